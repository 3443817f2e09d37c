"""The program under test: a server over a small demonstration, restarted and killed at will, with a token made on its page."""

import hashlib
import json
import os
import re
import subprocess
import sys
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Browser"))
from server import Server  # noqa: E402


class Service(Server):
    """`sosdata serve` on one port, whatever becomes of it in between."""

    def __init__(self, binary, folder, clients, seed):
        super().__init__(binary, folder, clients, seed)
        # Tests ask oftener than programs that deliver.
        self.config = os.path.join(folder, "settings.json")
        with open(self.config, "w") as file:
            json.dump({"api-requests-per-minute": 1_000_000}, file)
        self.port = 0

    def start(self):
        """Starts serving, after the first time on the same port."""
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", self.data, "--port", str(self.port), "--config", self.config],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        for line in self.process.stdout:
            self.log.append(line)
            if found := re.search(r"http://[^\s]+:(\d+)", line):
                self.address = found.group(0)
                self.port = int(found.group(1))
                threading.Thread(target=self._keep_log, daemon=True).start()
                return
        raise RuntimeError("serve ended before it listened:\n" + "".join(self.log))

    def kill(self):
        """Kills the program outright, as a power failure would."""
        self.process.kill()
        self.process.wait()

    def session(self, account):
        """Signs in, as a contact person does; gives what fetches a page, or sends a form to it."""
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

        def page(path, fields=None):
            data = urllib.parse.urlencode(fields).encode() if fields else None
            return opener.open(self.address + path, data).read().decode()

        page("/sign-in", {"csrf": csrf(page("/sign-in")), "email": account.email, "password": account.password})
        return page

    def token(self, account, name):
        """Makes a token on its page."""
        page = self.session(account)
        made = page("/tokens", {"csrf": csrf(page("/tokens")), "name": name, "days": "30"})
        token = re.search(r"sosdata_[0-9a-f]{64}", made).group(0)
        assert token not in page("/tokens"), "a token is shown once"
        return token

    def group(self, token):
        """The name of one of the county's groups."""
        return next(found["group"] for found in self.ask(token, "GET", "/api/deliveries")[1]["deliveries"] if "group" in found)

    def ask(self, token, method, path, headers=(), body=None):
        """One request; returns status, JSON or text, and headers."""
        request = urllib.request.Request(self.address + path, data=body, method=method, headers={"Authorization": f"Bearer {token}", **dict(headers)})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                status, content, found = answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            status, content, found = error.code, error.read(), error.headers
        text = content.decode()
        return status, json.loads(text) if "json" in found.get("Content-Type", "") and "jsonl" not in found["Content-Type"] else text, found

    def begin(self, token, organiser, group, size, name="client_periods.csv"):
        """Begins a delivery of one file of so many bytes that need not be rows; returns its address and the file's."""
        path = os.path.join(self.folder, f"block-{size}-{len(group)}.bin")
        with open(path, "wb") as file:
            seed = hashlib.sha256(group.encode()).digest()
            piece = b"".join(hashlib.sha256(seed + number.to_bytes(4, "big")).digest() for number in range(32_768))
            left = size
            while left > 0:
                file.write(piece[:left])
                left -= len(piece)
        manifest = {
            "format_version": 1, "organiser": organiser, "municipality_group": {"name": group, "municipalities": []},
            "monitoring_period": "2023Q1", "channel": "separate", "source_systems": [str(size)], "service_tasks": [], "social_services": [],
            "declared_gaps": [], "program": "test",
            "blocks": [{"block": "client_periods", "file": name, "rows": 0, "sha256": digest(path)}],
        }  # fmt: skip
        status, delivery, _ = self.ask(token, "POST", "/api/deliveries", {"Content-Type": "application/json"}, json.dumps(manifest).encode())
        assert status == 201, delivery
        return delivery["href"], path


def csrf(text):
    """The token of a page's form."""
    return re.search(r'name="csrf" value="(\w+)"', text).group(1)


def digest(path):
    """The SHA-256 of a file."""
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
