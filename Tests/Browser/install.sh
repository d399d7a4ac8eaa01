#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# A virtual environment for the page tests, in the folder given: selenium, and axe-core as axe-playwright-python ships it.
set -euo pipefail
folder=$1
cd "$(dirname "$0")"
if [ -e "$folder/complete" ] && [ "$folder/complete" -nt requirements.txt ] && [ "$folder/complete" -nt install.sh ]; then exit 0; fi
if [ "${LRH_NO_INSTALL:-}" = 1 ]; then
  echo "would make $folder with selenium and axe-playwright-python; nothing is installed, because LRH_NO_INSTALL=1"
  exit 0
fi
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check -r requirements.txt
"$folder/bin/pip" install --quiet --disable-pip-version-check --no-deps axe-playwright-python==0.1.8
touch "$folder/complete"
