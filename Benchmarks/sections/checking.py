# SPDX-License-Identifier: Apache-2.0
"""lrh-check against the Python checker, on certificates of several kinds."""
import os
import subprocess
import sys

from instances import random_graph, dense_graph, signs, write_dimacs, write_npy
from timing import DATA, QUICK, ROOT, WORK, Section, compare, lrh, program

NOTES = ["`lrh-check` and `proofs/checker/lrh_check.py` on the same file, reading included. The target is for certificates of short numbers that take Python "
         "half a second; in smaller ones (a fifth of a second at least, here) the start of lrh-check, about 5 ms, counts. Two kinds hold long numbers, as long as "
         "a minor: the best probes and kernel vectors of an encoder, and the rank of a matrix that is not of full rank, given as a file, where the other rows are "
         "combinations of some. To read these alone, and to find each in lowest terms, takes lrh-check longer than a twentieth of Python's whole time: both call "
         "a general routine for it, written in C. Of the same matrix given as a pair (two rows before it) the certificate holds the factors."]
UNTARGETED = {"Alon's bound, ±1 120×240, matched probes", "Alon's bound, 120 times the 120×240 matrix's product, as a file", "best probes, ±1 40×160, k = 2",
              "best probes, ±1 60×240, k = 2", "basis pursuit, ±1 24×48, k = 2"}


def jobs():
    """(what, arguments of `lrh prove`)"""
    glove = os.path.join(DATA, "embeddings", "glove6b_50x2000_f32.npy")
    if os.path.exists(glove):
        yield "recovery, GloVe 50×2000, matched probes, k = 2", ["recovery", "--encoder", glove, "--probe", "matched", "-k", "2"]
    yield "incoherence, ±1 256×400", ["incoherence", write_npy("encoder", signs(256, 400, 3))]
    yield "rank, ±1 300×300", ["rank", write_npy("square", signs(300, 300, 4))]
    for d in (120, 200):
        yield f"Alon's bound, ±1 {d}×{2 * d}, matched probes", [
            "alon", "--encoder", write_npy("frame", signs(d, 2 * d, 5)), "--probe", "matched", "--power", "1"]
    frame = signs(120, 240, 5)
    yield "Alon's bound, 120 times the 120×240 matrix's product, as a file", ["alon", write_npy("gram", frame.T @ frame), "--power", "1"]
    yield "interference chain, ±1 400×300, k = 2, ε = 9/10", [
        "interference", "--encoder", write_npy("chain", signs(400, 300, 6)), "--probe", "matched", "-k", "2", "-e", "9/10"]
    yield "geometry, ±1 64×160, k = 1, ε = 9/10", [
        "geometry", "--encoder", write_npy("geometry", signs(64, 160, 7)), "--probe", "matched", "-k", "1", "-e", "9/10"]
    for d in (40, 60):
        yield f"best probes, ±1 {d}×{4 * d}, k = 2", ["access", "--encoder", write_npy("access", signs(d, 4 * d, 8)), "-k", "2"]
    yield "basis pursuit, ±1 24×48, k = 2", ["sensing", "--encoder", write_npy("sensing", signs(24, 48, 9)), "-k", "2"]
    yield "thresholds, ±1 256×400, matched probes, k = 2", [
        "threshold", "--encoder", write_npy("threshold", signs(256, 400, 10)), "--probe", "matched", "-k", "2"]
    graph = write_dimacs("sparse", 20_000, random_graph(20_000, 200_000, 7))
    yield "Turán bound, 20,000 vertices, 200,000 edges", ["turan", graph, "--clique", "5"]
    yield "clique number by a tree, 300 vertices, density 50 %", ["clique-number", write_dimacs("dense", 300, dense_graph(300, 50))]


def run():
    section = Section("Checking certificates (processor time of whole programs)", list(NOTES))
    checker = os.path.join(ROOT, "proofs", "checker", "lrh_check.py")
    for what, arguments in jobs():
        certificate = os.path.join(WORK, "certificate.json")
        subprocess.run([lrh(), "prove", *arguments, "--output", certificate, "--force"], check=False, capture_output=True)
        size = os.path.getsize(certificate)
        peers = {"Python checker": program(sys.executable, checker, certificate)}
        # Small certificates take milliseconds, which scatter more.
        summary, _ = compare(program(lrh("lrh-check"), certificate), peers, 1 if QUICK else 3 if size > 4_000_000 else 7)
        section.add(f"{what} ({size / 1e6:.1f} MB)", summary, "" if what in UNTARGETED else "≥ 20×")
        os.remove(certificate)
    return section
