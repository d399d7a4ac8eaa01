# SPDX-License-Identifier: Apache-2.0
"""What the mutation operators share: places in a certificate, and the three groups that operators are registered in."""

import collections
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "Tests" / "Certificates"
sys.path.insert(0, str(CORPUS))
sys.dont_write_bytecode = True

# ----------------------------------------------------------------------------------------------------------------
# Places in a certificate


def places(value, path=()):
    """All (path, value) in a JSON value."""
    yield path, value
    if isinstance(value, dict):
        for key in sorted(value):
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from places(item, path + (i,))


def parent(value, path):
    for key in path[:-1]:
        value = value[key]
    return value


EXACT = re.compile(r"-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?")


def is_exact(value):
    return isinstance(value, str) and EXACT.fullmatch(value) is not None


def choose(rng, value, wanted, inside=("claim", "inputs", "witness")):
    """A random place below claim, inputs or witness whose value is wanted; places in large arrays are no likelier."""
    found = [path for path, item in places(value) if path and path[0] in inside and wanted(item) and path[-1] != "digest"
             and "digests" not in path]
    if not found:
        raise Inapplicable
    groups = collections.defaultdict(list)
    for path in found:
        groups[tuple(key for key in path if isinstance(key, str))].append(path)
    return rng.choice(groups[rng.choice(sorted(groups))])


class Inapplicable(Exception):
    """The operator does not fit this certificate."""


def replace(value, path, new):
    parent(value, path)[path[-1]] = new


# ----------------------------------------------------------------------------------------------------------------
# Operators: (rng, certificate, all the certificates) changes the certificate, or returns bytes.
# Those of the first group change a value at random, those of the second know what the fields mean, those of the third
# break the spelling.

VALUE, MEANING, SPELLING = {}, {}, {}


def operator(group):
    def register(function):
        group[function.__name__.replace("_", "-")] = function
        return function
    return register
