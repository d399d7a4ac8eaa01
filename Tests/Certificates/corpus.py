# SPDX-License-Identifier: Apache-2.0
"""Collects the files of the corpus: what `generate.py` and its parts make, by folder and name."""

import copy
import sys
from pathlib import Path

from certificates import *
from filters import conditions_hold, statement_holds

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
FOLDER = Path(__file__).resolve().parent
FILES = {}


def add(folder, name, value):
    FILES[f"{folder}/{name}"] = value if isinstance(value, bytes) else canonical(value).encode()


def accepted(name, value, is_true=True):
    """`is_true` None: too large for brute force."""
    if is_true is not None and "object" not in canonical(value).split('"inputs"')[1]:
        assert truth(value) == is_true, name
    add("accepted", name + ".json", value)
    return value


def assuming(name, value, holds=True):
    """Accepted if the assumption is: `undecided` without options; with --full accepted if the filter's statement holds, else rejected."""
    assert conditions_hold(value) and statement_holds(value) == holds and (not holds or truth(value)), name
    add("assuming" if holds else "assuming-falsely", name + ".json", value)
    return value


def changed(value, *changes, digests=True):
    """The certificate with members replaced: ("claim.rank", 3), or removed: ("claim.rank", None)."""
    value = copy.deepcopy(value)
    for path, new in changes:
        keys = [int(key) if key.isdigit() else key for key in path.split(".")]
        place = value
        for key in keys[:-1]:
            place = place[key]
        if new is None:
            del place[keys[-1]]
        else:
            place[keys[-1]] = new(place.get(keys[-1]) if isinstance(place, dict) else place[keys[-1]]) if callable(new) else new
    return redigest(value) if digests else value


def rejected(name, value, *changes, digests=True):
    add("rejected", name + ".json", changed(value, *changes, digests=digests))


def malformed(name, value, *changes):
    add("malformed", name + ".json", changed(value, *changes) if changes else value)
