#!/bin/sh
# Writes the page docs/capacity-table.md on standard output. Needs .build/release/lrh.
set -eu
lrh="$(dirname "$0")/../.build/release/lrh"
grid="--features 8,16,32,64,256,1024,10000,1000000 --sparsity 1,2,3,5,10"
cat <<'TEXT'
# Bounds on the capacity

Certified intervals for *d*(m, k, ε), the least dimension in which m features can be stored so that linear probes read every k-sparse activation with
error < ε (`lt`) or ≤ ε (`le`), and for thresholds. Exact values are bold. Each row is checked by the kernel while the table is made; the certificate
of a row comes from `lrh prove capacity --features m --sparsity k --epsilon ε [--non-strict] --output FILE`. Constructions:
[proofs/constructions.md](../proofs/constructions.md). This page is written by `make capacity-table`.

TEXT
echo "## Error < ε"
echo
# shellcheck disable=SC2086
"$lrh" table capacity $grid --epsilon 1/4,1/2
echo
echo "## Error ≤ ε"
echo
# shellcheck disable=SC2086
"$lrh" table capacity $grid --epsilon 1/4,1/2 --non-strict
echo
echo "## Thresholds"
echo
# shellcheck disable=SC2086
"$lrh" table capacity $grid --decoder threshold
cat <<'TEXT'

## Where the intervals are wide, and what was tried

The widest are at m = 10⁶ with η = 1/9, 1/3, 1/11: there F4 asks for few dimensions and the known sign codes of that length and size have larger inner products.
Tried for codes with 2¹⁰, 2¹⁴, 2²⁰ words: simulated annealing over single columns and over cosets of subgroups of the multiplicative group
(the two codes that came out are used); random words by counting (always longer here). Tried for m ≤ 256: L-BFGS on p-norms of the
entries of BᵀA, with and without A = B; the best are used, rounded to integers.
TEXT
