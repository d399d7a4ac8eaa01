#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Writes docs/capacity-table.md with `lrh table capacity`. Run from the package's folder, after `make build`.
set -euo pipefail
grid=(--features 8,16,32,64,256,1024,10000,1000000 --sparsity 1,2,3,5,10)
lrh=.build/release/lrh
{
  echo "# Capacity: certified intervals"
  echo
  echo "<!-- Written by Scripts/capacity_table.sh (make capacity-table); change that, not this. -->"
  echo
  echo "How many neurons d are needed and suffice for m features at sparsity k and error ε (F8). Every row was checked by the kernel;"
  echo "\`lrh prove capacity\` writes the certificate of one. Bold: both ends agree. The constructions are in"
  echo "[proofs/constructions.md](../proofs/constructions.md), the lower bounds in [F3](../proofs/F3-alon-finite.md) and [F4](../proofs/F4-chebyshev-alon.md)."
  echo
  echo "## Error < ε, as in the paper"
  echo
  $lrh table capacity "${grid[@]}" --epsilon 1/4,1/2
  echo
  echo "## Error ≤ ε"
  echo
  $lrh table capacity "${grid[@]}" --epsilon 1/4,1/2 --non-strict
  echo
  echo "## Reading Boolean features by thresholds (F11)"
  echo
  $lrh table capacity "${grid[@]}" --decoder threshold
} > docs/capacity-table.md
