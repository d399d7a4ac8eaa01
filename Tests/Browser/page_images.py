# SPDX-License-Identifier: Apache-2.0
"""Writes the pictures of docs/pages.md and the README: parts of a page as a browser shows them. Run by `make page-images`."""

import pathlib
import shlex
import subprocess
import sys
import tempfile

from browser import Browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
CALL = "walkthrough lower-bound --format html"
IMAGES = {"page-step.png": "#step-5", "page-map.png": "svg.map", "page-explorer.png": "#explore"}

with tempfile.TemporaryDirectory() as folder:
    page = pathlib.Path(folder, "page.html")
    subprocess.run([ROOT / ".build/release/lrh", *shlex.split(CALL), "--output", str(page)], cwd=ROOT, check=True, stdout=sys.stderr)
    browser = Browser(folder)
    try:
        browser.open(page, 1200)
        for name, selector in IMAGES.items():
            browser.screenshot(ROOT / "docs/images" / name, selector)
            print(f"docs/images/{name}")
    finally:
        browser.close()
