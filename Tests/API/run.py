"""Delivers by program to a real server: uploads by other people's client of the tus protocol over a connection that breaks, the command
`sosdata deliver`, and schemathesis on the API's own description. Before that a real register is made from nothing.

Starts the built program over a small demonstration on a free port of this machine. Prints `N passed, N failed` and ends with status 1 if
anything failed.

    python3 Tests/API/run.py --binary .build/debug/sosdata [--megabytes 200] [--fuzz-seconds 20] [--clients 1000]
"""

import argparse
import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Browser"))
from accounts import NewRegister  # noqa: E402
from command import Command  # noqa: E402
from fuzz import fuzz  # noqa: E402
from service import Service  # noqa: E402
from tally import Tally  # noqa: E402
from uploads import Uploads  # noqa: E402


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", default=".build/debug/sosdata")
    options.add_argument("--megabytes", type=int, default=24)
    options.add_argument("--fuzz-seconds", type=int, default=20)
    options.add_argument("--clients", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options = options.parse_args()
    checks = Tally()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        NewRegister(options.binary, folder, checks).everything()
        service = Service(options.binary, folder, options.clients, options.seed)
        service.start()
        try:
            helsinki = next(account for account in service.accounts if "Helsinki" in account.role)
            token = service.token(helsinki, "Robot")
            group = service.group(token)
            Command(service, checks, token, group, helsinki).everything()
            Uploads(service, checks, token, group, options.megabytes * 1_000_000).everything()
            fuzz(service, checks, service.token(helsinki, "Fuzz"), options.fuzz_seconds, options.seed)
        finally:
            checks.that(service.stop() == 0, "Ctrl-C ends the server cleanly")
        checks.that(not any("sosdata_" in line for line in service.log), "no token is logged")
    print(f"API tests: {time.monotonic() - began:.0f} s")
    print(f"{checks.passed} passed, {len(checks.failures)} failed")
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
