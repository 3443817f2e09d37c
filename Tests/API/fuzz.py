"""Schemathesis asks the running server everything its own description allows, and much that it does not."""

import os
import subprocess
import sys


def fuzz(service, checks, token, seconds, seed):
    """Runs it for a bounded time; a 500, an undescribed status or an answer that does not fit the description fails."""
    print(f"· schemathesis with seed {seed} for at most {seconds} s", flush=True)
    done = subprocess.run(
        [
            os.path.join(os.path.dirname(sys.executable), "schemathesis"), "run", f"{service.address}/api/openapi.json",
            "--header", f"Authorization: Bearer {token}", "--seed", str(seed), "--max-time", str(seconds), "--max-examples", "100",
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            "--suppress-health-check", "all", "--warnings", "off", "--continue-on-failure", "--request-timeout", "30",
        ],
        capture_output=True, text=True, timeout=seconds + 240, cwd=service.folder,
        env={**os.environ, "SCHEMATHESIS_HOOKS": "pieces", "PYTHONPATH": os.path.dirname(os.path.abspath(__file__))},
    )  # fmt: skip
    checks.that(done.returncode == 0, "schemathesis finds nothing", done.stdout[-6000:] + done.stderr[-1000:])
    failed = [line for line in service.log if "status=500" in line or " error " in line]
    checks.that(not failed, "and no request failed by a fault of the server", failed[:5])
