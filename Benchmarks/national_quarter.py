"""One quarter of the whole country through the whole program: extracts and blocks of all four kinds of all 22 organisers, intake over the
API, edition, publication, and the public pages under load. Prints wall and CPU seconds, peak memory and bytes on disk of each step.

    national_quarter.py PROGRAM FOLDER [--clients 770000] [--seed 1] [--seconds 10] [--period 2023Q2]

The folder is made anew. The people are made up, so the register is one of a demonstration; everything else is what real users do: each
county's contact person draws a group of all municipalities, makes a token and runs `sosdata deliver`; the statistician orders the edition
and proposes it; the officer approves. Needs `wrk` for the last step and nothing beside the standard library.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import resource
import secrets
import shutil
import signal
import subprocess
import sys
import time

from measured import Steps, of_process, size
from visitor import Visitor

EXTRACTS = ("matters", "child_protection", "decisions", "services")
PAGES = (
    "/statistics", "/statistics/{q}/clients-by-area", "/statistics/{q}/clients-by-municipality", "/statistics/{q}/areas/08",
    "/statistics/{q}/charts/tiles.fi.svg", "/statistics/{q}/clients-by-municipality.csv", "/statistics/{q}/clients-by-municipality.sv.json",
    "/api/v2/tables", "/api/v2/tables/clients-by-area/data?lang=fi&valueCodes[area]=08",
)  # fmt: skip


def command(*parts, statuses=(0,)):
    """Runs a command; its wall and CPU seconds and peak MiB."""
    report = folder / "time"
    done = subprocess.run(
        ["/usr/bin/time", "--format=%e %U %S %M", f"--output={report}", *map(str, parts)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True)  # fmt: skip
    if done.returncode not in statuses:
        sys.exit(f"{' '.join(map(str, parts[:3]))} ended with {done.returncode}:\n{done.stdout[-4000:]}")
    wall, user, system, peak = report.read_text().splitlines()[-1].split()
    return float(wall), float(user) + float(system), int(peak) / 1024


def for_each_organiser(name, run, on_disk, more=lambda: ""):
    """A step of one command for each organiser: seconds together, the greatest peak."""
    figures = [run(organiser) for organiser in organisers]
    steps.line(name, sum(f[0] for f in figures), sum(f[1] for f in figures), max(f[2] for f in figures), size(on_disk), more())


def split():
    """Gives each organiser its rows of the extracts, as if its own systems had written them."""
    began = time.monotonic()
    cpu = time.process_time()
    for kind in EXTRACTS:
        files = {}
        with open(folder / "extracts" / f"{kind}.csv", encoding="utf-8") as source:
            header = source.readline()
            for line in source:
                organiser = line.split(",", 2)[1]
                if organiser not in files:
                    (folder / "county" / organiser).mkdir(parents=True, exist_ok=True)
                    files[organiser] = open(folder / "county" / organiser / f"{kind}.csv", "w", encoding="utf-8")
                    files[organiser].write(header)
                files[organiser].write(line)
        for file in files.values():
            file.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    steps.line("split by organiser (this script)", time.monotonic() - began, time.process_time() - cpu, peak, size(folder / "county"))


def derive(organiser):
    own = folder / "county" / organiser
    inputs = [part for kind in EXTRACTS if (own / f"{kind}.csv").exists()
              for part in (f"--{kind.replace('_', '-')}", own / f"{kind}.csv")]  # fmt: skip
    return command(
        options.program, "derive", "--period", options.period, *inputs, "--units", folder / "extracts" / "units.csv", "--organiser", organiser,
        "--group", "All", "--channel", "separate", "--identity", "test", "--quiet", "--out", folder / "blocks" / organiser, statuses=(0, 1),
    )  # fmt: skip


def rows(organiser):
    """Rows by block, as the manifests count them."""
    return {block["block"]: block["rows"] for block in json.load(open(folder / "blocks" / organiser / "manifest.json"))["blocks"]}


def serve():
    """Starts a new register with an account for everybody; the process, its address and each person's link."""
    data = folder / "data"
    data.mkdir()
    # What makes a register one of a demonstration, whose people are made up.
    (data / "demonstration-accounts.txt").write_text("")
    people = [{"email": f"contact-{o}@example.org", "name": f"Contact {o}", "role": "county-contact", "area": o, "language": "en"} for o in organisers]
    people += [{"email": f"{role}@example.org", "name": role, "role": role, "language": "en"} for role in ("register-officer", "statistician")]
    settings = folder / "settings.json"
    settings.write_text(json.dumps({"accounts": people, "api-requests-per-minute": 1_000_000, "upload-limit-megabytes": 10_000}))
    process = subprocess.Popen(
        [options.program, "serve", "--data", data, "--port", "0", "--config", settings], stdout=subprocess.PIPE, text=True,
        stderr=open(folder / "serve.log", "w"))  # fmt: skip
    address, links = None, {}
    while len(links) < len(people):
        line = process.stdout.readline()
        if not line:
            sys.exit("serve ended before it listened: " + (folder / "serve.log").read_text()[-2000:])
        if address is None and (found := re.search(r"http://[^\s]+:\d+", line)):
            address = found.group(0).rstrip("/.")
        email = re.search(r"[\w.-]+@example\.org", line)
        link = re.search(r"/set-password/[0-9a-f]{64}", line)
        if email and link:
            links[email.group(0).rstrip(".")] = link.group(0)
    return process, address, links


