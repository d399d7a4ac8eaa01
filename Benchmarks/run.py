# SPDX-License-Identifier: Apache-2.0
"""Times lrh against its peers in one run, and writes docs/performance.md and docs/images/performance-*.svg.

Each pair is timed in turn (A B A B ...), so that a change of the machine's speed falls on both; tables give medians and the median of
the ratios pair by pair. Reading and generating inputs is not timed except where whole programs are compared (checking, certificates).
All run on one thread. Usage: run.py [--quick] [--only SECTION]: with --only, one section (grams,
turan, checking, cliques, access, ranks) is run and its table printed; nothing is written.
"""
import fractions
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import traceback

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import flint
import highspy
import igraph
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
import networkit
import networkx
import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BIN = os.path.join(ROOT, ".build", "release")
QUICK = "--quick" in sys.argv
REPEATS = 3 if QUICK else 5
WORK = tempfile.mkdtemp(prefix="lrh-bench-")
plt.rcParams["svg.hashsalt"] = "lrh"


def bench(*arguments):
    """One repetition of lrh-bench: (seconds, result)."""
    line = subprocess.run([os.path.join(BIN, "lrh-bench"), *map(str, arguments)], check=True, capture_output=True, text=True).stdout
    seconds, result = line.strip().split("\n")[-1].split(" ", 1)
    return float(seconds), result


def timed(function):
    def call():
        start = time.perf_counter()
        result = function()
        return time.perf_counter() - start, result
    return call


