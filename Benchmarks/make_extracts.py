"""Makes all source extracts of made-up people, in no order, with faults, repetitions and contradictions on purpose.

    make_extracts.py OUT_FOLDER PERSONS [SEED=1]

Writes matters.csv, child_protection.csv, decisions.csv, services.csv and units.csv. The same arguments give the same bytes. Days crowd around
the ends of the quarters 2022Q4 to 2023Q2, where every rule has its edges. Only individual numbers 900-999, which no real person has.
"""
import csv
import datetime
import json
import pathlib
import random
import sys

folder, persons = pathlib.Path(sys.argv[1]), int(sys.argv[2])
rng = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
lists = pathlib.Path(__file__).resolve().parent.parent / "Sources/CodeLists/Resources"
codes = lambda name: json.loads((lists / f"{name}.json").read_text())["codes"]
towns = [(code["area"], code["code"]) for code in codes("municipalities") if code["area"] != "91"]
services = [code["code"] for code in codes("social-services")]
types = [(code["code"], code["serviceTask"]) for code in codes("decision-types")]
tasks = [code["code"] for code in codes("service-tasks") if code.get("inScope", True)]
EDGES = [datetime.date(*day) for day in
         [(2022, 9, 30), (2022, 10, 1), (2022, 12, 30), (2022, 12, 31), (2023, 1, 1), (2023, 1, 2), (2023, 3, 30), (2023, 3, 31), (2023, 4, 1)]]


def person():
    if rng.random() < 0.02:
        oid, letters = rng.choice(["1.2.246.10.1234", "2.16.840.1", "1.2.246.10.99"]), rng.choice(["t-", "ö,", 'q"'])
        return f"{oid}|{letters}{rng.randrange(persons)}"
    number = rng.randrange(persons)
    birth = datetime.date(1931, 1, 1) + datetime.timedelta(days=number * 7919 % 30000)
    sign = "-" if birth.year < 2000 else "A"
    digits = birth.strftime("%d%m%y") + str(900 + number % 100)
    return digits[:6] + sign + digits[6:] + "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(digits) % 31]


def place():
    area, town = rng.choice(towns[:40] if rng.random() < 0.9 else towns)
    return [area, "" if rng.random() < 0.05 else town]


def day():
    if rng.random() < 0.4:
        return rng.choice(EDGES)
    return datetime.date(2020, 1, 1) + datetime.timedelta(days=int(1300 * rng.random() ** 0.5))


def end(start):
    if rng.random() < 0.25:
        return ""
    if rng.random() < 0.3:
        later = [edge for edge in EDGES if edge >= start]
        if later:
            return rng.choice(later).isoformat()
    return (start + datetime.timedelta(days=int(rng.expovariate(1 / 120)))).isoformat()


def spoil(row, days):
    """Now and then a fault in one field."""
    if rng.random() < 0.015:
        kind = rng.randrange(5)
        if kind == 0 and "|" not in row[0]:
            row[0] = row[0][:10] + ("B" if row[0][10] == "A" else "A")
        elif kind == 1:
            row[1] = "99"
        elif kind == 2:
            row[2] = "999"
        elif kind == 3:
            row[rng.choice(days)] = "2023-02-30"
        else:
            row[days[0]] = ""
    return row


def write(name, header, rows):
    rows += [rng.choice(rows) for _ in range(len(rows) // 50)]
    rng.shuffle(rows)
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


matters = []
for number in range(persons * 4):
    start = day()
    task = "family-law" if rng.random() < 0.02 else rng.choice(tasks)
    matter = f"1.2.246.10.77.{number if rng.random() < 0.99 else number // 2}"
    joint = rng.random() < 0.1
    joined = (start + datetime.timedelta(days=rng.randrange(-20, 60))).isoformat() if joint else ""
    left = end(start) if joint else ""
    matters.append(spoil([person(), *place(), task, matter, start.isoformat(), end(start), joined, left], [5, 6]))
write("matters.csv", "person_id,organiser,municipality,service_task,matter_id,opened,closed,joined,left", matters)

children = []
for _ in range(persons):
    start = day()
    children.append(spoil([person(), *place(), start.isoformat(), end(start)], [3, 4]))
write("child_protection.csv", "person_id,organiser,municipality,started,ended", children)

decisions = []
for number in range(persons * 3):
    decided = day()
    kind, task = rng.choice(types)
    given = task or ("child-protection" if kind == "aftercare-decision" else rng.choice(tasks))
    if task and rng.random() < 0.3:
        given = ""
    if rng.random() < 0.01:
        given = rng.choice(tasks + [""])
    service = rng.choice(services)
    if kind == "supplementary-income-support-decision":
        service = rng.choice(["", "income-support", "income-support", "income-support"]) if rng.random() < 0.99 else service
    elif rng.random() < 0.01:
        service = ""
    start = "" if rng.random() < 0.5 else (decided + datetime.timedelta(days=rng.randrange(-30, 90))).isoformat()
    if start and rng.random() < 0.3:
        start = rng.choice(EDGES).isoformat()
    until = end(datetime.date.fromisoformat(start) if start else decided)
    name = rng.choice(["P-", "a,b ", 'c"d '] if rng.random() < 0.1 else ["P-"]) + str(number if rng.random() < 0.99 else number // 3)
    outcome = rng.choice(["positive", "positive", "positive", "partly-positive", "negative"])
    row = spoil([person(), *place(), kind, given, service, name, decided.isoformat(), outcome, start, until], [7, 9, 10])
    decisions.append(row)
    if rng.random() < 0.05:
        decisions.append([person()] + row[1:])
write(
    "decisions.csv",
    "person_id,organiser,municipality,decision_type,service_task,social_service,decision_id,decided,outcome,valid_from,valid_to", decisions)

units = [(f"unit {number}", rng.choice(services)) for number in range(30)] + [("unit 3", services[0]), ("unit 3", services[1])]
write("units.csv", "unit,social_service", [list(unit) for unit in units])

received = []
kinds = ["valid-service", "unit-relationship", "operations-system", "health-system", "other"]
for _ in range(persons * 4):
    start = day()
    kind = rng.choice(kinds)
    unit = f"unit {rng.randrange(32)}" if kind == "unit-relationship" and rng.random() < 0.7 else ""
    service = "" if unit else rng.choice(services[:12])
    received.append(spoil([person(), *place(), rng.choice(tasks), service, unit, kind, start.isoformat(), end(start)], [7, 8]))
write("services.csv", "person_id,organiser,municipality,service_task,social_service,unit,evidence,first_day,last_day", received)