def enter(address, links, email):
    """Sets a password by the link and signs in."""
    password = secrets.token_hex(16)
    visitor = Visitor(address)
    visitor.get("/language/en?to=%2Fcookies")
    visitor.get(links[email])
    visitor.post(links[email], ("password", password), ("again", password))
    return visitor.sign_in(email, password)


def settle(address, links):
    """Each county draws one group of all its municipalities and makes a token; the tokens' files."""
    tokens = {}
    for organiser in organisers:
        visitor = enter(address, links, f"contact-{organiser}@example.org")
        page = visitor.get("/groups/new")
        codes = sorted(set(re.findall(r'name="municipality" value="(\d{3})"', page)))
        visitor.post("/groups/new", ("name", "All"), ("version", "0"), *(("municipality", code) for code in codes))
        visitor.get("/tokens")
        made = visitor.post("/tokens", ("name", "Benchmark"), ("days", "30"))
        tokens[organiser] = folder / f"token-{organiser}"
        tokens[organiser].write_text(re.search(r"sosdata_[0-9a-f]{64}", made).group(0))
        tokens[organiser].chmod(0o600)
    return tokens


def wait(visitor, path, seen, pause=0.25, limit=7200):
    """Looks at a page until what is seen on it is not None."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        if (found := seen(visitor.get(path))) is not None:
            return found
        time.sleep(pause)
    sys.exit(f"{path} does not come to an end")


def edition(visitor):
    def step():
        visitor.get("/register/editions")
        visitor.post("/register/editions", ("period", options.period))
        page = wait(visitor, "/register/editions", lambda text: text if f"/register/editions/{options.period}-1" in text else None)
        numbers = re.findall(r'<td class="number">([^<]*)</td>', page)
        return "persons and periods: " + ", ".join(numbers[:2]).replace("\u00a0", " ")

    return step


def publication(visitor):
    def step():
        visitor.get(f"/register/editions/{options.period}-1")
        visitor.post(f"/register/editions/{options.period}-1")
        path = re.search(r"/register/publications/\w{20}", visitor.get("/register/editions")).group(0)
        wait(visitor, path, lambda text: None if "are being protected" in text else text)

    return step


def load(address):
    """Requests a second and the 99th percentile of public pages."""
    wrk = shutil.which("wrk")
    if not wrk:
        print("\nwrk is not installed: the public pages are not measured")
        return
    print(f"\n{'public address':62}{'requests/s':>11}{'p50 ms':>8}{'p99 ms':>8}{'kB':>8}")
    for page in PAGES:
        path = page.format(q=options.period)
        bytes_of_it = len(Visitor(address).get(path).encode())
        told = subprocess.run(
            [wrk, "--threads", "1", "--connections", "16", "--duration", f"{options.seconds}s", "--latency", address + path],
            stdout=subprocess.PIPE, text=True, check=True).stdout  # fmt: skip
        if "Non-2xx" in told:
            sys.exit(f"{path}:\n{told}")
        rate = float(re.search(r"Requests/sec:\s*([\d.]+)", told).group(1))
        times = {p: milliseconds(*re.search(rf"{p}%\s+([\d.]+)(us|ms|s|m)", told).groups()) for p in (50, 99)}
        print(f"{path:62}{rate:11.0f}{times[50]:8.2f}{times[99]:8.2f}{bytes_of_it / 1e3:8.1f}", flush=True)


def milliseconds(number, unit):
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}[unit]


def per_row(register, counts):
    """Bytes of each table of rows and its indexes, by SQLite's own account where it keeps one."""
    import sqlite3

    tables = {"clientPeriod": "client_periods", "childProtectionPeriod": "child_protection_periods", "serviceDecision": "service_decisions",
              "receivedService": "received_services"}  # fmt: skip
    base = sqlite3.connect(f"file:{register}?mode=ro", uri=True)
    try:
        base.execute("SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.OperationalError:
        print("\nThis SQLite keeps no account of pages by table; only the whole register is measured")
        return
    print(f"\n{'table':38}{'rows':>12}{'MB':>9}{'bytes a row':>13}")
    for table, block in tables.items():
        pages = base.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)", (table,)).fetchone()[0] or 0
        number = base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # table names are those above
        print(f"{table:38}{number:12}{pages / 1e6:9.1f}{pages / max(1, number):13.1f}")
        if number != counts.get(block, 0):
            print(f"  the manifests count {counts.get(block, 0)} rows")


