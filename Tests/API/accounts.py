"""A real register from nothing: the first accounts are named in the settings file, and each person sets the password by a link."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PASSWORD = "a password that is long enough"


class NewRegister:
    """A data directory that is not there yet."""

    def __init__(self, binary, folder, checks):
        self.binary = binary
        self.checks = checks
        self.data = os.path.join(folder, "real")
        self.config = os.path.join(folder, "real.json")
        self.running = []

    def settings(self, accounts):
        with open(self.config, "w") as file:
            json.dump({"accounts": accounts}, file)

    def serve(self):
        """Starts it; returns the process, its address and the links it prints."""
        told = os.path.join(os.path.dirname(self.config), "told")
        with open(told, "w") as file:
            process = subprocess.Popen(
                [self.binary, "serve", "--data", self.data, "--config", self.config, "--port", "0"],
                stdout=file, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        self.running.append(process)
        while process.poll() is None and not os.path.getsize(told):
            time.sleep(0.05)
        # The welcome is written in one piece.
        with open(told) as file:
            text = file.read()
        address = re.search(r"http://\S+:\d+", text).group(0)
        return process, address, dict(re.findall(r"(\S+@\S+) .*?(http://\S+)", text))

    @staticmethod
    def stop(process):
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)

    @staticmethod
    def post(opener, address, fields):
        """Posts a form with the token of its page; returns status, place and text."""
        page = opener.open(address).read().decode()
        token = re.search(r'name="csrf" value="(\w+)"', page).group(1)
        try:
            answer = opener.open(address, urllib.parse.urlencode({"csrf": token, **fields}).encode())
            return answer.status, answer.url, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, address, error.read().decode()

    def everything(self):
        try:
            self.first_and_later()
        finally:
            for process in self.running:
                process.kill()

    def first_and_later(self):
        officer = {"email": "rita@example.org", "name": "Rita Register", "role": "register-officer", "language": "en"}
        contact = {"email": "aino@example.org", "name": "Aino Area", "role": "county-contact", "area": "08"}
        that = self.checks.that
        with self.checks.step("a new register gets its first accounts"):
            done = subprocess.run([self.binary, "serve", "--data", self.data, "--port", "0"], capture_output=True, timeout=60)
            that(done.returncode == 2 and not os.path.exists(self.data), "without accounts no register is made by a misspelt path")
            self.settings([{**officer, "role": "king"}])
            done = subprocess.run([self.binary, "serve", "--data", self.data, "--config", self.config, "--port", "0"], capture_output=True, timeout=60)
            that(done.returncode == 2 and not os.path.exists(self.data), "an account that cannot be is refused before anything is made")
            self.settings([officer])
            process, address, links = self.serve()
            that(set(links) == {"rita@example.org"}, "a link is printed for the person", links)
            mode = os.stat(os.path.join(self.data, "keys")).st_mode & 0o777
            that(mode == 0o700, "the keys are the owner's only", oct(mode))
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
            link = links["rita@example.org"]
            that(self.post(opener, link, {"password": "short", "again": "short"})[0] == 422, "a short password is refused")
            that(self.post(opener, link, {"password": PASSWORD, "again": PASSWORD + "x"})[0] == 422, "two different ones are refused")
            status, place, text = self.post(opener, link, {"password": PASSWORD, "again": PASSWORD})
            that(status == 200 and place.endswith("/sign-in"), "setting the password leads to signing in", (status, place))
            status, place, text = self.post(opener, address + "/sign-in", {"email": "rita@example.org", "password": PASSWORD})
            that(place.endswith("/register") and "Rita Register" in text, "with it the officer is in", place)
            try:
                opener.open(link)
                that(False, "the link works once")
            except urllib.error.HTTPError as error:
                that(error.code == 404, "the link works once", error.code)
            self.stop(process)
        with self.checks.step("later accounts are added by the same list"):
            self.settings([officer, contact])
            process, address, links = self.serve()
            that(set(links) == {"aino@example.org"}, "only whoever has no password gets a link", links)
            self.stop(process)
            process, address, again = self.serve()
            that(again.get("aino@example.org") not in (None, links["aino@example.org"]), "each start prints a new one", again)
            try:
                urllib.request.urlopen(address + urllib.parse.urlparse(links["aino@example.org"]).path)
                that(False, "the newer link ends the older")
            except urllib.error.HTTPError as error:
                that(error.code == 404, "the newer link ends the older", error.code)
            self.stop(process)
