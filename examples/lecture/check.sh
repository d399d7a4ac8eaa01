#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs every command of solutions.md and compares its exit code with the one written beside it. Needs lrh on the path.
set -uo pipefail
cd "$(dirname "$0")/../.."
failures=0
while read -r command; do
  code=${command##*# exit }
  command=${command%% # exit *}
  $command >/dev/null 2>&1
  found=$?
  if [ "$found" -eq "$code" ]; then echo "ok    $command"; else echo "WRONG $command: exit $found, not $code"; failures=$((failures + 1)); fi
done < <(sed -n 's/^\$ //p' examples/lecture/solutions.md)
[ "$failures" -eq 0 ]
