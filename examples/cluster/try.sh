#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tries the workflow on this machine: a random dictionary, several processes, one part killed while it runs. The merged
# report must be, byte for byte, that of one run over everything.
#
#   examples/cluster/try.sh [PROFILE [OPTION…]]      PROFILE: local (default) or slurm; options are Snakemake's
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
profile=${1:-local}
shift || true
lrh=${LRH:-$root/.build/release/lrh}
venv=$root/.build/cluster-venv
if [ ! -x "$venv/bin/snakemake" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt"
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 6,000 vectors of 64 random float32 numbers in [-1, 1), one a row. Big enough that a part takes a second.
python3 - "$work/words.npy" <<'PYTHON'
import random, struct, sys
rows, columns, rng = 6000, 64, random.Random(1)
header = f"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {columns}), }}"
header += " " * (-(len(header) + 11) % 64) + "\n"
with open(sys.argv[1], "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
    file.write(struct.pack(f"<{rows * columns}f", *(rng.uniform(-1, 1) for _ in range(rows * columns))))
PYTHON

options="--encoder-rows-are-features --accept-assumption ieee754-dot-product"
echo "one run over all 6,000 features"
"$lrh" audit matrix --encoder "$work/words.npy" --probe matched --sparsity 3 --epsilon 1 $options --no-certificates \
  --output-folder "$work/whole" --quiet

echo "in 8 parts, by Snakemake ($profile); one part is killed while it runs"
cd "$here"
"$venv/bin/snakemake" --profile "profiles/$profile" --snakefile Snakefile --quiet rules --directory "$work" "$@" --config \
  lrh="$lrh" encoder="$work/words.npy" probe=matched features=6000 sparsity=3 epsilon=1 shards=8 folder="$work/audit" \
  options="$options" > "$work/log" 2>&1 &
workflow=$!
killed=0
while kill -0 "$workflow" 2>/dev/null && [ "$killed" = 0 ]; do
  part=$(pgrep -f "audit matrix --encoder $work/words.npy.*--rows" | tail -n 1 || true)
  # pgrep also sees the shells around the program; only the program itself is killed.
  if [ -n "$part" ] && [ "$(readlink "/proc/$part/exe" 2>/dev/null)" = "$(readlink -f "$lrh")" ] && kill -KILL "$part" 2>/dev/null; then killed=1; fi
done
wait "$workflow" || { cat "$work/log"; echo "the workflow failed"; exit 1; }
[ "$killed" = 1 ] || { echo "no part was running long enough to be killed: nothing shown"; exit 1; }
# Under Slurm the job itself tries again, and says so in its own log (kept with --slurm-keep-successful-logs).
grep -rqs "Trying to restart" "$work/log" "$work/.snakemake" || { cat "$work/log"; echo "no part was run again"; exit 1; }
cmp "$work/whole/report.json" "$work/audit/report.json"
echo "killed one part; it was run again; the merged report equals that of the whole run, byte for byte"
