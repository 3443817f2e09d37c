"""Walks the whole way through Sosdata in a real Chromium: sign in, draw a group, fill in the form, send, upload, THL's matrix and table.

Starts the built program over a small demonstration on a free port of this machine. Every page is looked at in three languages, wide and
narrow, with axe; the form is filled in with the keyboard, and once without script. Prints `N passed, N failed` and ends with status 1 if
anything failed.

    python3 Tests/Browser/run.py --binary .build/debug/sosdata [--chromium /usr/bin/chromium] [--screenshots DIR] [--clients 2000]
"""

import argparse
import shutil
import sys
import tempfile
import time

from checks import Checks
from county import County
from editing import Editing
from losing import Losing
from missing import Missing
from playwright.sync_api import sync_playwright
from published import Published
from register import Register
from server import Server


def watch(context, checks, origin):
    """Counts as a failure whatever the browser complains of, and every request that leaves the site."""

    def complain(message):
        # A page that answers with an error status is meant to be one here; the browser says so on its console all the same.
        if message.type == "error" and "Failed to load resource" not in message.text:
            checks.that(False, "the browser complains of nothing", message.text)

    def look(request):
        if not request.url.startswith(origin) and not request.url.startswith(("data:", "blob:")):
            checks.that(False, "no request leaves the site", request.url)

    context.on("console", complain)
    context.on("request", look)
    context.on("weberror", lambda error: checks.that(False, "the script throws nothing", error.error))


def walk(browser, server, checks, clients):
    """The whole way, each part with the browser it belongs to."""

    def context(script=True):
        made = browser.new_context(locale="sv-FI", java_script_enabled=script)
        made.set_default_timeout(20_000)
        watch(made, checks, server.address)
        return made

    helsinki, other, officer, statistician = server.accounts[:4]
    group = County(context().new_page(), server, checks, other, "08").with_keyboard()
    everyday = Editing(signed_in(context(), server, other), server, checks, other, "08")
    for language in ("fi", "en", "sv"):
        everyday.by_keyboard(language)
    everyday.together(signed_in(context(), server, other))
    everyday.around()
    everyday.structure()
    Losing(everyday.page, server, checks, other, "08").everything("Strukturen")
    everyday.claims()
    Register(context().new_page(), server, checks, officer).everything(group)
    Register(context().new_page(), server, checks, statistician).figures()
    # A smaller demonstration publishes nothing (Demonstration+Publishing.swift).
    if clients >= 2000:
        Published(context().new_page(), server, checks).everything()
        Published(context().new_page(), server, checks).two_pairs_of_eyes(officer)
    Missing(context().new_page(), server, checks, officer).officer()
    Missing(context().new_page(), server, checks, other).contact()
    Missing(context().new_page(), server, checks, server.accounts[5]).management()
    County(context(script=False).new_page(), server, checks, helsinki, "90").without_script()
    plain = Editing(signed_in(context(script=False), server, other), server, checks, other, "08")
    for language in ("fi", "en", "sv"):
        plain.by_keyboard(language, script=False)


def signed_in(context, server, account):
    """A page of a browser in which an account is signed in."""
    page = context.new_page()
    page.goto(server.address + "/sign-in")
    page.fill("#email", account.email)
    page.fill("#password", account.password)
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/county")
    return page


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", default=".build/debug/sosdata")
    options.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("chromium-browser"))
    options.add_argument("--screenshots")
    options.add_argument("--clients", type=int, default=2000)
    options.add_argument("--seed", type=int, default=2)
    options = options.parse_args()
    checks = Checks(options.screenshots)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options.binary, folder, options.clients, options.seed)
        checks.that(len(server.accounts) == 6, "demo prints six accounts", server.accounts)
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
                walk(browser, server, checks, options.clients)
                browser.close()
        finally:
            checks.that(server.stop() == 0, "Ctrl-C ends the server cleanly")
        secrets = [account.password for account in server.accounts]
        checks.that(not any(secret in line for secret in secrets for line in server.log[1:] if "request" in line), "no password is logged")
    print(f"browser tests: {time.monotonic() - began:.0f} s")
    print(f"{checks.passed} passed, {len(checks.failures)} failed")
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