def program(*command, codes=(0,)):
    """Processor seconds of a whole program."""
    def call():
        pid = os.posix_spawn(shutil.which(command[0]) or command[0], list(map(str, command)), os.environ, file_actions=[
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
        _, status, usage = os.wait4(pid, 0)
        assert os.waitstatus_to_exitcode(status) in codes, command
        return usage.ru_utime + usage.ru_stime, None
    return call


def compare(ours, peers, repeats=REPEATS):
    """Interleaved: {name: (median seconds, median ratio to ours)}; results, where given, must agree as said by the caller."""
    times = {name: [] for name in ["lrh", *peers]}
    results = {}
    for _ in range(repeats):
        for name, call in [("lrh", ours), *peers.items()]:
            seconds, results[name] = call()
            times[name].append(seconds)
    summary = {}
    for name, values in times.items():
        ratios = [a / b for a, b in zip(values, times["lrh"])]
        summary[name] = (statistics.median(values), statistics.median(ratios), min(ratios), max(ratios))
    print({name: tuple(round(x, 4) for x in value) for name, value in summary.items()}, results, flush=True)
    return summary, results


def seconds(value):
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"


def row(what, summary, target=""):
    lines = []
    for name, (median, ratio, low, high) in summary.items():
        if name != "lrh":
            aim = target.get(name, "") if isinstance(target, dict) else target
            lines.append(f"| {what} | {seconds(summary['lrh'][0])} | {name} | {seconds(median)} | {ratio:.3g}× ({low:.3g}–{high:.3g}) | {aim} |")
    return lines


HEADER = ["| job | lrh | peer | peer's time | ratio, median (least–largest) | target |", "|---|---|---|---|---|---|"]
TABLES = {}
CURVES = {}


def write_matrix(name, matrix):
    path = os.path.join(WORK, name + ".txt")
    with open(path, "w") as file:
        file.write(f"{matrix.shape[0]} {matrix.shape[1]}\n")
        numpy.savetxt(file, matrix, fmt="%d")
    numpy.save(os.path.join(WORK, name + ".npy"), matrix.astype("<i8"))
    return path


def ranks():
    rng = numpy.random.default_rng(1)
    TABLES["Rank"] = lines = []
    signs = rng.choice([-1, 1], (1000, 1000))
    path = write_matrix("signs", signs)
    peer = flint.fmpz_mat(signs.tolist())
    summary, results = compare(lambda: bench("rank", path, 1), {"FLINT fmpz_mat.rank": timed(lambda: peer.rank())})
    assert results["lrh"] == "1000" and results["FLINT fmpz_mat.rank"] == 1000
    lines += row("±1 1000×1000, rank by one prime (full, so exact)", summary, "≥ 2×")
    product = rng.integers(-9, 10, (600, 200)) @ rng.integers(-9, 10, (200, 600))
    path = write_matrix("product", product)
    peer2 = flint.fmpz_mat(product.tolist())
    repeats = 1 if QUICK else 3
    summary, results = compare(lambda: bench("rank-primes", path, 1), {"FLINT fmpz_mat.rank": timed(lambda: peer2.rank())}, repeats)
    assert results["lrh"].split()[0] == "200" and results["FLINT fmpz_mat.rank"] == 200
    lines += row(f"600×600 of rank 200, exact rank by {results['lrh'].split()[1]} primes, no certificate", summary, "≥ 4×")
    once, _ = compare(lambda: bench("rank", path, 1), {}, repeats)
    lines.append(f"| the same, rank modulo one prime: a lower bound only | {seconds(once['lrh'][0])} | – | – | – | |")
    for name, text in [("signs", "±1 1000×1000"), ("product", "600×600 of rank 200")]:
        matrix = peer if name == "signs" else peer2
        command = program(os.path.join(BIN, "lrh"), "prove", "rank", os.path.join(WORK, name + ".npy"), "--output",
                          os.path.join(WORK, name + ".json"), "--force", codes=(0, 2))
        summary, _ = compare(command, {"FLINT fmpz_mat.rank": timed(lambda: matrix.rank())}, 1)
        size = os.path.getsize(os.path.join(WORK, name + ".json")) if os.path.exists(os.path.join(WORK, name + ".json")) else 0
        lines += row(f"{text}, whole `lrh prove rank` with certificate ({size / 1e6:.1f} MB)", summary)
    xs, ours, theirs = [], [], []
    for n in [125, 250, 500, 1000] + ([] if QUICK else [1500]):
        signs = rng.choice([-1, 1], (n, n))
        path, peer = write_matrix(f"signs{n}", signs), flint.fmpz_mat(signs.tolist())
        summary, _ = compare(lambda: bench("rank", path, 1), {"flint": timed(lambda: peer.rank())}, 3)
        xs.append(n), ours.append(summary["lrh"][0]), theirs.append(summary["flint"][0])
    CURVES["rank"] = ("rank of a ±1 n×n matrix", "n", xs, {"lrh": ours, "FLINT fmpz_mat.rank": theirs})


def grams(paths):
    lines, curves, xs = [], {}, [512, 1024, 2048, 4096]
    for m in xs:
        signs = numpy.random.default_rng(m).choice(numpy.array([-1, 1], numpy.float32), (1024, m))

        def coherence():
            gram = signs.T @ signs
            numpy.fill_diagonal(gram, 0)
            return max(gram.max(), -gram.min())
        for path in paths:
            summary, _ = compare(lambda: bench("gram", 1024, m, m, 1, path), {"NumPy": timed(coherence)})
            target = {"avx512": "≥ 5×", "avx2": "≥ 3×"}.get(path, "")
            lines += row(f"d = 1024, m = {m}, {path}", summary, target)
            curves.setdefault(f"lrh, {path}", []).append(summary["lrh"][0])
            if path == paths[-1]:
                curves.setdefault("NumPy float32", []).append(summary["NumPy"][0])
    TABLES["Coherence of ±1 vectors"] = lines
    CURVES["gram"] = ("coherence of m vectors of 1024 signs", "m", xs, curves)


def random_graph(n, m, seed):
    rng = numpy.random.default_rng(seed)
    codes = numpy.empty(0, numpy.int64)
    while len(codes) < m:
        ends = numpy.sort(rng.integers(0, n, (2 * m, 2)), axis=1)
        ends = ends[ends[:, 0] < ends[:, 1]]
        codes = numpy.unique(numpy.concatenate([codes, ends[:, 0] * n + ends[:, 1]]))
    codes = numpy.sort(rng.permutation(codes)[:m])
    return numpy.stack([codes // n, codes % n], axis=1)


def write_graph(n, edges):
    path = os.path.join(WORK, f"graph{n}.txt")
    with open(path, "w") as file:
        file.write(f"{n} {len(edges)}\n")
        numpy.savetxt(file, edges, fmt="%d")
    return path


def turan():
    TABLES["Turán partitions of random graphs"] = lines = []
    xs, curves = [], {}
    sizes = [(2_000, 20_000), (20_000, 200_000), (200_000, 2_000_000)]
    for n, m in sizes:
        edges = random_graph(n, m, 7)
        path = write_graph(n, edges)
        pairs = edges.tolist()
        ig = igraph.Graph(n, pairs)
        nx = networkx.Graph()
        nx.add_nodes_from(range(n))
        nx.add_edges_from(pairs)
        nk = networkit.graph.Graph(n)
        for u, v in pairs:
            nk.addEdge(u, v)
        networkit.setNumberOfThreads(1)

        def luby():
            finder = networkit.independentset.Luby()
            return sum(finder.run(nk))
        peers = {
            "igraph vertex_coloring_greedy": timed(lambda: max(ig.vertex_coloring_greedy()) + 1),
            "networkit Luby independent set": timed(luby),
            "networkx maximal_independent_set": timed(lambda: len(networkx.maximal_independent_set(nx, seed=1))),
            "networkx greedy_color": timed(lambda: max(networkx.greedy_color(nx).values()) + 1),
        }
        repeats = 1 if QUICK and n == 200_000 else 3
        summary, _ = compare(lambda: bench("turan", path, "complement", 1), peers, repeats)
        aim = "≥ 50×" if n == 200_000 else ""
        targets = {"networkx maximal_independent_set": aim, "igraph vertex_coloring_greedy": "≥ 1×", "networkit Luby independent set": "≥ 1×"}
        lines += row(f"n = {n:,}, e = {m:,}, complement (independent set and partition)", summary, targets)
        clique, _ = compare(lambda: bench("turan", path, "graph", 1), {"networkx greedy_color": peers["networkx greedy_color"]}, repeats)
        lines += row(f"n = {n:,}, e = {m:,}, graph (clique and partition)", clique, aim)
        xs.append(m)
        for name, value in summary.items():
            curves.setdefault(name, []).append(value[0])
    CURVES["turan"] = ("certifying Turán and greedy peers, e = 10n", "edges", xs, curves)


def checking():
    TABLES["Checking certificates (processor time of whole programs)"] = lines = []
    data = os.environ.get("LRH_TEST_DATA", os.path.join(ROOT, "..", "shared", "data"))
    jobs = []
    glove = os.path.join(data, "embeddings", "glove6b_50x2000_f32.npy")
    if os.path.exists(glove):
        jobs.append(("recovery, GloVe 50×2000, matched probes, k = 2", ["recovery", "--encoder", glove, "--probe", "matched", "-k", "2"]))
    rng = numpy.random.default_rng(3)
    signs = write_matrix("encoder", rng.choice([-1, 1], (256, 400)))[:-4] + ".npy"
    jobs.append(("incoherence, ±1 256×400", ["incoherence", signs]))
    square = write_matrix("square", rng.choice([-1, 1], (300, 300)))[:-4] + ".npy"
    jobs.append(("rank, ±1 300×300", ["rank", square]))
    dimacs = os.path.join(WORK, "graph.clq")
    edges = random_graph(20_000, 200_000, 7)
    with open(dimacs, "w") as target:
        target.write(f"p edge 20000 {len(edges)}\n")
        for u, v in edges.tolist():
            target.write(f"e {u + 1} {v + 1}\n")
    jobs.append(("Turán bound, 20,000 vertices, 200,000 edges", ["turan", dimacs, "--clique", "5"]))
    for text, arguments in jobs:
        output = os.path.join(WORK, "certificate.json")
        subprocess.run([os.path.join(BIN, "lrh"), "prove", *arguments, "--output", output, "--force"], check=True, capture_output=True)
        summary, _ = compare(
            program(os.path.join(BIN, "lrh-check"), output),
            {"Python checker": program(sys.executable, os.path.join(ROOT, "proofs", "checker", "lrh_check.py"), output)}, 1 if QUICK else 3)
        lines += row(f"{text} ({os.path.getsize(output) / 1e6:.1f} MB)", summary, "≥ 20×")


def cliques():
    """`lrh prove clique-number` against cliquer, where both exist."""
    known = subprocess.run([os.path.join(BIN, "lrh"), "prove", "--help"], capture_output=True, text=True)
    peer = shutil.which("cliquer") or (os.path.exists("/usr/bin/cliquer") and "/usr/bin/cliquer")
    if "clique-number" not in known.stdout or not peer:
        return
    lines = []
    for n, percent in [(100, 50), (200, 50), (100, 80)]:
        rng = numpy.random.default_rng(n + percent)
        path = os.path.join(WORK, f"clique{n}-{percent}.clq")
        edges = [(u, v) for u in range(n) for v in range(u + 1, n) if rng.integers(100) < percent]
        with open(path, "w") as file:
            file.write(f"p edge {n} {len(edges)}\n" + "".join(f"e {u + 1} {v + 1}\n" for u, v in edges))
        summary, _ = compare(program(os.path.join(BIN, "lrh"), "prove", "clique-number", path, codes=(0, 2)), {"cliquer": program(peer, "-q", path)}, 3)
        lines += row(f"n = {n}, density {percent} %, certified", summary)
    TABLES["Clique numbers"] = lines


def compiled_qsopt():
    """The program that solves the same linear programs with QSopt_ex; None when its library (libqsopt-ex-dev) is missing."""
    program = os.path.join(WORK, "qsopt_peer")
    command = ["cc", "-O2", "-o", program, os.path.join(HERE, "qsopt_peer.c"), "-lqsopt_ex", "-lgmp", "-lm"]
    if subprocess.run(command, capture_output=True).returncode != 0:
        print("no QSopt_ex here (Debian: libqsopt-ex-dev): that peer is left out", flush=True)
        return None
    return program


def write_program(name, matrix):
    """max p_i - n_i subject to A(p - n) = 0, sum p + sum n <= 1, in LP format, for i = 0."""
    def term(value, variable):
        return f"{'-' if value < 0 else '+'} {abs(value)} {variable}"
    path = os.path.join(WORK, name + ".lp")
    with open(path, "w") as file:
        file.write("Maximize\n obj: p0 - n0\nSubject To\n")
        for i, line in enumerate(matrix):
            file.write(f" c{i}: " + "\n ".join(f"{term(c, f'p{j}')} {term(-c, f'n{j}')}" for j, c in enumerate(line)) + " = 0\n")
        file.write(" s: " + "\n + ".join(f"p{j} + n{j}" for j in range(matrix.shape[1])) + " <= 1\nEnd\n")
    return path


def highs(matrix):
    """The same programs by HiGHS in doubles, one after the other from the last basis; the largest optimum."""
    d, m = matrix.shape
    rows = numpy.hstack([matrix, -matrix]).astype(float)
    rows = numpy.vstack([rows, numpy.ones(2 * m)])
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 2 * m, d + 1
    lp.col_cost_ = numpy.zeros(2 * m)
    lp.col_lower_, lp.col_upper_ = numpy.zeros(2 * m), numpy.full(2 * m, highspy.kHighsInf)
    lp.row_lower_, lp.row_upper_ = numpy.append(numpy.zeros(d), -highspy.kHighsInf), numpy.append(numpy.zeros(d), 1.0)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = numpy.arange(0, 2 * m * (d + 1) + 1, d + 1, dtype=numpy.int32)
    lp.a_matrix_.index_ = numpy.tile(numpy.arange(d + 1, dtype=numpy.int32), 2 * m)
    lp.a_matrix_.value_ = rows.T.flatten()
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(lp)

    def call():
        best = 0.0
        for i in range(m):
            solver.changeColCost(i, 1.0)
            solver.changeColCost(m + i, -1.0)
            solver.run()
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            best = max(best, solver.getInfo().objective_function_value)
            solver.changeColCost(i, 0.0)
            solver.changeColCost(m + i, 0.0)
        return best
    return call


def access():
    """`prove access`: all features of a random ±1 encoder, against an exact and a float solver of the same linear programs."""
    lines, xs, curves = [], [], {}
    qsopt = compiled_qsopt()
    for d in [10, 20, 30, 40] + ([] if QUICK else [60]):
        m = 4 * d
        matrix = numpy.random.default_rng(d).choice([-1, 1], (d, m))
        path, program = write_matrix(f"access{d}", matrix), write_program(f"access{d}", matrix)

        def exact(start):
            def call():
                line = subprocess.run([qsopt, program, str(m), start], check=True, capture_output=True, text=True).stdout
                value, result = line.strip().split("\n")[-1].split(" ")
                return float(value), result
            return call
        peers = {"HiGHS (doubles, each from the last basis)": timed(highs(matrix))}
        if qsopt and (d <= 40 or not QUICK):
            peers["QSopt_ex"] = exact("cold")
            peers["QSopt_ex, each from the last basis"] = exact("warm")
        summary, results = compare(lambda: bench("access", path, 1), peers, 1 if QUICK or d > 40 else 3)
        mu = fractions.Fraction(results["lrh"])
        for name, result in results.items():
            assert abs(float(mu) - result) < 1e-6 if name.startswith("HiGHS") else fractions.Fraction(result) == mu, (name, result)
        lines += row(f"±1 {d}×{m}, all {m} features", summary, {"QSopt_ex": "≥ 5×"} if d == 40 else "")
        xs.append(m)
        for name, value in summary.items():
            curves.setdefault(name, []).append(value[0])
    TABLES["Best probes (`prove access`)"] = lines
    CURVES["access"] = ("best probes of all m features, ±1, d = m/4", "m", xs, {name: v for name, v in curves.items() if len(v) == len(xs)})


def plots():
    folder = os.path.join(ROOT, "docs", "images")
    os.makedirs(folder, exist_ok=True)
    for name, (title, label, xs, curves) in CURVES.items():
        figure, axes = plt.subplots(figsize=(6, 4))
        for curve, values in curves.items():
            axes.loglog(xs, values, marker="o", label=curve)
        axes.set(title=title, xlabel=label, ylabel="seconds")
        axes.set_xticks(xs, [f"{x:,}" for x in xs])
        axes.minorticks_off()
        axes.grid(True, which="major", alpha=0.3)
        axes.legend(fontsize=8)
        figure.tight_layout()
        figure.savefig(os.path.join(folder, f"performance-{name}.svg"), metadata={"Date": None})
        plt.close(figure)


def report(paths):
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.processor()) \
        if os.path.exists("/proc/cpuinfo") else platform.processor()
    text = [
        "# Performance", "",
        "<!-- Written by Benchmarks/run.py; change that, not this. -->", "",
        f"One run of `make bench`{' (quick)' if QUICK else ''} on {model}, {os.cpu_count()} processors, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}. Popcount paths of this processor: {', '.join(paths)}; the last is used unless LRH_PORTABLE=1 asks for the first.",
        f"Peers: python-flint {flint.__version__}, NumPy {numpy.__version__}, networkx {networkx.__version__}, igraph {igraph.__version__}, "
        f"networkit {networkit.__version__}.", "",
        "Everything runs on one thread. A pair is timed in turn, and the ratio (peer's time / lrh's time; above 1, lrh is faster) is the median of the "
        "ratios pair by pair: the machine is shared, so absolute times are only a hint.", ""]
    notes = {
        "Rank": [
            "The job of FLINT is the exact rank over ℚ. A full rank modulo one prime proves itself. A smaller one is proved by enough primes to exceed "
            "Hadamard's bound for the next larger minors (`lrh inspect --exact-rank`); a certificate of it (`lrh prove rank`) holds the dependencies "
            "of the other rows, whose entries have as many digits as a minor, and the kernel multiplies them out: most of its time and size.",
            "lrh uses the system's OpenBLAS. One that does not know the processor falls back to kernels for very old ones: Debian 12's 0.3.21 does so on "
            "Intel's newest server processors. `OPENBLAS_CORETYPE=SKYLAKEX` or a newer OpenBLAS then makes dense elimination faster."],
        "Coherence of ±1 vectors": [
            "lrh counts differing bits for the half of the Gram matrix above the diagonal, exactly. NumPy's best expression is the full float32 product "
            "`S.T @ S` (sgemm, exact below 2²⁴), diagonal cleared, then `max(G.max(), -G.min())`; its integer products take no BLAS and are far slower."],
        "Turán partitions of random graphs": [
            "Built graphs in memory on all sides; lrh's is a list of edges, and its time includes the lists of neighbours that the peers have already. "
            "No peer certifies Turán's bound; the comparable greedy algorithms are an independent set or a colouring.",
            "On the complement side lrh finds a maximal independent set, by least remaining degree, and a partition that proves the bound. The networkx "
            "function with the same job is `maximal_independent_set`, hence the target there; its time grows faster than the edges. `greedy_color` is given "
            "for comparison, without target: it too is linear, but keeps no degrees up to date, and its classes prove no bound. On the graph side lrh finds "
            "a clique and a partition; networkx has no such greedy function, and `greedy_color`, a partition of the same graph by one pass, has the target. "
            "The targets of networkx are for the largest graph: on small ones both sides take less than some milliseconds."],
        "Checking certificates (processor time of whole programs)": ["`lrh-check` and `proofs/checker/lrh_check.py` on the same file, reading included."],
    }
    notes["Best probes (`prove access`)"] = [
        "lrh's time is for an optimal probe and an optimal kernel vector of every feature, in exact rationals, and for the kernel's check of the certificate. "
        "QSopt_ex solves the same linear programs exactly, from a C program that reads them once (reading is not timed); HiGHS solves them in doubles "
        "and certifies nothing. The largest optimum of QSopt_ex equals lrh's as a rational number, that of HiGHS to six digits."]
    images = {"Best probes (`prove access`)": "access", "Rank": "rank", "Coherence of ±1 vectors": "gram", "Turán partitions of random graphs": "turan"}
    for title, lines in TABLES.items():
        text += [f"## {title}", "", *[line for note in notes.get(title, []) for line in (note, "")], *HEADER, *lines, ""]
        if title in images:
            text += [f"![{CURVES[images[title]][0]}](images/performance-{images[title]}.svg)", ""]
    text += ["## Again", "", "`make bench` builds the release, puts the peers into a virtual environment under `.build/bench-venv` "
             "(`Benchmarks/requirements.txt`), and writes this page and its pictures. `Benchmarks/run.py --quick` repeats less often. "
             "The inner functions of lrh are timed by `lrh-bench`. GloVe vectors are looked for in `LRH_TEST_DATA`."]
    with open(os.path.join(ROOT, "docs", "performance.md"), "w") as file:
        file.write("\n".join(text) + "\n")


def main():
    paths = subprocess.run([os.path.join(BIN, "lrh-bench"), "path"], check=True, capture_output=True, text=True).stdout.split()
    failed = []
    if "--only" in sys.argv:
        {"grams": lambda: grams(paths), "turan": turan, "checking": checking, "cliques": cliques, "access": access, "ranks": ranks}[
            sys.argv[sys.argv.index("--only") + 1]]()
        print("\n".join([*HEADER, *(line for lines in TABLES.values() for line in lines)]))
        shutil.rmtree(WORK)
        return
    try:
        for section in [lambda: grams(paths), turan, checking, cliques, access, ranks]:
            try:
                section()
            except Exception:  # A section that fails is left out of the page, and the others stay.
                traceback.print_exc()
                failed.append(section)
        plots()
        report(paths)
    finally:
        shutil.rmtree(WORK)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
