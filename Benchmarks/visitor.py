"""A signed-in visitor of the site without a browser: keeps cookies and the token of the last form."""
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request


class Visitor:
    """Asks pages and posts forms at an address; follows redirects as a browser does."""

    def __init__(self, address):
        self.address = address
        self.token = ""
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def get(self, path):
        return self._read(urllib.request.Request(self.address + path))

    def post(self, path, *fields):
        """Posts fields with the token of the last page that had a form."""
        data = urllib.parse.urlencode([("csrf", self.token), *fields]).encode()
        return self._read(urllib.request.Request(self.address + path, data=data))

    def _read(self, request):
        try:
            with self.opener.open(request, timeout=600) as answer:
                text = answer.read().decode()
        except urllib.error.HTTPError as refused:
            raise RuntimeError(f"{request.full_url}: {refused.code}\n{refused.read().decode()[:2000]}") from None
        found = re.search(r'name="csrf" value="([0-9a-f]+)"', text)
        if found:
            self.token = found.group(1)
        return text

    def sign_in(self, email, password):
        self.get("/sign-in")
        self.post("/sign-in", ("email", email), ("password", password))
        return self
