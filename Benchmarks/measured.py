"""Time, memory and bytes on disk of steps that run in a process of ours, read from /proc: for the national quarter."""
import os
import time


def of_process(pid):
    """CPU seconds and peak MiB of a process so far."""
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    cpu = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    status = dict(line.split(":", 1) for line in open(f"/proc/{pid}/status") if ":" in line)
    return cpu, int(status["VmHWM"].split()[0]) / 1024


def forget_peak(pid):
    """Lets the peak of memory begin anew; where that is not allowed it stays that of the whole life."""
    try:
        with open(f"/proc/{pid}/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass


def size(folder):
    """Bytes of all files below a folder."""
    return sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names)


class Steps:
    """A table of steps: seconds, CPU seconds, peak MiB, MB on disk afterwards."""

    def __init__(self):
        print(f"{'':38}{'wall s':>9}{'CPU s':>9}{'peak MiB':>10}{'MB on disk':>12}", flush=True)

    def line(self, name, wall, cpu, peak, on_disk, more=""):
        print(f"{name:38}{wall:9.1f}{cpu:9.1f}{peak:10.0f}{on_disk / 1e6:12.1f}  {more}".rstrip(), flush=True)

    def of_server(self, name, pid, folder, step):
        """Runs a step that the server does; what it gives back is told behind the figures."""
        forget_peak(pid)
        before, _ = of_process(pid)
        began = time.monotonic()
        more = step()
        wall = time.monotonic() - began
        cpu, peak = of_process(pid)
        self.line(name, wall, cpu - before, peak, size(folder), more or "")
