#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints the table of Coq theorems and what each assumes, from the audited output of `Print Assumptions`."""

import re
import sys
from pathlib import Path

COQ = Path(__file__).resolve().parent.parent / "proofs" / "coq"


def theorems(folder, prefix):
    """(file, theorem) in the order in which the audit lists them."""
    for line in (folder / "Assumptions.v").read_text().splitlines():
        match = re.fullmatch(rf"Print Assumptions {prefix}\.(\w+)\.([\w']+)\.", line)
        if match:
            yield match[1] + ".v", match[2]


def verdicts(folder):
    """What `Print Assumptions` said, one item a theorem."""
    text = (folder / "assumptions.actual").read_text()
    return re.findall(r"^(Closed under the global context|Axioms:(?:\n(?:[^\n]+ : |  )[^\n]*)*)", text, re.M)


def main():
    closed = total = 0
    for folder, prefix in ((COQ, "LRH"), (COQ / "checker", "LRHChecker")):
        listed, said = list(theorems(folder, prefix)), verdicts(folder)
        if len(listed) != len(said):
            sys.exit(f"theorems: {len(listed)} theorems but {len(said)} verdicts in {folder.name}")
        for (file, theorem), verdict in zip(listed, said):
            total += 1
            closed += verdict.startswith("Closed")
            print(f"{file:22} {theorem:44} {'no axioms' if verdict.startswith('Closed') else verdict}")
    print(f"{total} theorems, {closed} closed under the global context")
    return 0 if closed == total else 1


if __name__ == "__main__":
    sys.exit(main())
