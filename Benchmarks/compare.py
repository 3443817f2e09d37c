"""Runs the program and its peers on the same file, by turns, and prints ratios: CPU seconds, wall seconds, peak memory. At the end each
ratio that is aimed at stands beside what it must be at least.

    compare.py PROGRAM FOLDER ROWS [TURNS=5]

Before anything is compared the outputs must be the same bytes. Every figure is the median of the turns. Two machines never give the same
seconds; what is worth remembering are the ratios of one run.
"""
import filecmp
import os
import pathlib
import shutil
import subprocess
import sys

import timing

program, folder, rows = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
turns = int(sys.argv[4]) if len(sys.argv) > 4 else 5
here = pathlib.Path(__file__).resolve().parent
python = sys.executable
folder.mkdir(parents=True, exist_ok=True)
verdicts = []


def made(count):
    """A file of so many matters, made once."""
    file = folder / f"matters-{count}.csv"
    if not file.exists():
        print(f"Making {file} …", flush=True)
        subprocess.run([python, here / "make_matters.py", folder / "making.csv", str(count)], check=True)
        (folder / "making.csv").rename(file)
    return file


def verdict(name, value, least, aim, unit="×"):
    """Notes a figure beside what it may be at the most and what is aimed at; smaller is better."""
    verdicts.append((name, value, least, aim, unit))


matters = made(rows)


def timed(command, statuses=(0,)):
    return timing.timed(folder, command, statuses)


def compare(title, contenders):
    return timing.compare(title, contenders, turns)


def derive(threads, *more, out="ours", file=matters):
    def run():
        shutil.rmtree(folder / out, ignore_errors=True)
        return timed([program, "derive", "--period", "2023Q1", "--matters", file, "--identity", "test", "--quiet", "--threads",
                      threads, "--out", folder / out, *more], statuses=(0, 1))
    return run


def check(file, *more):
    return lambda: timed([program, "check", file, "--period", "2023Q1", "--identity", "test", "--out", folder / "report.txt", *more],
                         statuses=(0, 1))


def peer():
    return timed([python, here / "derive_peer.py", matters, "2023Q1", folder / "peer.csv"])


block = folder / "ours" / "client_periods.csv"
derive(2)()
peer()
if not filecmp.cmp(block, folder / "peer.csv", shallow=False):
    sys.exit(f"The two do not agree: compare {block} with {folder / 'peer.csv'}")
size = os.path.getsize(matters)
print(f"{rows} rows, {size / 1e6:.0f} MB; both wrote the same {os.path.getsize(block)} bytes")

CPU, WALL, PEAK = 0, 1, 2
seen = compare("derive", [("sosdata, 2 threads", derive(2)), ("sosdata, 1 thread", derive(1)), ("DuckDB, 2 threads", peer),
                          ("md5sum", lambda: timed(["md5sum", matters]))])
ours, one, duck, md5 = seen["sosdata, 2 threads"], seen["sosdata, 1 thread"], seen["DuckDB, 2 threads"], seen["md5sum"]
verdict("derive, part of DuckDB's CPU", ours[CPU] / duck[CPU], 1 / 10, 1 / 20)
verdict("derive, part of DuckDB's wall", ours[WALL] / duck[WALL], 1 / 10, 1 / 20)
verdict("derive on one thread, md5sum's CPU", one[CPU] / max(md5[CPU], 0.01), 6, 3)
verdict("derive, two threads of one, wall", ours[WALL] / one[WALL], None, 0.6)
verdict("derive, memory beyond 64 MiB a row", max(0, ours[PEAK] - 64) * 2**20 / rows, 96, 40, " bytes")

rows_of_block = sum(1 for _ in open(block, "rb")) - 1
print(f"\n{rows_of_block} rows in the block")
seen = compare("check of a block, all rules and the report", [
    ("sosdata, 2 threads", check(block, "--threads", "2")), ("sosdata, 1 thread", check(block, "--threads", "1")),
    ("DuckDB, fields only", lambda: timed([python, here / "check_peer.py", block, "2023Q1"]))])
ours, one, duck = seen.values()
verdict("check, part of DuckDB's CPU", ours[CPU] / duck[CPU], 1 / 2, 1 / 6)
verdict("check, part of DuckDB's wall", ours[WALL] / duck[WALL], 1 / 2, 1 / 6)
verdict("check, two threads of one, wall", ours[WALL] / one[WALL], None, 0.6)

# Every row broken in one field, so that as many findings are kept as there are rows.
broken = folder / "broken" / "client_periods.csv"
broken.parent.mkdir(exist_ok=True)
with open(broken, "w") as file:
    subprocess.run(["awk", "-F,", 'BEGIN { OFS = "," } NR > 1 { $4 = "gardening" } 1', block], stdout=file, check=True)
seen = compare("check with every row broken", [("none broken", check(block)), ("every row broken", check(broken))])
verdict("check, every row broken of none, CPU", seen["every row broken"][CPU] / max(seen["none broken"][CPU], 0.01), 2.5, 2)

# Rows are kept for the rules on whole blocks; beyond a budget they rest in files, so that any size can be checked in a small machine.
seen = compare("memory of a check", [
    ("as much as it likes", check(block)), ("--memory 16M", check(block, "--memory", "16M")),
    ("every row broken, 16M", check(broken, "--memory", "16M"))])
verdict("check, peak memory with --memory 16M", max(seen["--memory 16M"][PEAK], seen["every row broken, 16M"][PEAK]), 128, 64, " MiB")

small = derive(2, "--memory", "16M", out="small")
small()
for name in ("client_periods.csv", "findings.csv"):
    if not filecmp.cmp(folder / "ours" / name, folder / "small" / name, shallow=False):
        sys.exit(f"A memory budget changes {name}")
compare("derive within a memory budget", [("no budget", derive(2)), ("--memory 16M", small)])

larger = made(3 * rows)
seen = timing.compare(f"growth: {rows} and {3 * rows} rows", [
    ("the rows", derive(2)), ("three times as many", derive(2, out="larger", file=larger))], min(turns, 3))
verdict("derive, three times the rows, CPU", seen["three times as many"][CPU] / max(seen["the rows"][CPU], 0.01), 3.6, 3.2)

# The greater block, so that the start of the program does not weigh more than the inflating.
large = folder / "larger" / "client_periods.csv"
packed = folder / "packed" / "client_periods.csv.gz"
packed.parent.mkdir(exist_ok=True)
with open(packed, "wb") as file:
    subprocess.run(["gzip", "-c", large], stdout=file, check=True)
seen = compare("check of a packed block", [
    ("gzip -dc", lambda: timed(["gzip", "-dc", packed])), ("sosdata", check(packed)), ("sosdata, not packed", check(large))])
verdict("check of a packed block, wall of gzip -dc", seen["sosdata"][WALL] / max(seen["gzip -dc"][WALL], 0.01), 2, 1.2)

print(f"\n  {'':44}{'measured':>14}{'at most':>12}{'aim':>10}")
for name, value, least, aim, unit in verdicts:
    word = "" if least is None or value <= least else "  NOT REACHED"
    print(f"  {name:44}{value:>12.2f}{unit if unit != '×' else ' ×'}{'–' if least is None else f'{least:.2f}':>10}{aim:>10.2f}{word}")
