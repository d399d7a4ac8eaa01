#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Exports some certificates with `lrh export coq`, compiles the files with coqc and demands that each theorem is closed under
the global context; and that a certificate with a false claim does not compile."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LRH = os.environ.get("LRH", str(ROOT / ".build" / "release" / "lrh"))
COQC = [os.environ.get("COQC", "coqc"), "-Q", str(ROOT / "proofs/coq/theories"), "LRH",
        "-Q", str(ROOT / "proofs/coq/checker"), "LRHChecker", "-w", "-notation-overridden,-ambiguous-paths"]
CORPUS = ROOT / "Tests" / "Certificates"
TRUE = ["rank-full", "rank-factorisation", "rank-lines28-gram", "rank-tall", "turan-t7-3", "turan-complement",
        "clique-triangle", "clique-complement", "recovery-worked-example", "recovery-strict", "recovery-nonnegative",
        "recovery-failure-not-strict", "worst-case-error", "incoherence-lines28", "incoherence-any", "incoherence-unit",
        "incoherence-one-column", "near-identity-explicit-power-two", "near-identity-lines28-chebyshev",
        "near-identity-alon-strict", "clique-number-tree-mycielski", "clique-number-colouring", "chain-simplex-alon",
        "chain-feature-scale", "hypothesis-off-diagonal", "hypothesis-coherence", "hypothesis-nonzero-columns",
        "access-feature-scale", "no-access-feature-scale", "optimal-access-five", "basis-pursuit-five",
        "basis-pursuit-failure-twins", "exact-decoding-failure-twins", "capacity-matrix", "capacity-reed-solomon",
        "capacity-threshold-groups", "capacity-nested", "capacity-quadric-plus", "capacity-gilbert-varshamov"]
# F10: basis pursuit recovers every 3-sparse vector through an 11 x 19 matrix; no linear decoder does with error 1/2.
EXAMPLES = ["gap/basis-pursuit-11x19"]


def export(certificate, name, folder):
    file = folder / f"{name}.v"
    subprocess.run([LRH, "export", "coq", str(certificate), "--output", str(file), "--force"], check=True)
    return file


def compile_file(file):
    began = time.monotonic()
    done = subprocess.run(COQC + [str(file)], capture_output=True, text=True, cwd=file.parent)
    return done.returncode, done.stdout + done.stderr, time.monotonic() - began


def main():
    if not Path(LRH).exists():
        print("lrh is not built: the Coq exports are not checked (make build)")
        return 0
    folder = ROOT / "out" / "coq"
    folder.mkdir(parents=True, exist_ok=True)
    failures = 0
    for certificate in [CORPUS / "accepted" / f"{stem}.json" for stem in TRUE] + \
            [ROOT / "examples" / f"{stem}.json" for stem in EXAMPLES]:
        name = certificate.stem.replace("-", "_")
        code, text, seconds = compile_file(export(certificate, name, folder))
        good = code == 0 and text.strip() == "Closed under the global context"
        failures += not good
        print(f"{name}.v: {'compiled, no axioms' if good else text.strip()[-400:]} ({seconds:.1f} s)")
    # The same text with a false claim must not compile.
    source = (folder / "recovery_worked_example.v").read_text()
    changed = source.replace("Definition worst : frac :=\n  integer (0)", "Definition worst : frac :=\n  integer (1)")
    assert changed != source
    (folder / "false_claim.v").write_text(changed)
    code, text, _ = compile_file(folder / "false_claim.v")
    failures += code == 0
    print("false_claim.v: " + ("COMPILED" if code == 0 else "refused by Coq, as it must be"))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
