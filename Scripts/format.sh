#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Formats all Swift sources, then lints them. With --check only lints.
set -euo pipefail
cd "$(dirname "$0")/.."
if [ "${1:-}" != --check ]; then swift format --in-place --recursive Package.swift Sources Tests Benchmarks; fi
swift format lint --strict --recursive Package.swift Sources Tests Benchmarks
