"""A mail really sent: SMTP with STARTTLS to a server of the test's own, its certificate made for the test, the PDF looked into.

Starts the built program over a small demonstration, fills in and sends a notification, and looks at what arrives: each mail once, as text
and HTML with a tagged PDF, in the language of submission; a server without encryption gets nothing; what a crash interrupts is sent.

    python3 Tests/Browser/mail.py --binary .build/debug/sosdata [--weasyprint .venv/bin/weasyprint]
"""

import argparse
import asyncio
import email
import email.policy
import json
import os
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from checks import Checks
from forms import Form
from server import Server

PASSWORD = "ett långt lösenord"


class Mailbox:
    """Keeps what arrives; refuses the first so many with a temporary fault."""

    def __init__(self, refusals=0):
        self.mails = []
        self.refusals = refusals
        self.thinks = 0
        self.heard = threading.Event()
        self.refused_sender = None

    async def handle_MAIL(self, server, session, envelope, address, options):
        if address == self.refused_sender:
            return "550 Not from you"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.heard.set()
        await asyncio.sleep(self.thinks)
        if self.refusals > 0:
            self.refusals -= 1
            return "451 Try again later"
        message = email.message_from_bytes(envelope.original_content or envelope.content, policy=email.policy.default)
        header = (envelope.original_content or envelope.content).split(b"\r\n\r\n")[0]
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, message, session.ssl is not None and header.isascii()))
        return "250 OK"


class MailServer:
    """An SMTP server on a free port of this machine, with STARTTLS and an account, or plain."""

    def __init__(self, folder, encrypted=True, refusals=0):
        self.box = Mailbox(refusals)
        authority = trustme.CA()
        self.authority = os.path.join(folder, "authority.pem")
        authority.cert_pem.write_to_path(self.authority)
        context = None
        if encrypted:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert("127.0.0.1").configure_cert(context)

        def authenticate(server, session, envelope, mechanism, data):
            known = (data.login, data.password) == (b"sosdata", PASSWORD.encode())
            return AuthResult(success=known)

        self.controller = Controller(
            self.box, hostname="127.0.0.1", port=0, ready_timeout=10,
            **(dict(tls_context=context, require_starttls=True, authenticator=authenticate, auth_required=True) if encrypted else {}),
        )  # fmt: skip

    def __enter__(self):
        # The controller cannot take a free port by itself; the server is made here and serves in a thread.
        loop = self.controller.loop

        async def serve():
            self.controller.server = await loop.create_server(self.controller.factory, "127.0.0.1", 0)
            self.port = self.controller.server.sockets[0].getsockname()[1]
            started.set()

        started = threading.Event()
        self.thread = threading.Thread(target=lambda: (loop.run_until_complete(serve()), loop.run_forever()), daemon=True)
        self.thread.start()
        started.wait(10)
        return self

    def __exit__(self, *_):
        self.controller.loop.call_soon_threadsafe(self.controller.loop.stop)
        self.thread.join(10)

    def wait(self, count, seconds=40):
        """Waits until so many mails have come, and a little longer to see whether there are more."""
        until = time.monotonic() + seconds
        while len(self.box.mails) < count and time.monotonic() < until:
            time.sleep(0.2)
        time.sleep(3)
        return self.box.mails