def main():
    process, address, links = serve()
    try:
        pid = process.pid
        tokens = settle(address, links)
        delivered = lambda organiser: command(  # noqa: E731
            options.program, "deliver", folder / "blocks" / organiser, "--to", address, "--token-file", tokens[organiser], "--quiet")

        def intake():
            figures = [delivered(organiser) for organiser in organisers]
            return f"deliver itself: {sum(f[1] for f in figures):.1f} CPU s, peak {max(f[2] for f in figures):.0f} MiB"

        steps.of_server("intake: check, pseudonyms, seal, load", pid, folder / "data", intake)
        statistician = enter(address, links, "statistician@example.org")
        officer = enter(address, links, "register-officer@example.org")
        steps.of_server("edition: reconcile and count", pid, folder / "data", edition(statistician))
        steps.of_server("publication: protect, write all files", pid, folder / "data", publication(statistician))
        path = re.search(r"/register/publications/\w{20}", officer.get("/register/editions")).group(0)
        page = officer.get(path)
        if 'value="approve"' not in page:
            sys.exit("The publication was refused: " + " ".join(re.sub(r"<[^>]*>", " ", page.split("<main", 1)[1]).split())[:600])
        officer.post(path, ("decision", "approve"))
        steps.of_server("first look at every public page", pid, folder / "data", lambda: first_look(address))
        counts = {}
        for organiser in organisers:
            for block, number in rows(organiser).items():
                counts[block] = counts.get(block, 0) + number
        per_row(folder / "data" / "register.sqlite", counts)
        load(address)
        cpu, peak = of_process(pid)
        print(f"\nThe server as a whole: {cpu:.1f} CPU s; register {os.path.getsize(folder / 'data' / 'register.sqlite') / 1e6:.0f} MB")
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def first_look(address):
    for page in PAGES:
        Visitor(address).get(page.format(q=options.period))
    return f"{len(PAGES)} addresses"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--clients", type=int, default=770_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=10, help="how long each public page is asked")
    parser.add_argument("--period", default="2023Q2")
    options = parser.parse_args()
    folder = options.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    steps = Steps()
    wall, cpu, peak = command(
        options.program, "generate", "--period", options.period, "--organiser", "all", "--clients", options.clients, "--seed", options.seed,
        "--without-archive", "--out", folder / "extracts")  # fmt: skip
    steps.line("extracts of made-up people", wall, cpu, peak, size(folder / "extracts"))
    with open(folder / "extracts" / "matters.csv", encoding="utf-8") as file:
        organisers = sorted({row["organiser"] for row in csv.DictReader(file)})
    split()
    (folder / "blocks").mkdir()
    for_each_organiser("derivation of all four blocks", derive, folder / "blocks")
    main()
