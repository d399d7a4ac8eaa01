#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs lrh-check-verified and the Python checker on the whole corpus and demands the same outcome for every file that the
verified checker covers (it answers `undecided: not covered` for the others)."""

import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERIFIED = [str(ROOT / ".build" / "verified" / "lrh-check-verified")]
PYTHON = [sys.executable, str(ROOT / "proofs" / "checker" / "lrh_check.py")]


def outcomes(command, files):
    with tempfile.NamedTemporaryFile("w", suffix=".list") as listing:
        listing.write("".join(f"{file}\n" for file in files))
        listing.flush()
        done = subprocess.run(command + ["--batch", listing.name], capture_output=True, text=True)
    found = (re.fullmatch(r"(.*\.json): (\w+) — (.*)", line) for line in done.stdout.split("\n"))
    return {match[1]: (match[2], match[3]) for match in found if match}


def main():
    failures = 0
    for folder in ("accepted", "rejected", "malformed"):
        files = sorted(map(str, (ROOT / "Tests" / "Certificates" / folder).glob("*.json")))
        verified, python = outcomes(VERIFIED, files), outcomes(PYTHON, files)
        tally = Counter()
        for file in files:
            mine, other = verified.get(file, ("missing", "")), python.get(file, ("missing", ""))
            if mine[1].startswith("not covered"):
                tally["not covered"] += 1
            elif mine[0] == other[0]:
                tally["the same outcome"] += 1
            else:
                failures += 1
                print(f"{file}: verified {mine}, Python {other}")
        print(f"{folder}: " + ", ".join(f"{n} {what}" for what, n in sorted(tally.items())))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
