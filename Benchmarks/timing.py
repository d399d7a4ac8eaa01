# SPDX-License-Identifier: Apache-2.0
"""How a section of the benchmarks times lrh and its peers: pairs in turn, medians, one thread, processor time.

Other programs on the machine slow both sides, but take little of the processor time that is counted. Each pair is timed in turn (A B A B ...), so that a change of the machine's speed falls on both; the ratio of a table is the median of the
ratios pair by pair.
"""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BIN = os.path.join(ROOT, ".build", "release")
DATA = os.environ.get("LRH_TEST_DATA", os.path.join(ROOT, "..", "shared", "data"))
QUICK = "--quick" in sys.argv
REPEATS = 3 if QUICK else 5
WORK = tempfile.mkdtemp(prefix="lrh-bench-")

HEADER = ["| job | lrh | peer | peer's time | ratio, median (least–largest) | target |", "|---|---|---|---|---|---|"]


class Section:
    """One table of the page, with notes above it and at most one picture below."""

    def __init__(self, title, notes, header=HEADER):
        self.title, self.notes, self.header = title, notes, header
        self.rows = []
        self.figure = None

    def add(self, what, summary, target=""):
        """A row for each peer of a comparison; `target` is one for all, or by peer."""
        for name, (median, ratio, low, high) in summary.items():
            if name != "lrh":
                aim = target.get(name, "") if isinstance(target, dict) else target
                self.rows.append(f"| {what} | {seconds(summary['lrh'][0])} | {name} | {seconds(median)} | "
                                 f"{ratio:.3g}× ({low:.3g}–{high:.3g}) | {aim} |")

    def add_alone(self, what, median):
        """A row for a job that no peer does."""
        self.rows.append(f"| {what} | {seconds(median)} | – | – | – | |")

    def left_out(self, what):
        """Says, on the page too, that something could not be compared here."""
        print(f"left out: {what}", flush=True)
        self.notes.append(f"Left out on this machine: {what}.")

    def draw(self, name, title, label, xs, curves, ylabel="seconds"):
        """The picture: curves {name: values} over xs."""
        self.figure = (name, title, label, xs, curves, ylabel)


def seconds(value):
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"


def lrh(name="lrh"):
    """The path of one of the programs."""
    return os.path.join(BIN, name)


def inner(*arguments):
    """One repetition of lrh-bench, which times an inner function: (processor seconds, result)."""
    line = subprocess.run([lrh("lrh-bench"), *map(str, arguments)], check=True, capture_output=True, text=True).stdout
    elapsed, result = line.strip().split("\n")[-1].split(" ", 1)
    return float(elapsed), result


def timed(function):
    """Processor seconds of a function of this process."""
    def call():
        start = time.process_time()
        result = function()
        return time.process_time() - start, result
    return call


def program(*command, codes=(0,), limit=None, output=False):
    """Processor seconds of a whole program, and what it printed if `output`; past `limit` seconds of its processor it is ended."""
    def call():
        sink = os.path.join(WORK, "output") if output else os.devnull
        shell = [shutil.which(command[0]) or command[0], *map(str, command[1:])]
        if limit:
            shell = [shutil.which("sh"), "-c", f'ulimit -t {limit}; exec "$@"', "sh", *shell]
        pid = os.posix_spawn(shell[0], shell, os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, sink, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(pid, 0)
        elapsed = usage.ru_utime + usage.ru_stime
        code = os.waitstatus_to_exitcode(status)
        if limit and code < 0 and elapsed >= limit - 1:
            return elapsed, "stopped"
        assert code in codes, (command, code)
        return elapsed, open(sink).read() if output else None
    return call


# A process inherits the peak memory of the one that spawns it: a small one must do so.
MEASURE = """
import os, sys, time
start = time.perf_counter()
null = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
_, status, usage = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=null), 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - start, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


def clock_and_memory(*command):
    """(seconds by the clock, peak resident bytes) of a whole program that must end with 0."""
    line = subprocess.run([sys.executable, "-S", "-c", MEASURE, *map(str, command)], check=True, capture_output=True, text=True).stdout
    code, elapsed, memory = line.split()
    assert code == "0", (command, code)
    return float(elapsed), int(memory)


def compare(ours, peers, repeats=REPEATS):
    """Interleaved: {name: (median seconds, ratio to ours: median, least, largest)}, and the last results, for the caller to compare."""
    times = {name: [] for name in ["lrh", *peers]}
    results = {}
    for _ in range(repeats):
        for name, call in [("lrh", ours), *peers.items()]:
            elapsed, results[name] = call()
            times[name].append(elapsed)
    summary = {}
    for name, values in times.items():
        ratios = [a / b for a, b in zip(values, times["lrh"])]
        summary[name] = (statistics.median(values), statistics.median(ratios), min(ratios), max(ratios))
    shown = {name: str(result)[:60] for name, result in results.items()}
    print({name: tuple(round(x, 4) for x in value) for name, value in summary.items()}, shown, flush=True)
    return summary, results


def end():
    """Deletes what was written for the benchmarks."""
    shutil.rmtree(WORK, ignore_errors=True)
