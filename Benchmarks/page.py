# SPDX-License-Identifier: Apache-2.0
"""docs/performance.md and its pictures."""
import importlib.metadata
import os
import platform

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

from timing import QUICK, ROOT

plt.rcParams["svg.hashsalt"] = "lrh"
PEERS = {"python-flint": "python-flint", "numpy": "NumPy", "networkx": "networkx", "igraph": "igraph", "networkit": "networkit", "highspy": "HiGHS"}


def write(sections, paths):
    """Writes the page of these sections, and a picture for each that has one."""
    for section in sections:
        if section.figure:
            picture(*section.figure)
    with open(os.path.join(ROOT, "docs", "performance.md"), "w") as file:
        file.write("\n".join(text(sections, paths)) + "\n")


def picture(name, title, label, xs, curves, ylabel):
    """Curves over xs, both logarithmic; a curve may end before the last x."""
    folder = os.path.join(ROOT, "docs", "images")
    os.makedirs(folder, exist_ok=True)
    figure, axes = plt.subplots(figsize=(6, 4))
    for curve, values in curves.items():
        axes.loglog(xs[:len(values)], values, marker="o", label=curve)
    axes.set(title=title, xlabel=label, ylabel=ylabel)
    axes.set_xticks(xs, [f"{x:,}" for x in xs])
    axes.minorticks_off()
    axes.grid(True, which="major", alpha=0.3)
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(os.path.join(folder, f"performance-{name}.svg"), metadata={"Date": None})
    plt.close(figure)


def processor():
    if os.path.exists("/proc/cpuinfo"):
        for line in open("/proc/cpuinfo"):
            if line.startswith("model name"):
                return line.split(":")[1].strip()
    return platform.processor()


def text(sections, paths):
    versions = ", ".join(f"{name} {importlib.metadata.version(package)}" for package, name in PEERS.items())
    yield "# Performance"
    yield ""
    yield "<!-- Written by Benchmarks/run.py; change that, not this. -->"
    yield ""
    yield (f"One run of `make bench`{' (quick)' if QUICK else ''} on {processor()}, {os.cpu_count()} processors, {platform.system()} "
           f"{platform.machine()}, Python {platform.python_version()}. Popcount paths of this processor: {', '.join(paths)}; the last is used unless "
           "LRH_PORTABLE=1 asks for the first.")
    yield f"Peers: {versions}."
    yield ""
    yield ("Everything runs on one thread, and times are of the processor, unless a table says otherwise. A pair is timed in turn, and the ratio (peer's "
           "time / lrh's time; above 1, lrh is faster) is the median of the ratios pair by pair: the machine is shared, so absolute times are only a hint.")
    yield ""
    for section in sections:
        yield f"## {section.title}"
        yield ""
        for note in section.notes:
            yield note
            yield ""
        yield from section.header
        yield from section.rows
        yield ""
        if section.figure:
            yield f"![{section.figure[1]}](images/performance-{section.figure[0]}.svg)"
            yield ""
    yield "## Again"
    yield ""
    yield ("`make bench` builds the release, installs the peers that are Debian packages (`Scripts/setup.sh bench`), puts the others into a virtual environment "
           "under `.build/bench-venv` (`Benchmarks/requirements.txt`), and writes this page and its pictures. `Benchmarks/run.py --quick` repeats less often, "
           "`--only SECTION` prints one table. The inner functions of lrh are timed by `lrh-bench`. GloVe vectors and DIMACS graphs are looked for in "
           "`LRH_TEST_DATA`.")
