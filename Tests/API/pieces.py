"""How schemathesis sends the pieces of an upload: as they are."""

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def pieces(context, value):
    return value if isinstance(value, bytes) else str(value).encode()
