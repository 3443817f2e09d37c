"""Starts the built program over a small demonstration and ends it again."""

import csv
import os
import re
import shutil
import signal
import subprocess
import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Account:
    """A demonstration account as the program prints it."""

    role: str
    email: str
    password: str


class Server:
    """`sosdata serve` on a free port of this machine."""

    def __init__(self, binary, folder, clients, seed):
        self.binary = binary
        self.folder = folder
        self.data = os.path.join(folder, "data")
        self.log = []
        told = self.run("demo", "--data", self.data, "--clients", str(clients), "--seed", str(seed)).stdout
        self.accounts = accounts(told)

    def run(self, *arguments, expected=(0,)):
        """Runs a command of the program to its end."""
        done = subprocess.run([self.binary, *arguments], capture_output=True, text=True, timeout=600)
        if done.returncode not in expected:
            raise RuntimeError(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done

    def start(self, *arguments):
        """Starts serving and waits until the program says where."""
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--port", "0", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in self.process.stdout:
            self.log.append(line)
            found = re.search(r"http://[^\s]+:\d+", line)
            if found:
                self.address = found.group(0).rstrip("/.")
                threading.Thread(target=self._keep_log, daemon=True).start()
                return
        raise RuntimeError("serve ended before it listened:\n" + "".join(self.log))

    def _keep_log(self):
        for line in self.process.stdout:
            self.log.append(line)

    def stop(self):
        """Interrupts the program as Ctrl-C does and returns its exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)

    def delivery(self, organiser, group, period, clients, seed, municipality=None):
        """Makes a delivery of a county's group, as the county's own machine would: extracts, then derivation. Returns its folder. Of a group
        of one municipality the clients of the others are left out."""
        extracts = os.path.join(self.folder, f"extracts-{organiser}-{seed}")
        out = os.path.join(self.folder, f"delivery-{organiser}-{seed}")
        shutil.rmtree(extracts, ignore_errors=True)
        shutil.rmtree(out, ignore_errors=True)
        self.run(
            "generate", "--period", period, "--organiser", organiser, "--clients", str(clients), "--seed", str(seed), "--out", extracts
        )
        if municipality:
            keep_municipality(os.path.join(extracts, "matters.csv"), municipality)
        self.run(
            "derive", "--period", period, "--matters", os.path.join(extracts, "matters.csv"), "--organiser", organiser, "--group", group,
            "--channel", "separate", "--identity", "test", "--quiet", "--out", out, expected=(0, 1),
        )  # fmt: skip
        return out


def keep_municipality(path, code):
    """Leaves the rows of one municipality in a table."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = rows[0].index("municipality")
    kept = [row for row in rows[1:] if row[column] == code]
    assert kept, f"no client of municipality {code}"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([rows[0], *kept])


def accounts(text):
    """The accounts among printed lines: whatever line holds an e-mail address, its password being the word after it."""
    found = []
    for line in text.splitlines():
        match = re.search(r"(?P<email>[\w.+-]+@[\w.-]+\w)[\s,;:·|]+(?:\w+:\s*)?(?P<password>\S+)", line)
        if match:
            found.append(Account(line[: match.start()].strip(" \t,;:·|-"), match["email"], match["password"]))
    return found
