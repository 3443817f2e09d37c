"""Intake of a checked block into the register against SQLite's own C interface putting in the same rows, by turns, medians.

    compare_intake.py PROGRAM PEER FOLDER ROWS [TURNS=5]

PROGRAM is `intake-benchmark`, PEER the compiled intake_peer.c. Before times are compared the three databases must hold the same rows. Times
are of the load alone, from the beginning of the transaction until everything is on disk; the register's also counts its rows by task and
holds its checks and foreign keys.
"""
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys

program, peer, folder, rows = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), sys.argv[4]
turns = int(sys.argv[5]) if len(sys.argv) > 5 else 5
folder.mkdir(parents=True, exist_ok=True)
binary = folder / "intake-rows"
subprocess.run([program, "rows", rows, binary], check=True)
databases = {"register": folder / "intake" / "register.sqlite"}
databases |= {kind: folder / f"intake-{kind}.sqlite" for kind in ("indexed", "clustered")}


def clean():
    shutil.rmtree(folder / "intake", ignore_errors=True)
    for path in databases.values():
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(f"{path}{ending}"):
                os.remove(f"{path}{ending}")


def timed(*command):
    wall, cpu = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    return float(wall), float(cpu)


def totals(path):
    with sqlite3.connect(path) as base:
        sums = "count(*), sum(startDay), sum(endDay), sum(municipality), sum(birthYear), count(DISTINCT person)"
        return base.execute(f"SELECT {sums} FROM clientPeriod").fetchone()  # the names of columns are those above


seen = {name: [] for name in databases}
for turn in range(turns):
    clean()
    seen["indexed"].append(timed(peer, binary, databases["indexed"], "indexed"))
    seen["clustered"].append(timed(peer, binary, databases["clustered"], "clustered"))
    seen["register"].append(timed(program, "load", rows, folder / "intake"))
    if turn == 0:
        found = {name: totals(path) for name, path in databases.items()}
        if len(set(found.values())) != 1 or found["register"][0] != int(rows):
            sys.exit(f"The databases do not hold the same rows: {found}")
        sizes = {name: os.path.getsize(path) + (os.path.getsize(f"{path}-wal") if os.path.exists(f"{path}-wal") else 0)
                 for name, path in databases.items()}  # fmt: skip
base = [statistics.median(values) for values in zip(*seen["indexed"])]
print(f"\nintake of a block of {rows} rows\n  {'':44}{'wall s':>9}{'CPU s':>9}{'wall ×':>8}{'CPU ×':>8}{'MB':>8}")
titles = {"indexed": "SQLite in C, two indexes made afterwards", "clustered": "SQLite in C, the key as the table's order",
          "register": "the register"}  # fmt: skip
for name, title in titles.items():
    wall, cpu = (statistics.median(values) for values in zip(*seen[name]))
    print(f"  {title:44}{wall:9.2f}{cpu:9.2f}{wall / base[0]:8.2f}{cpu / base[1]:8.2f}{sizes[name] / 1e6:8.0f}")
clean()
binary.unlink()
