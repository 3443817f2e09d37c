"""Counting what passed and failed."""

import contextlib
import traceback


class Tally:
    """The tally of a run."""

    def __init__(self):
        self.passed = 0
        self.failures = []

    def that(self, is_true, name, detail=""):
        """Counts one check."""
        if is_true:
            self.passed += 1
        else:
            self.failures.append(name)
            print(f"FAILED {name}{': ' + str(detail)[:6000] if detail else ''}", flush=True)
        return is_true

    @contextlib.contextmanager
    def step(self, name):
        """Counts a step that fails if anything in it is thrown; the run goes on with the next."""
        print(f"· {name}", flush=True)
        try:
            yield
            self.passed += 1
        except Exception:
            self.failures.append(name)
            print(f"FAILED {name}\n{traceback.format_exc(limit=4)[-2500:]}", flush=True)
