#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes the figures of docs/figures.md to docs/images/figure-*.svg and has lrh verify check them. Run from the package's folder, after
# `make build`. An argument names another folder.
set -euo pipefail
folder=${1:-docs/images}
lrh=.build/release/lrh
draw() { # draw FILE NAME OPTIONS…
  local file=$1
  shift
  "$lrh" figure "$@" --output "$folder/figure-$file.svg" --force
}
lines=examples/lines/lines-16-in-R6.csv

draw one figure-1
draw capacity-features capacity --features 8,16,32,64,128,256,512,1024 --sparsity 2 --epsilon 1/2
draw capacity-sparsity capacity --against sparsity --features 64,1024 --sparsity 1,2,3,4,5,6,8,10 --epsilon 1/2
draw gap gap --features 6,8,10,12,14 --sparsity 2 --epsilon 1/4
draw staircase staircase --encoder $lines --probe matched --sparsity 6 --epsilon 1/2 --best
draw gram gram --encoder $lines --probe matched --sparsity 3
draw interference interference --encoder examples/interference/encoder.csv --probe matched --sparsity 3 --epsilon 24/25
draw turan turan examples/graphs/turan-13-4.clq --clique 5
draw turan-complement turan examples/graphs/petersen.clq --clique 4 --complement
draw tail tail --features 64 --neurons 200
draw coherence coherence --features 64 --dimensions 16,24,32,48,64,96,128,192,256
draw decoders decoders --features 16 --dimensions 8,10,12 --sparsity 2 --samples 12
draw histogram-interference histogram --encoder examples/interference/encoder.csv --probe matched --of interference --sparsity 3 --epsilon 24/25
draw histogram-errors histogram --encoder examples/near-identity/gram-40.csv --probe matched --of errors --sparsity 2 --epsilon 5/4
"$lrh" verify "$folder"/figure-*.svg
