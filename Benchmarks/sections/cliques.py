# SPDX-License-Identifier: Apache-2.0
"""`lrh prove clique-number` against cliquer."""
import json
import os
import re
import shutil

from instances import dense_graph, write_dimacs
from timing import DATA, QUICK, Section, compare, lrh, program, seconds

NOTES = [
    "Processor time of whole programs, reading included. lrh's time includes its proof that no clique is larger, and the kernel's check of it; cliquer "
    "proves nothing to others. Both find the same number. The target is five times cliquer's time where cliquer takes more than a second. The named "
    "graphs are from `LRH_TEST_DATA`; the random ones, n and density, are made here. A run of cliquer is ended after a minute."]

DIMACS = ["johnson8-2-4", "hamming6-2", "hamming6-4", "hamming8-4", "p_hat300-1", "brock200_2", "keller4", "C125.9"]
RANDOM = [(200, 50), (300, 50), (500, 50), (120, 80), (150, 80)]
LIMIT = 60


def instances(section):
    """(what, file, clique number if it is known)"""
    folder = os.path.join(DATA, "graphs")
    known = json.load(open(os.path.join(folder, "graphs.json"))) if os.path.isdir(folder) else {}
    if not known:
        section.left_out("the DIMACS graphs (no `LRH_TEST_DATA`)")
    for name in DIMACS if known else []:
        yield name, os.path.join(folder, name + ".clq"), known[name + ".clq"]["omega_known"]
    for n, percent in RANDOM:
        yield f"random, n = {n}, density {percent} %", write_dimacs(f"clique{n}-{percent}", n, dense_graph(n, percent)), None


def run():
    section = Section("Clique numbers", list(NOTES))
    cliquer = shutil.which("cliquer")
    if not cliquer:
        section.left_out("cliquer (Debian: `cliquer`)")
    for what, path, known in instances(section):
        ours = program(lrh(), "prove", "clique-number", path, "--json", output=True)
        peers = {"cliquer": program(cliquer, "-q", path, limit=LIMIT, output=True)} if cliquer else {}
        first, results = compare(ours, peers, 1)
        size = int(re.search(r'"cliqueNumber":(\d+)', results["lrh"]).group(1))
        assert known in (None, size), (what, size, known)
        what = f"{what}, clique number {size}"
        if not cliquer:
            section.add_alone(what, first["lrh"][0])
            continue
        if results["cliquer"] == "stopped":
            bound = first["cliquer"][1]
            section.rows.append(f"| {what} | {seconds(first['lrh'][0])} | cliquer | > {LIMIT} s | > {bound:.3g}× | ≥ 0.2× |")
            continue
        assert f"size={size}," in results["cliquer"], (what, results["cliquer"])
        summary = first
        if not QUICK and first["cliquer"][0] < 10:
            summary, _ = compare(ours, peers, 3)
        section.add(what, summary, "≥ 0.2×" if summary["cliquer"][0] > 1 else "")
    return section