def settings(folder, mail, weasyprint, **changes):
    """A settings file that names the mail server."""
    with open(os.path.join(folder, "password"), "w", encoding="utf-8") as file:
        file.write(PASSWORD + "\n")
    values = {
        "mail-host": "127.0.0.1", "mail-port": mail.port, "mail-from": "sosdata@thl.example", "mail-user": "sosdata",
        "mail-password-file": os.path.join(folder, "password"), "mail-ca-file": mail.authority,
    }  # fmt: skip
    if weasyprint:
        values["weasyprint"] = weasyprint
    values.update(changes)
    path = os.path.join(folder, "settings.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({name: value for name, value in values.items() if value is not None}, file)
    return path


def received(server, folder, options, checks):
    """Draft copy and receipt arrive once each, encrypted, with a tagged PDF."""
    with MailServer(folder, refusals=0) as mail:
        server.start("--config", settings(folder, mail, options.weasyprint))
        form = Form(server, server.accounts[0])
        notification = form.complete("sv")
        form.post(f"/notifications/{notification}/draft-copy")
        drafts = mail.wait(1)
        checks.that(len(drafts) == 1, "the copy of the draft arrives once", len(drafts))
        if drafts:
            subject = str(drafts[0][2]["Subject"])
            checks.that("UTKAST / LUONNOS / DRAFT" in subject, "it is marked as a draft", subject)
            checks.that("LS-2023" not in drafts[0][2].as_string(), "it has no reference number")
        reference = form.send(notification)
        mails = mail.wait(2)[1:]
        checks.that(len(mails) in (1, 2), "the receipt arrives", len(mails))
        checks.that(len({m["Message-ID"] for _, _, m, _ in mails}) == len(mails), "each receipt is a message of its own")
        checks.that(len({to[0] for _, to, _, _ in mails}) == len(mails), "nobody gets the receipt twice", [to for _, to, _, _ in mails])
        for sender, _, message, encrypted in mails:
            looked_at(message, sender, encrypted, reference, folder, options, checks)
        document = form.get(f"/notifications/{notification}/receipt.pdf", raw=True)
        if options.weasyprint:
            tagged(document, folder, "the receipt's file", checks)
        told(server, mail, form, notification, reference, checks)
        checks.that(server.stop() == 0, "the server ends cleanly")


def told(server, mail, county, notification, reference, checks):
    """A query asked twice, its answer and the acceptance arrive once for each reader, encrypted, with text and HTML and no file."""
    asker = next(account for account in server.accounts if account.email.startswith("officer"))
    officer = Form(server, asker)
    path = f"/notifications/{notification}/remarks"
    query = {"question": "periods", "kind": "query", "text": "Varför inte Kanta? <b>"}
    officer.get(path)

    def new(act, what, words):
        before = len(mail.box.mails)
        act()
        mails = mail.wait(before + 1)[before:]
        checks.that(len(mails) in (1, 2), f"{what} arrives", len(mails))
        checks.that(len({to[0] for _, to, _, _ in mails}) == len(mails), f"{what} reaches nobody twice", [to for _, to, _, _ in mails])
        for _, _, message, encrypted in mails:
            parts = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
            checks.that(encrypted and parts == ["text/plain", "text/html"], f"{what} is encrypted, with text and HTML", parts)
            checks.that(reference in str(message["Subject"]), f"{what} names the notification", message["Subject"])
            text = message.get_body(("plain",)).get_content()
            checks.that(words in text, f"{what} says what was said", text)
        return mails

    asked = new(lambda: (officer.post(path, query), officer.post(path, query)), "the query", query["text"])
    checks.that(all(str(message["Subject"]).startswith("Fråga") for _, _, message, _ in asked), "it is in the language of submission")
    remark = re.search(r'name="answer-([a-z0-9]{20})"', county.get(path)).group(1)
    answers = new(lambda: county.post(path, {"answer": remark, f"answer-{remark}": "Systemet byts i maj"}), "the answer", "byts i maj")
    checks.that([to for _, to, _, _ in answers] == [[asker.email]], "it goes to whoever asked", [to for _, to, _, _ in answers])
    new(
        lambda: officer.post(f"/notifications/{notification}/review", {"decision": "accepted", "comment": "Tack så mycket"}),
        "the acceptance", "Tack så mycket",
    )  # fmt: skip


def looked_at(message, sender, encrypted, reference, folder, options, checks):
    checks.that(encrypted, "the connection was encrypted, and the header is ASCII (RFC 2047)")
    checks.that(sender == "sosdata@thl.example", "the sender is the one of the settings", sender)
    checks.that(reference in str(message["Subject"]), "the subject has the reference number", message["Subject"])
    checks.that(str(message["Subject"]).startswith("Kvitto"), "the subject is in the language of submission", message["Subject"])
    parts = {part.get_content_type(): part for part in message.walk() if not part.is_multipart()}
    checks.that("multipart/alternative" in {part.get_content_type() for part in message.walk()}, "text and HTML are alternatives")
    text = parts["text/plain"].get_content()
    html = parts["text/html"].get_content()
    checks.that(reference in text and reference in html, "both forms have the reference number")
    checks.that("Samarbetsperson" in text and "å" in html, "letters come as they were written")
    if options.weasyprint:
        attachment = parts.get("application/pdf")
        if checks.that(attachment is not None, "a PDF is attached", list(parts)):
            checks.that(attachment.get_filename() == f"{reference}-v1.pdf", "it is named after the reference", attachment.get_filename())
            tagged(attachment.get_content(), folder, "the attached PDF", checks)
    for part in ("text/plain", "text/html"):
        coded = parts[part].get_payload().encode()
        checks.that(b"=0A" not in coded and b"=0D" not in coded, f"the lines of {part} end as lines of mails do (RFC 2045, 6.7)")
    subject = re.search(rb"^Subject: .*(?:\r?\n .*)*", message.as_bytes(policy=email.policy.compat32), re.M).group(0)
    checks.that(all(len(line) <= 76 for line in subject.splitlines()), "no line of the subject is longer than 76 characters", subject)


def tagged(document, folder, name, checks):
    path = os.path.join(folder, "receipt.pdf")
    with open(path, "wb") as file:
        file.write(document)
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    checks.that("Tagged:          yes" in info, f"{name} is tagged", info)
    checks.that("Title:" in info and "Kvitto" in info, f"{name} has a title", info)
    structure = subprocess.run(["pdfinfo", "-struct", path], capture_output=True, text=True).stdout
    for tag in ("H1", "H2", "Table", "TH", "TD", "Caption"):
        checks.that(tag in structure, f"{name} has the tag {tag}")
    metadata = subprocess.run(["pdfinfo", "-meta", path], capture_output=True, text=True).stdout
    checks.that("pdfuaid" in metadata, f"{name} says that it is PDF/UA", metadata[:300])


def without_encryption(server, folder, options, checks):
    """A mail server without STARTTLS gets nothing; told that it is plain, it gets what waited."""
    with MailServer(folder, encrypted=False) as mail:
        path = settings(folder, mail, options.weasyprint, **{"mail-user": None, "mail-password-file": None})
        server.start("--config", path)
        form = Form(server, server.accounts[1])
        notification = form.any_editable()
        form.post(f"/notifications/{notification}/draft-copy")
        time.sleep(4)
        checks.that(not mail.box.mails, "without STARTTLS nothing is sent", len(mail.box.mails))
        page = form.get("/outbox")
        checks.that("Suojattua" in page or "skyddad" in page or "protected" in page, "the outbox says why")
        # The program dies at once, as in a power failure, with the mail waiting.
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        path = settings(folder, mail, options.weasyprint, **{"mail-user": None, "mail-password-file": None, "mail-plain": True})
        server.start("--config", path)
        mails = mail.wait(1, seconds=90)
        checks.that(len(mails) == 1, "after a crash the mail that waited is sent, once", len(mails))
        checks.that(server.stop() == 0, "the server ends cleanly")


def told_to_end(server, folder, options, checks):
    """A program that is told to end while the mail server thinks stores the answer: the next start sends nothing again. A server that
    takes nothing from us loses no mail."""
    with MailServer(folder) as mail:
        server.start("--config", settings(folder, mail, options.weasyprint))
        form = Form(server, server.accounts[0])
        notification = form.any_editable()
        mail.box.thinks = 3
        form.post(f"/notifications/{notification}/draft-copy")
        checks.that(mail.box.heard.wait(30), "the mail is on its way")
        second = subprocess.run([server.binary, "serve", "--data", server.data, "--port", "0"], capture_output=True, text=True, timeout=60)
        checks.that(second.returncode == 2 and "another program" in second.stderr, "a second program on the register is refused", second.stderr)
        checks.that(server.stop() == 0, "the server ends cleanly")
        mail.box.thinks = 0
        mail.box.refused_sender = "sosdata@thl.example"
        server.start("--config", settings(folder, mail, options.weasyprint))
        mails = mail.wait(2, seconds=6)
        checks.that(len(mails) == 1, "what was being sent when the program was told to end is sent once", len(mails))
        form = Form(server, server.accounts[0])
        form.post(f"/notifications/{notification}/draft-copy")
        time.sleep(8)
        page = form.get("/outbox")
        checks.that("550" not in page and len(mail.box.mails) == 1, "a server that takes nothing from us gets nothing")
        checks.that(re.search("palvelun viestejä|från tjänsten|from the service", page), "the outbox says why")
        checks.that(not re.search("Ei voitu lähettää|Kunde inte skickas|Could not be sent", page), "and the mail is not given up")
        server.stop()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--binary", default=".build/debug/sosdata")
    options.add_argument("--weasyprint", default=os.path.abspath(".venv/bin/weasyprint"))
    options.add_argument("--clients", type=int, default=300)
    options = options.parse_args()
    if not os.access(options.weasyprint, os.X_OK):
        options.weasyprint = None
    checks = Checks(None)
    with tempfile.TemporaryDirectory() as folder:
        server = Server(options.binary, folder, options.clients, 1)
        with checks.step("a mail is received with STARTTLS, once, with its PDF"):
            received(server, folder, options, checks)
        with checks.step("without STARTTLS nothing is sent, and a crash loses nothing"):
            without_encryption(server, folder, options, checks)
        with checks.step("told to end the program sends no mail twice, and a server that takes nothing loses none"):
            told_to_end(server, folder, options, checks)
        if server.process.poll() is None:
            server.process.kill()
    print(f"{checks.passed} passed, {len(checks.failures)} failed")
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    main()
