"""Runs commands by turns and prints ratios: CPU seconds, wall seconds, peak memory. Used by the comparisons beside it."""
import statistics
import subprocess
import sys


def timed(folder, command, statuses=(0,)):
    """CPU seconds, wall seconds and peak MiB of a command, by /usr/bin/time; its report lies in the folder meanwhile."""
    report = folder / "time"
    run = subprocess.run(
        ["/usr/bin/time", "--verbose", f"--output={report}", *map(str, command)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if run.returncode not in statuses:
        sys.exit(f"{command} ended with {run.returncode}:\n{run.stdout}{run.stderr}")
    values = dict(line.strip().rsplit(": ", 1) for line in report.read_text().splitlines() if ": " in line)
    wall = 0.0
    for part in values["Elapsed (wall clock) time (h:mm:ss or m:ss)"].split(":"):
        wall = wall * 60 + float(part)
    return float(values["User time (seconds)"]) + float(values["System time (seconds)"]), wall, \
        int(values["Maximum resident set size (kbytes)"]) / 1024


def compare(title, contenders, turns):
    """Runs each contender by turns; the first is what the others are divided by. Gives the medians."""
    seen = {name: [] for name, _ in contenders}
    for _ in range(turns):
        for name, run in contenders:
            seen[name].append(run())
    medians = {name: [statistics.median(values) for values in zip(*runs)] for name, runs in seen.items()}
    # The clock has hundredths; what is shorter is taken for one.
    base = [max(value, 0.01) for value in medians[contenders[0][0]]]
    print(f"\n{title}\n  {'':26}{'CPU s':>9}{'wall s':>9}{'peak MiB':>10}{'CPU ×':>8}{'wall ×':>8}{'peak ×':>8}")
    for name, (cpu, wall, peak) in medians.items():
        print(f"  {name:26}{cpu:9.2f}{wall:9.2f}{peak:10.0f}{cpu / base[0]:8.1f}{wall / base[1]:8.1f}{peak / base[2]:8.1f}")
    return medians


def against_limits(figures):
    """Holds figures against their limits: name, figure, limit (None: only reported), aim, and whether more is better."""
    print(f"\n{'Against the limits':64}{'measured':>10}{'limit':>8}{'aim':>8}")
    for name, figure, limit, aim, more_is_better in figures:
        def holds(bound):
            return bound is not None and (figure >= bound if more_is_better else figure <= bound)
        word = "aim reached" if holds(aim) else "within the limit" if holds(limit) else "reported" if limit is None else "MISSED"
        print(f"  {name:62}{figure:10.2f}{'–' if limit is None else f'{limit:.1f}':>8}{aim:8.1f}  {word}")
