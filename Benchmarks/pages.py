"""Server time of every page with 22 organisers of 10 groups each, all notifications sent with full answers: measured with wrk, one connection.

Fills a demonstration, writes the groups that are missing straight into its register (a county with fewer than ten municipalities could not
draw ten groups), serves it, follows the links of a county's contact person and of THL's two roles, and asks each kind of page for as long as
told. Prints a table and ends with status 1 if a page's median is over the limit.

    python3 Benchmarks/pages.py .build/release/sosdata [--seconds 3] [--limit-ms 50]
"""

import argparse
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Tests", "Browser"))
from forms import Form  # noqa: E402
from server import Server  # noqa: E402

GROUPS = 10
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LONG = "Siirtymäaikana tiedot toimitetaan osin erillisinä; övergångstiden är lång. " * 12


def identifier(number):
    """An id such as the register makes."""
    text = ""
    for _ in range(20):
        number, rest = divmod(number * 7 + 5, len(ALPHABET))
        text += ALPHABET[rest]
        number += 31
    return text


def fill(path):
    """Gives each organiser ten groups with sent notifications of two versions and full answers."""
    register = sqlite3.connect(path)
    register.row_factory = sqlite3.Row
    model = max(register.execute("SELECT * FROM notification WHERE reference IS NOT NULL"), key=lambda row: len(row["draft"]))
    draft = json.loads(model["draft"])
    definition = json.load(open(os.path.join(os.path.dirname(__file__), "..", "Sources/NotificationForm/Resources/delivery-method-1.json")))
    questions = [question for section in definition["sections"] for question in section["questions"]]
    for question in questions:
        codes = [option["code"] for option in question.get("options", [])]
        rows = [row["code"] for row in question.get("rows", [])]
        for number, key in enumerate([f"{question['id']}.{row}" for row in rows] or [question["id"]]):
            if question["type"] in ("single", "matrix") and codes:
                draft["values"].setdefault(key, codes[number % len(codes)])
            elif question["type"] == "longtext":
                draft["values"][key] = LONG
    draft["values"]["services"] = "separate"
    account = {row["area"]: row["id"] for row in register.execute("SELECT * FROM account WHERE role = 'county-contact'")}
    # What was sent is kept by triggers; this register is a copy that is thrown away.
    for trigger in ("notificationReviewIsKept", "notificationVersionIsKept"):
        register.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for table in ("notificationReview", "notificationVersion", "notification", "referenceCounter"):
        register.execute(f"DELETE FROM {table}")
    made = 0
    for area, contact in sorted(account.items()):
        have = register.execute("SELECT id FROM municipalityGroup WHERE area = ? AND withdrawnAt IS NULL", [area]).fetchall()
        ids = [row["id"] for row in have]
        while len(ids) < GROUPS:
            made += 1
            group = identifier(made * 1_000_003)
            register.execute(
                "INSERT INTO municipalityGroup (id, roundId, area, name, nameKey, version, createdAt) VALUES (?, '2023-01', ?, ?, ?, 1, 1)",
                [group, area, f"Ryhmä {made}", f"ryhmä {made}"],
            )
            ids.append(group)
        # Every group speaks for a part of the county's municipalities, as far as they go round.
        codes = [row[0] for row in register.execute(
            "SELECT municipality FROM groupMunicipality m JOIN municipalityGroup g ON g.id = m.groupId"
            " WHERE g.area = ? AND removedAt IS NULL ORDER BY municipality", [area])]  # fmt: skip
        for place, code in enumerate(codes):
            register.execute(
                "UPDATE groupMunicipality SET groupId = ? WHERE municipality = ? AND removedAt IS NULL", [ids[place % GROUPS], code]
            )
        for number, group in enumerate(ids, 1):
            own = codes[number - 1 :: GROUPS]
            draft["values"].update(county=area, municipalities=own, groupName=f"Ryhmä {number}")
            text = json.dumps(draft, ensure_ascii=False)
            state = "amending" if number % 3 == 0 else "submitted"
            register.execute(
                "INSERT INTO notification (groupId, state, draft, changes, draftVersion, savedAt, savedBy, reference)"
                " VALUES (?, ?, ?, '{}', 9, 1, ?, ?)", [group, state, text, contact, f"LS-2023-01-{area}-{number}"],
            )  # fmt: skip
            for version in (1, 2):
                register.execute(
                    "INSERT INTO notificationVersion (groupId, number, answers, formVersion, language, groupName, municipalities,"
                    " acknowledgements, reason, submittedAt, submittedBy) VALUES (?, ?, ?, 1, 'fi', ?, ?, '[]', ?, ?, ?)",
                    [group, version, text, f"Ryhmä {number}", json.dumps(own), None if version == 1 else "Korjaus", 1_650_000_000_000 + version, contact],
                )
    register.commit()
    groups, versions = (register.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("municipalityGroup", "notificationVersion"))
    print(f"{groups} groups, {versions} versions, {len(text)} characters of answers each")
    register.close()


def pages(form, start="/", limit=400):
    """One address of each kind that can be reached by links, files and signing out left aside."""
    kinds, visits, waiting, seen = {}, {}, [start], set()
    while waiting and len(seen) < limit:
        path = waiting.pop(0)
        kind = re.sub(r"/[a-z0-9]{20}(?=/|$)", "/:id", path.split("?")[0])
        # Some of each kind are read: a notification that is being changed leads on to other pages than one that is sent.
        if visits.get(kind, 0) >= 4 or path in seen:
            continue
        seen.add(path)
        visits[kind] = visits.get(kind, 0) + 1
        page = form.get(path)
        if form.status != 200 or "<html" not in page[:200]:
            continue
        kinds.setdefault(kind, form.url[len(form.address) :] or "/")
        for link in re.findall(r'href="(/[^"#]*)', page):
            if not link.startswith(("/assets", "/language")) and "." not in link.rsplit("/", 1)[-1]:
                waiting.append(link)
    return kinds


def measured(form, path, seconds):
    """The median, the 99th percentile in milliseconds, and how many pages a second."""
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for handler in form.opener.handlers if hasattr(handler, "cookiejar") for cookie in handler.cookiejar)
    told = subprocess.run(
        ["wrk", "-t1", "-c1", f"-d{seconds}s", "--latency", "-H", f"Cookie: {cookies}", form.address + path],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    if "Non-2xx" in told:
        return None
    times = {share: float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit] for share, value, unit in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s)", told)}
    return times["50"], times["99"], float(re.search(r"Requests/sec:\s+([\d.]+)", told).group(1))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("binary")
    options.add_argument("--seconds", type=int, default=3)
    options.add_argument("--limit-ms", type=float, default=50)
    options = options.parse_args()
    slow = []
    with tempfile.TemporaryDirectory() as folder:
        server = Server(os.path.abspath(options.binary), folder, 300, 1)
        fill(os.path.join(server.data, "register.sqlite"))
        server.start()
        try:
            print(f"{'page':<60} {'median ms':>10} {'99 % ms':>10} {'per s':>8}")
            for account in server.accounts[1:4]:
                form = Form(server, account)
                print(account.role)
                for kind, path in sorted(pages(form).items()):
                    result = measured(form, path, options.seconds)
                    if result is None:
                        continue
                    median, late, rate = result
                    print(f"{kind:<60} {median:>10.1f} {late:>10.1f} {rate:>8.0f}", flush=True)
                    if median > options.limit_ms:
                        slow.append(kind)
        finally:
            server.stop()
    print(f"over {options.limit_ms:g} ms: {', '.join(slow) if slow else 'none'}")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
