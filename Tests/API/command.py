"""`sosdata deliver`: through a network that breaks, killed and run again, refused and reported."""

import os
import shutil
import subprocess
import time
import urllib.error

from proxy import CuttingProxy


class Command:
    """The command at a county."""

    def __init__(self, service, checks, token, group, account):
        self.service = service
        self.checks = checks
        self.group = group
        self.account = account
        self.token = token
        self.token_file = os.path.join(service.folder, "token")
        with open(self.token_file, "w") as file:
            file.write(token + "\n")

    def folder(self, clients, seed, period="2023Q1"):
        return self.service.delivery("90", self.group, period, clients, seed)

    def start(self, folder, to=None, token_file=None):
        return subprocess.Popen(
            [self.service.binary, "deliver", folder, "--to", to or self.service.address, "--token-file", token_file or self.token_file],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def deliver(self, folder, **options):
        """Runs the command to its end; returns exit status, output and errors."""
        process = self.start(folder, **options)
        output, errors = process.communicate(timeout=300)
        return process.returncode, output, errors

    def newest(self):
        return self.service.ask(self.token, "GET", "/api/deliveries")[1]["deliveries"][0]

    def sound(self):
        """A sound delivery is checked here and there, with the same report."""
        before = self.folder(3_000, 40, period="2022Q4")
        status, _, errors = self.deliver(before)
        self.checks.that(status == 0, "a delivery of the quarter before is taken", (status, errors))
        folder = self.folder(3_000, 41)
        proxy = CuttingProxy(self.service.port, [(50_000, "reset"), (20_000, "reset")])
        status, output, errors = self.deliver(folder, to=proxy.address)
        proxy.close()
        self.checks.that(status == 0 and errors == "", "a sound delivery ends with 0 and silence on standard error", (status, output, errors))
        self.checks.that(not proxy.cuts, "its connection was cut twice")
        delivery = self.newest()
        report = self.service.ask(self.token, "GET", f"{delivery['href']}/report?format=text&language=en")[1]
        self.checks.that(output.startswith(report), "it prints the server's report")
        self.checks.that(delivery["state"] == "accepted" and delivery["id"] in output, "it is in the register and told by its number")
        # What the server holds it against the county has too: the notification as the site exports it, and its delivery of the quarter before.
        notification = os.path.join(self.service.folder, "notification.json")
        held = ["--previous", before]
        try:
            declared = self.service.session(self.account)("/rounds/2023-01/declared/90.json")
            with open(notification, "w") as file:
                file.write(declared)
            held += ["--notification", notification]
        except urllib.error.HTTPError as error:
            # Where the county has sent none there is none to hold it against.
            self.checks.that(error.code == 404, "a notification that was not sent is not found", error.code)
        compared = 0
        for format in ("text", "json", "csv", "html"):
            for language in ("sv", "fi", "en"):
                # A server of made-up people does not ask whether there are as many of them as in the whole county.
                here = self.service.run(
                    "check", folder, "--identity", "test", "--sample", *held,
                    "--format", format, "--language", language,
                ).stdout  # fmt: skip
                there = self.service.ask(self.token, "GET", f"{delivery['href']}/report?format={format}&language={language}")[1]
                self.checks.that(here == there, f"the report as {format} in {language} is the same here and there")
                compared += here.count("period.vanished")
        self.checks.that(compared > 0, "and tells what has vanished since the quarter before")
        before = len(self.service.ask(self.token, "GET", "/api/deliveries")[1]["deliveries"])
        status, output, _ = self.deliver(folder)
        self.checks.that(status == 0 and delivery["id"] in output, "the same folder again is the same delivery")
        self.checks.that(len(self.service.ask(self.token, "GET", "/api/deliveries")[1]["deliveries"]) == before, "and makes no second one")
        return folder

    def broken(self, sound):
        """What the server would not take is not sent."""
        folder = os.path.join(self.service.folder, "broken")
        shutil.copytree(sound, folder)
        block = os.path.join(folder, "client_periods.csv")
        with open(block) as file:
            rows = file.read()
        with open(block, "w") as file:
            file.write(rows.replace(",2023-", ",2023-13-"))
        before = len(self.service.ask(self.token, "GET", "/api/deliveries")[1]["deliveries"])
        status, output, _ = self.deliver(folder)
        self.checks.that(status == 1 and "date.shape" in output, "a faulty delivery ends with 1 and its findings", (status, output[:500]))
        self.checks.that(len(self.service.ask(self.token, "GET", "/api/deliveries")[1]["deliveries"]) == before, "nothing was sent")
        for options, name in [
            ({"to": "http://sosdata.example.org"}, "an address without TLS"),
            ({"to": "127.0.0.1"}, "an address that is none"),
            ({"token_file": block}, "a file that is no token"),
            ({"token_file": os.path.join(folder, "nowhere")}, "a token file that is not there"),
        ]:
            status, _, errors = self.deliver(sound, **options)
            self.checks.that(status == 2 and errors, f"{name} ends with 2 and says why", (status, errors))
            self.checks.that(self.token not in errors, "no token is printed")
        wrong = os.path.join(self.service.folder, "wrong-token")
        with open(wrong, "w") as file:
            file.write("sosdata_" + "0" * 64)
        status, _, errors = self.deliver(sound, token_file=wrong)
        self.checks.that(status == 2 and "wrong-token" in errors, "a token that is not valid ends with 2", errors)

    def killed(self):
        """A program that is killed goes on when it is run again."""
        folder = self.folder(9_000, 42)
        size = os.path.getsize(os.path.join(folder, "client_periods.csv"))
        # Held up in the middle of the file, it is killed there.
        proxy = CuttingProxy(self.service.port, [(size // 2, "silence")])
        process = self.start(folder, to=proxy.address)
        while proxy.cuts:
            time.sleep(0.01)
        process.kill()
        process.wait()
        proxy.close()
        begun = [found for found in self.service.ask(self.token, "GET", "/api/deliveries?state=uploading")[1]["deliveries"]]
        status, output, errors = self.deliver(folder)
        self.checks.that(status == 0, "a killed program goes on when it is run again", (status, errors))
        self.checks.that(any(found["id"] in output for found in begun), "with the same delivery", [begun, output[-200:]])

    def killed_server(self):
        """A server that is killed and comes back costs the program nothing but time."""
        folder = self.folder(9_000, 43)
        proxy = CuttingProxy(self.service.port, [(100_000, "silence")])
        process = self.start(folder, to=proxy.address)
        while proxy.cuts:
            time.sleep(0.01)
        self.service.kill()
        time.sleep(0.5)
        self.service.start()
        output, errors = process.communicate(timeout=300)
        proxy.close()
        self.checks.that(process.returncode == 0, "it delivers to a server that was killed meanwhile", (process.returncode, errors, output[-300:]))

    def everything(self):
        with self.checks.step("the command delivers"):
            sound = self.sound()
        with self.checks.step("the command refuses"):
            self.broken(sound)
        for part in (self.killed, self.killed_server):
            with self.checks.step(part.__doc__):
                part()
