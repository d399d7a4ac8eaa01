# SPDX-License-Identifier: Apache-2.0
"""Times lrh against its peers in one run, and writes docs/performance.md and docs/images/performance-*.svg.

Usage: run.py [--quick] [--only SECTION]: with --only, one section is run and its table printed; nothing is written.
"""
import argparse
import subprocess
import sys
import time
import traceback

import timing  # First: it sets the number of threads before any library reads it.
import page
from sections import access, audit, checking, cliques, grams, large_grams, ranks, turan

SECTIONS = {
    "grams": grams.run, "large-grams": large_grams.run, "turan": turan.run, "cliques": cliques.run, "checking": checking.run, "access": access.run, "ranks": ranks.run,
    "audit": audit.run}


def main():
    parser = argparse.ArgumentParser(description="Times lrh against its peers.")
    parser.add_argument("--quick", action="store_true", help="repeat less often, leave out the largest sizes")
    parser.add_argument("--only", choices=SECTIONS, help="run this section, print its table, write nothing")
    arguments = parser.parse_args()
    paths = subprocess.run([timing.lrh("lrh-bench"), "path"], check=True, capture_output=True, text=True).stdout.split()
    done, failed = [], []
    try:
        for name in [arguments.only] if arguments.only else SECTIONS:
            start = time.perf_counter()
            try:
                done.append(SECTIONS[name](paths) if name == "grams" else SECTIONS[name]())
            except Exception:  # A section that fails is left out of the page, and the others stay.
                traceback.print_exc()
                failed.append(name)
            print(f"section {name}: {time.perf_counter() - start:.0f} s", flush=True)
        if arguments.only:
            print("\n".join(line for section in done for line in [*section.notes, *section.header, *section.rows]))
        else:
            page.write(done, paths)
    finally:
        timing.end()
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
