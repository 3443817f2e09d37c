"""Runs the program and its peers on the same file, by turns, and prints ratios: CPU seconds, wall seconds, peak memory.

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
matters = folder / f"matters-{rows}.csv"
if not matters.exists():
    print(f"Making {matters} …", flush=True)
    subprocess.run([python, here / "make_matters.py", folder / "making.csv", str(rows)], check=True)
    (folder / "making.csv").rename(matters)


def timed(command, statuses=(0,)):
    return timing.timed(folder, command, statuses)


def compare(title, contenders):
    timing.compare(title, contenders, turns)


def derive(threads, *more, out="ours"):
    def run():
        shutil.rmtree(folder / out, ignore_errors=True)
        return timed([program, "derive", "--period", "2023Q1", "--matters", matters, "--identity", "test", "--quiet", "--threads",
                      threads, "--out", folder / out, *more], statuses=(0, 1))
    return run


def check(file):
    return lambda: timed([program, "check", file, "--period", "2023Q1", "--identity", "test", "--quiet"], statuses=(0, 1))


def peer():
    return timed([python, here / "derive_peer.py", matters, "2023Q1", folder / "peer.csv"])


block = folder / "ours" / "client_periods.csv"
derive(2)()
peer()
if not filecmp.cmp(block, folder / "peer.csv", shallow=False):
    sys.exit(f"The two do not agree: compare {block} with {folder / 'peer.csv'}")
size = os.path.getsize(matters)
print(f"{rows} rows, {size / 1e6:.0f} MB; both wrote the same {os.path.getsize(block)} bytes")

compare("derive", [("sosdata, 2 threads", derive(2)), ("sosdata, 1 thread", derive(1)), ("DuckDB, 2 threads", peer),
                   ("md5sum", lambda: timed(["md5sum", matters]))])

compare("check of a block, all rules and the report", [
    ("sosdata", check(block)), ("DuckDB, fields only", lambda: timed([python, here / "check_peer.py", block, "2023Q1"]))])

packed = folder / "packed" / "client_periods.csv.gz"
packed.parent.mkdir(exist_ok=True)
with open(packed, "wb") as file:
    subprocess.run(["gzip", "-c", block], stdout=file, check=True)
compare("check of a packed block", [
    ("gzip -dc", lambda: timed(["gzip", "-dc", packed])), ("sosdata", check(packed)), ("sosdata, not packed", check(block))])

# Every row broken in one field, so that as many findings are kept as there are rows.
broken = folder / "broken" / "client_periods.csv"
broken.parent.mkdir(exist_ok=True)
with open(broken, "w") as file:
    subprocess.run(["awk", "-F,", 'BEGIN { OFS = "," } NR > 1 { $4 = "gardening" } 1', block], stdout=file, check=True)
compare("check with every row broken", [("none broken", check(block)), ("every row broken", check(broken))])
rows_of_block = sum(1 for _ in open(block, "rb")) - 1
_, _, peak = check(broken)()
print(f"\n{rows_of_block} rows in the block; peak memory with every row broken: {peak:.0f} MiB")

small = derive(2, "--memory", "16M", out="small")
small()
for name in ("client_periods.csv", "findings.csv"):
    if not filecmp.cmp(folder / "ours" / name, folder / "small" / name, shallow=False):
        sys.exit(f"A memory budget changes {name}")
compare("derive within a memory budget", [("no budget", derive(2)), ("--memory 16M", small)])
