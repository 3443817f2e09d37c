"""Measures how documents of the archive are read: MB per CPU second against simdjson that only counts them, in one run, by turns.

    compare_archive.py PROGRAM PEER FOLDER DOCUMENTS [TURNS=5]

PEER is archive_peer.cpp, built. The number of documents is about right only: clients have as many as they have.
"""
import os
import pathlib
import shutil
import subprocess
import sys

import timing

program, peer, folder, documents = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]), int(sys.argv[4])
turns = int(sys.argv[5]) if len(sys.argv) > 5 else 5
folder.mkdir(parents=True, exist_ok=True)
made = folder / f"documents-{documents}"
if not made.exists():
    print(f"Making {made} …", flush=True)
    subprocess.run([program, "generate", "--period", "2023Q1", "--organiser", "all", "--clients", str(max(1, documents // 8)), "--seed", "1",
                    "--out", made], check=True, stdout=subprocess.DEVNULL)
archive = made / "archive.ndjson"
size = os.path.getsize(archive) / 1e6


def derive(threads):
    def run():
        shutil.rmtree(folder / "from-archive", ignore_errors=True)
        return timing.timed(folder, [
            program, "derive", "--period", "2023Q1", "--archive", archive, "--identity", "test", "--quiet", "--threads", threads, "--out",
            folder / "from-archive"], statuses=(0, 1))
    return run


counted = subprocess.run([peer, archive], check=True, stdout=subprocess.PIPE, text=True).stdout.split()[0]
with open(archive, "rb") as lines:
    read = sum(1 for _ in lines)
if int(counted) != read:
    sys.exit(f"simdjson counts {counted} documents in {read} lines of {archive}")
print(f"{read} documents, {size:.0f} MB")
medians = timing.compare("documents of the archive", [
    ("sosdata, 1 thread", derive(1)), ("sosdata, 2 threads", derive(2)),
    ("simdjson, counting", lambda: timing.timed(folder, [peer, archive])),
    ("simdjson, parsing", lambda: timing.timed(folder, [peer, archive, "parse"]))], turns)
print("\n  MB per CPU second: " + ", ".join(f"{name} {size / max(cpu, 0.01):.0f}" for name, (cpu, _, _) in medians.items()))
(ours, _, _), _, (counting, _, _), _ = medians.values()
timing.against_limits([("documents of the archive, CPU, against simdjson only counting", max(ours, 0.01) / max(counting, 0.01), 5, 2.5, False)])
