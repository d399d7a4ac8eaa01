#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fuzzes the readers: Tests/Fuzzing/run.sh SECONDS [JOBS]. Seeds come from the corpus of certificates, the examples, and the
# data folder if it is there. A crash, hang or out-of-memory leaves its input in out/fuzzing and ends the run with an error.
# Inputs that found new behaviour stay in out/fuzzing/corpus. At the end they are minimised, and those of at most 2,000 bytes packed into
# Tests/Fuzzing/corpus.bin, which FuzzCorpusTests reads in every test run; commit it when it covers more.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
jobs=${2:-1}
data=${LRH_TEST_DATA:-../shared/data}
export LRH_FUZZ=1 SWIFT_BACKTRACE=enable=no

swift build -c release --scratch-path .build-fuzz --product fuzz-readers \
  -Xswiftc -sanitize=fuzzer,address -Xswiftc -parse-as-library

out=out/fuzzing
mkdir -p "$out/corpus"
seed() { # seed READER FILE
  local name
  name="$out/corpus/seed-$1-$(basename "$2")"
  if [ "$(wc -c <"$2")" -le 60000 ]; then { printf "\\x$(printf %02x "$1")"; cat "$2"; } >"$name"; fi
}
for f in Tests/Certificates/*/*.json; do seed 0 "$f"; done
for f in examples/*/*.csv; do seed 5 "$f"; done
for f in examples/graphs/*.clq; do seed 6 "$f"; done
if [ -d "$data" ]; then
  for f in "$data"/packings/exact_real/*.npy; do seed 1 "$f"; done
  for f in "$data"/sae_fixture/*.npz; do seed 2 "$f"; done
  for f in "$data"/sae_fixture/*/*.safetensors; do seed 3 "$f"; done
  for f in "$data"/mtx/*.mtx "$data"/mtx/*/*.mtx; do seed 4 "$f"; done
  for f in "$data"/graphs/*.clq.b; do seed 7 "$f"; done
  for f in "$data"/graphs/*.g6; do seed 9 "$f"; done
  for f in "$data"/graphs/*.s6; do seed 10 "$f"; done
fi
root=$PWD
cd "$out" # libFuzzer writes the logs of its jobs to the working folder
"$root/.build-fuzz/release/fuzz-readers" -max_total_time="$seconds" -jobs="$jobs" -workers="$jobs" -timeout=20 -rss_limit_mb=2048 \
  -max_len=65536 -artifact_prefix="$root/$out/" corpus

rm -rf minimised
mkdir minimised
"$root/.build-fuzz/release/fuzz-readers" -merge=1 -timeout=20 -rss_limit_mb=2048 -max_len=2000 minimised corpus 2>/dev/null
python3 - "$root/Tests/Fuzzing/corpus.bin" <<'END'
import os, struct, sys
inputs = [open(f"minimised/{name}", "rb").read() for name in sorted(os.listdir("minimised"))]
with open(sys.argv[1], "wb") as out:
    for data in sorted(inputs):
        out.write(struct.pack("<I", len(data)) + data)
print(f"corpus.bin: {len(inputs)} inputs, {os.path.getsize(sys.argv[1])} bytes")
END
