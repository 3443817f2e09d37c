"""Derives all four blocks in plain Python, from the definition and nothing else: slow, short, and written apart from the program.

    derive_blocks_peer.py FOLDER PERIOD OUT_FOLDER

FOLDER holds what make_extracts.py writes; rows that break a rule are left out. Prints the rows of each block.
"""
import collections
import csv
import datetime
import itertools
import json
import pathlib
import re
import sys

source, period, out = pathlib.Path(sys.argv[1]), sys.argv[2], pathlib.Path(sys.argv[3])
year, quarter = int(period[:4]), int(period[5])
FIRST = f"{year}-{3 * quarter - 2:02d}-01"
LAST = f"{year}-" + {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[quarter]
lists = pathlib.Path(__file__).resolve().parent.parent / "Sources/CodeLists/Resources"


def codes(name):
    return {code["code"]: code for code in json.loads((lists / f"{name}.json").read_text())["codes"]}


AREAS = set(codes("areas")) - {"91"}
TOWNS, SERVICES, TYPES = set(codes("municipalities")), set(codes("social-services")), codes("decision-types")
TASKS = {code for code, entry in codes("service-tasks").items() if entry.get("inScope", True)}


class Broken(Exception):
    """The row breaks a rule and is left out."""


def need(condition):
    if not condition:
        raise Broken


def day(text, empty=False):
    if text == "" and empty:
        return ""
    need(re.fullmatch(r"\d{4}-\d\d-\d\d", text))
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise Broken from None
    need("1900-01-01" <= text <= "2099-12-31")
    return text


def client(row, start):
    """Person, organiser and municipality are sound, and the person was born by the first day."""
    person = row["person_id"]
    if "|" not in person:
        need(re.fullmatch(r"\d{6}[-A]\d{3}[0-9A-Y]", person))
        need(person[10] == "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(person[:6] + person[7:10]) % 31])
        century = "19" if person[6] == "-" else "20"
        need(f"{century}{person[4:6]}-{person[2:4]}-{person[:2]}" <= start)
    need(row["organiser"] in AREAS and (row["municipality"] == "" or row["municipality"] in TOWNS))
    return person, row["organiser"], row["municipality"]


def read(name, sound):
    """The different sound rows of a file; family law is passed over before anything is looked at."""
    kept = {}
    with open(source / name, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row.get("service_task") == "family-law":
                continue
            try:
                kept[sound(row)] = None
            except Broken:
                pass
    return list(kept)


def matter(row):
    need(row["matter_id"] != "" and row["service_task"] in TASKS)
    opened, closed = day(row["opened"]), day(row["closed"], empty=True)
    joined, left = day(row["joined"], empty=True), day(row["left"], empty=True)
    who = client(row, opened)
    need(closed == "" or opened <= closed)
    need(max(opened, joined) <= min(closed or "9", left or "9"))
    return who, row["service_task"], row["matter_id"], opened, closed, joined, left


def child(row):
    start, stop = day(row["started"]), day(row["ended"], empty=True)
    need(stop == "" or start <= stop)
    return *client(row, start), start, stop


def decision(row):
    need(row["decision_type"] in TYPES and row["outcome"] in ("positive", "partly-positive", "negative"))
    implied, task, service = TYPES[row["decision_type"]]["serviceTask"], row["service_task"], row["social_service"]
    need(task == "" or task in TASKS)
    need(implied is None or task in ("", implied))
    task = task or implied
    need(task)
    if row["decision_type"] == "supplementary-income-support-decision":
        need(service in ("", "income-support"))
        service = "income-support"
    need(service in SERVICES and row["decision_id"] != "")
    decided, start, stop = day(row["decided"]), day(row["valid_from"], empty=True), day(row["valid_to"], empty=True)
    need(stop == "" or (start or decided) <= stop)
    return client(row, decided), task, service, row["decision_type"], row["decision_id"], decided, row["outcome"], start, stop


with open(source / "units.csv", newline="", encoding="utf-8") as file:
    units = collections.defaultdict(set)
    for row in csv.DictReader(file):
        units[row["unit"]].add(row["social_service"])


def service(row):
    need(row["service_task"] in TASKS)
    given = row["social_service"]
    if given == "" and row["evidence"] == "unit-relationship" and row["unit"]:
        need(len(units.get(row["unit"], ())) == 1)
        (given,) = units[row["unit"]]
    need(given in SERVICES)
    start, stop = day(row["first_day"]), day(row["last_day"], empty=True)
    need(stop == "" or start <= stop)
    return *client(row, start), row["service_task"], given, row["evidence"], start, stop


def without_conflicts(rows, name_of, facts_of):
    """Leaves out everything of a name whose rows differ in their facts, or in which a person has two rows."""
    groups = collections.defaultdict(list)
    for row in rows:
        groups[name_of(row)].append(row)
    for group in groups.values():
        if len({facts_of(row) for row in group}) == 1 and len({row[0][0] for row in group}) == len(group):
            yield from group


def periods(claims, key_of):
    """The union: claims are (key…, start, end, municipality, tie). Yields key, start, end and the municipality of the latest start."""
    groups = collections.defaultdict(list)
    for claim in claims:
        if claim["start"] <= LAST:
            groups[key_of(claim)].append(claim)
    for key, group in groups.items():
        group.sort(key=lambda claim: claim["start"])
        runs = []
        for claim in group:
            stop = claim["end"] if claim["end"] and claim["end"] <= LAST else "9999"
            if runs and claim["start"] <= runs[-1]["end"]:
                runs[-1]["end"] = max(runs[-1]["end"], stop)
                runs[-1]["claims"].append(claim)
            else:
                runs.append({"start": claim["start"], "end": stop, "claims": [claim]})
        for run in runs:
            if run["end"] >= FIRST:
                latest = max(run["claims"], key=lambda claim: (claim["start"], claim["tie"].encode(), claim["municipality"]))
                yield key, run["start"], "" if run["end"] == "9999" else run["end"], latest["municipality"]


def write(name, header, rows):
    rows = sorted(rows, key=lambda row: [field.encode() for field in row])
    with open(out / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
    print(name, len(rows))


def claims_of_matters():
    for who, task, name, opened, closed, joined, left in without_conflicts(
        read("matters.csv", matter), lambda row: row[2], lambda row: (row[0][1], row[1], row[3], row[4])
    ):
        stop = min(filter(None, (closed, left)), default="")
        yield {"key": (who[0], who[1], task), "start": max(opened, joined), "end": stop, "municipality": who[2], "tie": name}


out.mkdir(exist_ok=True)
write(
    "client_periods", "person_id,organiser,municipality,service_task,start,end",
    [(key[0], key[1], town, key[2], start, stop) for key, start, stop, town in periods(claims_of_matters(), lambda claim: claim["key"])])

children = [
    {"key": (row[0], row[1]), "start": row[3], "end": row[4], "municipality": row[2], "tie": ""}
    for row in read("child_protection.csv", child)]
write(
    "child_protection_periods", "person_id,organiser,municipality,start,end",
    [(key[0], key[1], town, start, stop) for key, start, stop, town in periods(children, lambda claim: claim["key"])])

# A decision may have several clients, in several municipalities only if they are several persons.
decisions = list(
    without_conflicts(read("decisions.csv", decision), lambda row: (row[0][1], row[4]), lambda row: (row[0][1:], *row[1:])))


def picks(decided, outcome, start, stop):
    positive, start = outcome != "negative", start or decided
    conditions = {
        "made": positive and FIRST <= decided <= LAST,
        "in-force": positive and decided < FIRST and start <= FIRST and (stop == "" or stop >= LAST),
        "ended": positive and decided <= LAST and stop != "" and FIRST <= stop <= LAST,
        "negative": not positive and FIRST <= decided <= LAST,
        "starting": positive and decided < FIRST and FIRST < start <= LAST and (stop == "" or stop > LAST),
    }
    return "+".join(name for name, holds in conditions.items() if holds)


rows = []
for (person, organiser, town), task, given, kind, name, decided, outcome, start, stop in decisions:
    caught = picks(decided, outcome, start, stop)
    if caught:
        rows.append((person, organiser, town, task, given, kind, name, decided, outcome, start, stop, caught))
write(
    "service_decisions",
    "person_id,organiser,municipality,service_task,social_service,decision_type,decision_id,decided,outcome,valid_from,valid_to,picks",
    rows)

ORDER = ["decision", "valid-service", "unit-relationship", "operations-system", "health-system", "other"]
evidence = collections.defaultdict(list)
of_decisions = (
    (*who, task, given, "decision", start or decided, stop)
    for who, task, given, _, _, decided, outcome, start, stop in decisions
    if outcome != "negative" and decided <= LAST)
for person, organiser, town, task, given, kind, start, stop in itertools.chain(of_decisions, read("services.csv", service)):
    if start <= LAST and (stop == "" or stop >= FIRST):
        evidence[person, organiser, task, given].append((start, town, stop or "9999", kind))
rows = []
for (person, organiser, task, given), known in evidence.items():
    kinds = "+".join(kind for kind in ORDER if any(kind == one[3] for one in known))
    town = max(known)[1]
    rows.append((
        person, organiser, town, task, given, kinds, max(FIRST, min(one[0] for one in known)), min(LAST, max(one[2] for one in known))))
write("received_services", "person_id,organiser,municipality,service_task,social_service,evidence,first_day,last_day", rows)
