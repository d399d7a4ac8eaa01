#!/usr/bin/env python3
"""Check certificates of the format `lrh-certificate/1`.

A certificate is one file: a claim about exact matrices or graphs, these matrices or graphs, and a witness from
which the claim can be checked without searching. This program reads the file, checks it, and prints one line:

    FILE: accepted — ...      exit 0    the claim is true of the inputs in the file
    FILE: rejected — ...      exit 1    well-formed, but a check failed: the file proves nothing
    FILE: undecided — ...     exit 2    not checked: the work limit is too small (or an assumption is not accepted)
    FILE: malformed — ...     exit 65   not a certificate; the message names the byte or the field

It was written from `docs/certificate-format-1.md` alone ("section" below means a section of that document) and
shares no code with the programs that write certificates.

What you trust when you believe "accepted": Python's integers, fractions and SHA-256, and the functions below.
All arithmetic is exact; there is no floating-point operation in this file (numbers stored in IEEE 754 form are
taken apart bit by bit with integers). Nothing outside the standard library is used.

Run it:

    python3 lrh_check.py certificate.json
    python3 lrh_check.py --source encoder=weights.npy certificate.json another.json

How to read it. Part 1 reads bytes (section 1), part 2 the values and shapes (sections 2-4), part 3 is the
arithmetic, part 4 has for every kind of claim a function `check_KIND`, whose docstring says what acceptance means,
and beside it `work_KIND`, the bound on its cost from section 6. Part 5 puts these in the order of section 5.1.
Part 6 is the command line. The mathematics is all in parts 3 and 4.
"""

import argparse
import hashlib
import os
import re
import stat
import struct
import sys
from collections import Counter
from fractions import Fraction
from itertools import chain, combinations, product
from math import comb, gcd, isqrt, lcm
from operator import le, lt, mul

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

MAX_BYTES = 268_435_456
MAX_DEPTH = 16
MAX_COUNT = 2**53 - 1
MAX_DIGITS = 100_000
MAX_DENOMINATOR_BITS = 65_536
MAX_CLEARED_WORDS = 2**28
MAX_VERTICES = 16_777_216
MAX_TREE_VERTICES = 32_768
MAX_RADICAND = 1_000_000
MAX_POWER = 4096
MAX_COLUMN_SETS = 2**62
MAX_GILBERT_VARSHAMOV = 65_536
MAX_CODE_DIMENSION = 30
DEFAULT_WORK_LIMIT = 10_000_000_000
ASSUMPTIONS = ("ieee754-dot-product",)


class Outcome(Exception):
    """Ends the check of one file. `word` is printed, `code` is the exit code."""


class Malformed(Outcome):
    word, code = "malformed", 65


class Rejected(Outcome):
    word, code = "rejected", 1


class Undecided(Outcome):
    word, code = "undecided", 2


class Missing(Outcome):
    word, code = "missing", 66


def require(condition, reason):
    """A condition of section 5."""
    if not condition:
        raise Rejected(reason)


# ---------------------------------------------------------------------------------------------------------------
# Part 1. Bytes (section 1)

NOT_PRINTABLE = re.compile(rb"[^\x20-\x7e]")
STRING = re.compile(r'"([ !#-\[\]-~]*)"').match
KEY = re.compile(r'"([ !#-\[\]-~]*)":').match
COUNT = re.compile(r"0|[1-9][0-9]*").match
FLAT_COUNTS = re.compile(r"\[([0-9,]+)\]").match
LEADING_ZERO = re.compile(r"(?:^|,)0[0-9]").search
FLAT_STRINGS = re.compile(r'\["([-0-9/",]*)"\]').match


def parse(data):
    """The object spelt by the bytes `data`: dicts, lists, strings and nonnegative ints."""
    if len(data) > MAX_BYTES:
        raise Malformed(f"byte {MAX_BYTES}: longer than {MAX_BYTES} bytes")
    bad = NOT_PRINTABLE.search(data)
    if bad:
        raise Malformed(f"byte {bad.start()}: 0x{data[bad.start()]:02x} is not in 0x20...0x7e")
    text = data.decode("ascii")
    if text[:1] != "{":
        raise Malformed("byte 0: expected '{'")
    value, end = parse_value(text, 0, 1)
    if end != len(text):
        raise Malformed(f"byte {end}: something follows the object")
    return value


def parse_value(text, at, depth):
    """The value that starts at byte `at` (an array or object there has nesting depth `depth`), and where it ends."""
    first = text[at:at + 1]
    if first == '"':
        found = STRING(text, at)
        if not found:
            raise Malformed(f"byte {at}: a string with a backslash or without end")
        return found.group(1), found.end()
    if first == "[" or first == "{":
        if depth > MAX_DEPTH:
            raise Malformed(f"byte {at}: nested deeper than {MAX_DEPTH}")
        if first == "{":
            return parse_object(text, at, depth)
        return parse_flat_array(text, at) or parse_array(text, at, depth)
    found = COUNT(text, at)
    if not found:
        raise Malformed(f"byte {at}: expected a string, a count, '[' or '{{'")
    if len(found.group()) > 16 or int(found.group()) > MAX_COUNT:
        raise Malformed(f"byte {at}: a count above 2^53 - 1")
    return int(found.group()), found.end()


def parse_object(text, at, depth):
    result, last = {}, None
    at += 1
    if text[at:at + 1] == "}":
        return result, at + 1
    while True:
        found = KEY(text, at)
        if not found:
            raise Malformed(f"byte {at}: expected a key and ':'")
        key = found.group(1)
        if last is not None and key <= last:
            raise Malformed(f"byte {at}: the keys of an object must strictly increase")
        result[key], at = parse_value(text, found.end(), depth + 1)
        last = key
        end = text[at:at + 1]
        at += 1
        if end == "}":
            return result, at
        if end != ",":
            raise Malformed(f"byte {at - 1}: expected ',' or '}}'")


def parse_array(text, at, depth):
    result = []
    at += 1
    if text[at:at + 1] == "]":
        return result, at + 1
    while True:
        value, at = parse_value(text, at, depth + 1)
        result.append(value)
        end = text[at:at + 1]
        at += 1
        if end == "]":
            return result, at
        if end != ",":
            raise Malformed(f"byte {at - 1}: expected ',' or ']'")


def parse_flat_array(text, at):
    """For speed only: an array of number strings, or of counts, read at once. None if it is not exactly that; then
    `parse_array` decides. The tests on the pieces make sure that nothing else is taken."""
    found = FLAT_STRINGS(text, at)
    if found:
        body = found.group(1)
        parts = body.split('","')
        separators = len(parts) - 1
        if body.count('"') == 2 * separators and body.count(",") == separators:
            return parts, found.end()
        return None
    found = FLAT_COUNTS(text, at)
    if found:
        body = found.group(1)
        parts = body.split(",")
        if "" not in parts and max(map(len, parts)) <= 16 and not LEADING_ZERO(body):
            numbers = list(map(int, parts))
            if max(numbers) <= MAX_COUNT:
                return numbers, found.end()
    return None


# ---------------------------------------------------------------------------------------------------------------
# Part 2. Values and shapes (sections 2 to 4)
#
# A *reader* is a function (value, path, D) that returns the value in the form used below, or raises Malformed.
# `path` is the place in the file, for messages; D is the certificate's radicand, 0 when there is none.

EXACT = re.compile(r"(-?)(0|[1-9][0-9]*)(?:/([1-9][0-9]*))?").fullmatch
HEX = re.compile(r"[0-9a-f]{64}").fullmatch
OBJECT_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}").fullmatch


def to_int(digits):
    """int(digits); long strings are halved, since int() takes quadratic time."""
    if len(digits) <= 5000:
        return int(digits)
    low = len(digits) // 2
    return to_int(digits[:-low]) * 10**low + to_int(digits[-low:])


def read_ratio(value, path):
    """Numerator and denominator of an exact value."""
    found = EXACT(value) if type(value) is str else None
    if not found:
        raise Malformed(f"{path}: expected an exact value such as \"-3/2\"")
    sign, upper, lower = found.groups()
    if len(upper) + len(lower or "") > MAX_DIGITS:
        raise Malformed(f"{path}: more than {MAX_DIGITS} digits")
    numerator, denominator = to_int(upper), to_int(lower or "1")
    if lower == "1" or gcd(numerator, denominator) != 1:
        raise Malformed(f"{path}: not in lowest terms")
    if sign and numerator == 0:
        raise Malformed(f"{path}: -0")
    return (-numerator if sign else numerator), denominator


def exact(value, path, D):
    return Fraction(*read_ratio(value, path))


def positive_exact(value, path, D):
    x = exact(value, path, D)
    if x <= 0:
        raise Malformed(f"{path}: must be positive")
    return x


def nonnegative_exact(value, path, D):
    x = exact(value, path, D)
    if x < 0:
        raise Malformed(f"{path}: must not be negative")
    return x


def integer(value, path, D):
    x = exact(value, path, D)
    if x.denominator != 1:
        raise Malformed(f"{path}: must not have a denominator")
    return x.numerator


def nonzero_exact(value, path, D):
    x = exact(value, path, D)
    if x == 0:
        raise Malformed(f"{path}: must not be 0")
    return x


def surd(value, path, D):
    """p + r*sqrt(D) as the pair (p, r)."""
    if type(value) is not list:
        return exact(value, path, D), Fraction(0)
    if D == 0:
        raise Malformed(f"{path}: an array, but no input has a radicand")
    p, r = array_of(exact, 2)(value, path, D)
    if r == 0:
        raise Malformed(f"{path}[1]: must not be 0")
    return p, r


def count(value, path, D):
    if type(value) is not int:
        raise Malformed(f"{path}: expected a count")
    return value


def count_between(low, high):
    def read(value, path, D):
        if not low <= count(value, path, D) <= high:
            raise Malformed(f"{path}: must be between {low} and {high}")
        return value
    return read


def counts(value, path, D):
    if type(value) is not list or not set(map(type, value)) <= {int}:
        raise Malformed(f"{path}: expected an array of counts")
    return value


def index_list(value, path, D):
    counts(value, path, D)
    if not strictly_increasing(value):
        raise Malformed(f"{path}: must strictly increase")
    return value


def strictly_increasing(values):
    following = iter(values)
    next(following, None)
    return all(map(lt, values, following))


def string_of(low, high):
    def read(value, path, D):
        if type(value) is not str or not low <= len(value) <= high:
            raise Malformed(f"{path}: expected a string of {low} to {high} characters")
        return value
    return read


name = string_of(1, 255)


def hex_digest(value, path, D):
    if type(value) is not str or not HEX(value):
        raise Malformed(f"{path}: expected 64 characters 0-9a-f")
    return value


def one_of(*words):
    def read(value, path, D):
        if type(value) is not str or value not in words:
            raise Malformed(f"{path}: expected " + " or ".join(f'"{word}"' for word in words))
        return value
    return read


def array_of(reader, length=None):
    def read(value, path, D):
        if type(value) is not list:
            raise Malformed(f"{path}: expected an array")
        if length is not None and len(value) != length:
            raise Malformed(f"{path}: {len(value)} members instead of {length}")
        return [reader(item, f"{path}[{i}]", D) for i, item in enumerate(value)]
    return read


def record(shape, optional=None):
    """An object with the keys of `shape`, and perhaps those of `optional`, each read by its reader."""
    optional = optional or {}

    def read(value, path, D):
        if type(value) is not dict:
            raise Malformed(f"{path or 'certificate'}: expected an object")
        prefix = path + "." if path else ""
        for key in shape:
            if key not in value:
                raise Malformed(f"{prefix}{key}: missing")
        for key in value:
            if key not in shape and key not in optional:
                raise Malformed(f"{prefix}{key[:80]}: not a key of this format here")
        return {key: (shape.get(key) or optional[key])(item, prefix + key, D) for key, item in value.items()}
    return read


def by_kind(shapes):
    """An object whose key `kind` names one of the shapes, and which has the keys of that shape."""
    def read(value, path, D):
        kind = value.get("kind") if type(value) is dict else None
        if type(kind) is not str or kind not in shapes:
            raise Malformed(f"{path}.kind: expected " + " or ".join(f'"{word}"' for word in shapes))
        return record({"kind": raw, **shapes[kind]})(value, path, D)
    return read


def raw(value, path, D):
    return value


class Matrix:
    """A matrix with entries p + r*sqrt(radicand); radicand 0 means rational entries.

    `planes` holds one pair (numerators, denominators) of lists of rows for the parts p and, with a radicand, a
    second one for the parts r. Entries are in lowest terms."""

    def __init__(self, rows, columns, planes, radicand=0):
        self.rows, self.columns, self.planes, self.radicand = rows, columns, planes, radicand
        self.known_sizes = {}

    def lines(self, by, plane):
        """Numerators and denominators of the matrix cut into its rows, its columns, or (`all`) one single line."""
        numerators, denominators = self.planes[plane]
        if by == "columns":
            numerators, denominators = zip(*numerators), zip(*denominators)
        elif by == "all":
            numerators = [[x for row in numerators for x in row]]
            denominators = [[y for row in denominators for y in row]]
        return zip(numerators, denominators)

    def cut(self, by):
        """For every row or column (or, for `all`, once), its `lines` in all planes together."""
        return zip(*(self.lines(by, plane) for plane in range(len(self.planes))))

    def bits(self, by):
        """Section 6: the largest bit length (at least 1) after each line is multiplied by the least common denominator
        of its entries. Raises Undecided when such a denominator has more than 65,536 bits, or when the integers would
        take more than 2^28 words in all."""
        if by not in self.known_sizes:
            largest_bits = 1
            for parts in self.cut(by):
                largest = largest_numerators(parts)
                q = least_common_multiple(largest, MAX_DENOMINATOR_BITS)
                for y, x in largest.items():
                    largest_bits = max(largest_bits, (x * (q // y)).bit_length())
            self.limit_words(largest_bits)
            self.known_sizes[by] = largest_bits
        return self.known_sizes[by]

    def limit_words(self, bits):
        if self.rows * self.columns * (1 + bits // 64) > MAX_CLEARED_WORDS:
            raise Undecided(f"budget: more than {MAX_CLEARED_WORDS} words after clearing denominators")

    def words(self, by):
        return 1 + self.bits(by) // 64

    def cleared(self, by):
        """The lines multiplied by their least common denominators: the list of these denominators, and for each plane
        the list of the lines, now of integers."""
        multipliers, planes = [], [[] for _ in self.planes]
        for parts in self.cut(by):
            q = least_common_multiple({y for _, denominators in parts for y in denominators})
            multipliers.append(q)
            for cleared, (numerators, denominators) in zip(planes, parts):
                cleared.append(list(numerators) if q == 1 else
                               [x * (q // y) for x, y in zip(numerators, denominators)])
        return multipliers, planes

    def cleared_rational(self, by):
        """`cleared` for a matrix without radicand."""
        multipliers, planes = self.cleared(by)
        return multipliers, planes[0]

    def cleared_both(self, by):
        """`cleared`, always with two planes."""
        multipliers, planes = self.cleared(by)
        if len(planes) == 1:
            planes.append([[0] * len(line) for line in planes[0]])
        return multipliers, planes[0], planes[1]

    def entry(self, i, j):
        """The entry as a pair (p, r)."""
        parts = [Fraction(numerators[i][j], denominators[i][j]) for numerators, denominators in self.planes]
        return parts[0], parts[1] if len(parts) > 1 else Fraction(0)

    def column(self, j):
        return [self.entry(i, j) for i in range(self.rows)]


def row_matrix(values):
    """The rational values as a matrix of one row."""
    return Matrix(1, len(values), [([[x.numerator for x in values]], [[x.denominator for x in values]])])


def surd_row_matrix(values, D):
    """The pairs (p, r) as a matrix of one row over Q(sqrt D)."""
    parts = [row_matrix(part).planes[0] for part in (list(zip(*values)) or [(), ()])]
    return Matrix(1, len(values), parts if D else parts[:1], D)


def transposed(M):
    planes = [tuple([list(line) for line in zip(*part)] for part in plane) for plane in M.planes]
    return Matrix(M.columns, M.rows, planes, M.radicand)


class ScaledMatrix(Matrix):
    """The matrix X with column j multiplied by u/v, (u, v) = factors[j] positive integers without a common factor.

    Its entries can be much longer than the file that they come from, so only `cleared` writes them out, after `bits`
    has bounded them. Let g be the greatest common divisor of the numerators in a column of X (of all p and r), and q
    the least common multiple of the denominators. Then the column is (g/q) * w, and w is a column of integers without
    a common factor: the entry x/y, in lowest terms, becomes (x/g) * (q/y). So with G/Q = (u/v) * (g/q) in lowest
    terms, Q is the least common denominator of the column multiplied by u/v, and clears it to G * w. (A column that is
    0 has g = G = 0 and q = Q = 1.) `planes` and `lines` are those of X."""

    def __init__(self, X, factors):
        super().__init__(X.rows, X.columns, X.planes, X.radicand)
        self.factors, self.known_contents = factors, None

    def entry(self, i, j):
        p, r = super().entry(i, j)
        return p * Fraction(*self.factors[j]), r * Fraction(*self.factors[j])

    def contents(self):
        """For each column g, q, G, Q and the largest |entry| of w. Raises Undecided as `bits` does, as soon as that is
        certain: Q is at least q/u, and an integer after clearing is at least the one of w."""
        if self.known_contents is None:
            contents = []
            for parts, (u, v) in zip(self.cut("columns"), self.factors):
                g = gcd(*chain.from_iterable(numerators for numerators, _ in parts))
                largest = largest_numerators(parts)
                q = least_common_multiple(largest, MAX_DENOMINATOR_BITS + u.bit_length())
                from_g, from_q = gcd(g, v), gcd(u, q)
                G, Q = (g // from_g) * (u // from_q), (q // from_q) * (v // from_g)
                w = 0
                if g != 0:
                    for y, x in largest.items():
                        w = max(w, (x // g) * (q // y))
                        self.limit_words(w.bit_length())
                contents.append((g, q, G, Q, w))
            self.known_contents = contents
        return self.known_contents

    def multipliers(self, by, bit_limit=None):
        """The least common denominators, and by what each column of w is to be multiplied."""
        contents = self.contents()
        if by == "columns":
            return ([least_common_multiple([Q], bit_limit) for _, _, _, Q, _ in contents],
                    [G for _, _, G, _, _ in contents])
        if by != "all":
            raise ValueError(by)
        common = least_common_multiple({Q for _, _, _, Q, _ in contents}, bit_limit)
        return [common], [G * (common // Q) for _, _, G, Q, _ in contents]

    def bits(self, by):
        if by not in self.known_sizes:
            _, multipliers = self.multipliers(by, MAX_DENOMINATOR_BITS)
            sizes = [(w * x).bit_length() for (_, _, _, _, w), x in zip(self.contents(), multipliers)]
            largest_bits = max([1, *sizes])
            self.limit_words(largest_bits)
            self.known_sizes[by] = largest_bits
        return self.known_sizes[by]

    def cleared(self, by):
        denominators, multipliers = self.multipliers(by)
        planes = []
        for plane in range(len(self.planes)):
            columns = [[x // g * (q // y) * multiplier for x, y in zip(*line)] if g else [0] * self.rows
                       for line, (g, q, _, _, _), multiplier
                       in zip(self.lines("columns", plane), self.contents(), multipliers)]
            planes.append(columns if by == "columns" else [[x for row in zip(*columns) for x in row]])
        return denominators, planes


def largest_numerators(parts):
    """Of pairs (numerators, denominators): for each denominator that occurs the largest |numerator| over it."""
    largest = {}
    for numerators, denominators in parts:
        for x, y in zip(numerators, denominators):
            if largest.get(y, -1) < abs(x):
                largest[y] = abs(x)
    return largest


def least_common_multiple(numbers, bit_limit=None):
    q = 1
    for y in numbers:
        q = lcm(q, y)
        if bit_limit is not None and q.bit_length() > bit_limit:
            raise Undecided(f"budget: a common denominator has more than {bit_limit} bits")
    return q


def read_rational_row(row, path):
    """The numerators and the denominators of an array of exact values."""
    try:  # for speed: a row of integers, each of which is spelt as str() spells it
        if max(map(len, row), default=0) <= 300:
            integers = list(map(int, row))
            if list(map(str, integers)) == row:
                return integers, [1] * len(integers)
    except (TypeError, ValueError):
        pass
    ratios = [read_ratio(value, f"{path}[{j}]") for j, value in enumerate(row)]
    return [x for x, _ in ratios], [y for _, y in ratios]


def read_entries(value, path, radicand, rows, columns):
    """The planes of `entries`, an array of `rows` arrays of `columns` entries."""
    if type(value) is not list or len(value) != rows:
        raise Malformed(f"{path}: expected an array of {rows} arrays")
    planes = [([], []) for _ in range(2 if radicand else 1)]
    for i, row in enumerate(value):
        place = f"{path}[{i}]"
        if type(row) is not list or len(row) != columns:
            raise Malformed(f"{place}: expected an array of {columns} entries")
        if radicand:
            for j, item in enumerate(row):
                if type(item) is not list or len(item) != 2:
                    raise Malformed(f"{place}[{j}]: expected an array of two exact values")
            parts = [[item[0] for item in row], [item[1] for item in row]]
        else:
            parts = [row]
        for part, (numerators, denominators) in zip(parts, planes):
            x, y = read_rational_row(part, place)
            numerators.append(x)
            denominators.append(y)
    return planes


def witness_matrix(value, path, D):
    shape = record({"columns": count, "entries": raw, "rows": count})(value, path, D)
    rows, columns = shape["rows"], shape["columns"]
    return Matrix(rows, columns, read_entries(shape["entries"], path + ".entries", 0, rows, columns))


def read_radicand(value, path, D):
    count_between(2, MAX_RADICAND)(value, path, D)
    if any(value % (f * f) == 0 for f in range(2, isqrt(value) + 1)):
        raise Malformed(f"{path}: not square-free")
    return value


def read_input_matrix(value, path, D):
    """A matrix input; `digest` is the stated digest, `true_digest` the one of section 4.3 (None until an object file
    has been read)."""
    positive = count_between(1, MAX_COUNT)
    if type(value) is dict and "object" in value:
        shape = record({"columns": positive, "digest": hex_digest, "object": raw, "rows": positive})(value, path, D)
        if type(shape["object"]) is not str or not OBJECT_FILE(shape["object"]):
            raise Malformed(f"{path}.object: not a file name of the form [A-Za-z0-9][A-Za-z0-9._-]{{0,127}}")
        matrix = Matrix(shape["rows"], shape["columns"], None)
        matrix.object_file = shape["object"]
        matrix.true_digest = None
    else:
        shape = record({"columns": positive, "digest": hex_digest, "entries": raw, "rows": positive},
                       {"radicand": read_radicand})(value, path, D)
        rows, columns, radicand = shape["rows"], shape["columns"], shape.get("radicand", 0)
        planes = read_entries(shape["entries"], path + ".entries", radicand, rows, columns)
        matrix = Matrix(rows, columns, planes, radicand)
        matrix.object_file = None
        # The strings of the file are in lowest terms, so they are the canonical text.
        lines = ("\n".join(map(" ".join, row) if radicand else row) for row in shape["entries"])
        matrix.true_digest = text_digest("lrh-matrix/1", f"{rows} {columns} {radicand}", lines)
    matrix.digest = shape["digest"]
    return matrix


class MatchedProbe:
    """The probe b_i = a_i / |a_i|^2 of section 4.1. With `featureScale` too: s_i * a_i divided by its squared norm is
    b_i / s_i. So nothing is ever scaled here, and `encoder` is the encoder after scaling."""

    radicand = 0

    def __init__(self, encoder):
        self.encoder, self.rows, self.columns = encoder, encoder.rows, encoder.columns

    def words(self, by):
        """Section 6: words(A; all) stands for words(B; columns)."""
        return self.encoder.words("all")


class ProbeRule:
    """The input {"digest", "rule"}, before the encoder is known."""

    radicand, object_file = 0, None

    def __init__(self, rule, digest):
        self.rule, self.digest, self.true_digest = rule, digest, None

    def probe(self, encoder):
        """The d x m matrix meant, for an encoder whose entries have been read."""
        made = MatchedProbe(encoder) if self.rule == "matched" else Matrix(encoder.rows, encoder.columns, encoder.planes)
        made.digest, made.object_file = self.digest, None
        made.true_digest = text_digest("lrh-probe/1", f"{self.rule} {encoder.digest}", ())
        return made


def read_probe(value, path, D):
    """A matrix input, or a rule that makes one of the encoder."""
    if type(value) is not dict or "rule" not in value:
        return read_input_matrix(value, path, D)
    shape = record({"digest": hex_digest, "rule": one_of("encoder", "matched")})(value, path, D)
    return ProbeRule(shape["rule"], shape["digest"])


def entry_filter(value, path, D):
    """The filter of section 5.19."""
    if D:
        raise Malformed(f"{path}: not in a certificate with a radicand")
    return record({"bounds": array_of(nonnegative_exact), "listed": array_of(index_list)})(value, path, D)


def text_digest(title, sizes, lines):
    """SHA-256 of a canonical text (section 4.3)."""
    sha = hashlib.sha256(f"{title}\n{sizes}\n".encode("ascii"))
    for line in lines:
        sha.update(line.encode("ascii") + b"\n")
    return sha.hexdigest()


class Graph:
    """Vertices 0...n-1 and the list of edges [u, v], u < v."""

    def __init__(self, n, edges):
        self.n, self.edges = n, edges


def read_graph(value, path, D):
    shape = record({"digest": hex_digest, "edges": raw, "n": count_between(1, MAX_VERTICES)})(value, path, D)
    n, edges = shape["n"], shape["edges"]
    if type(edges) is not list:
        raise Malformed(f"{path}.edges: expected an array")
    last = [-1, -1]
    for t, edge in enumerate(edges):
        if type(edge) is not list or len(edge) != 2 or type(edge[0]) is not int or type(edge[1]) is not int:
            raise Malformed(f"{path}.edges[{t}]: expected two counts")
        if not edge[0] < edge[1] < n:
            raise Malformed(f"{path}.edges[{t}]: expected u < v < n")
        if not last < edge:
            raise Malformed(f"{path}.edges[{t}]: the edges must strictly increase")
        last = edge
    graph = Graph(n, edges)
    graph.digest = shape["digest"]
    graph.object_file = None
    graph.true_digest = text_digest("lrh-graph/1", f"{n} {len(edges)}", (f"{u} {v}" for u, v in edges))
    return graph


# Object files (section 4.1): the one binary form, NumPy's format 1.0 with the header in one fixed spelling.

def read_object_file(matrix, path, folder):
    """Fill in `planes` and `true_digest` of a matrix that is kept in an object file."""
    place = f"{path}.object ({matrix.object_file})"
    file = os.path.join(folder, matrix.object_file)
    try:
        if not stat.S_ISREG(os.lstat(file).st_mode):
            raise Malformed(f"{place}: not a regular file")
        stream = open(file, "rb")
    except FileNotFoundError:
        raise Missing(f"{path}.object: no file {file}") from None
    with stream:
        start = stream.read(10)
        if len(start) != 10 or start[:8] != b"\x93NUMPY\x01\x00":
            raise Malformed(f"{place}: byte 0: expected 0x93 \"NUMPY\" 0x01 0x00 and a length")
        header_size = start[8] + 256 * start[9]
        header = stream.read(header_size)
        for descr, size in (("<f4", 4), ("<f8", 8), ("<i8", 8)):
            text = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({matrix.rows}, {matrix.columns}), }}"
            if len(header) == header_size and header[-1:] == b"\n" and header[:-1].rstrip(b" ") == text.encode():
                break
        else:
            raise Malformed(f"{place}: byte 10: not the header of a {matrix.rows} x {matrix.columns} matrix")
        expected = 10 + header_size + matrix.rows * matrix.columns * size
        if os.fstat(stream.fileno()).st_size != expected:
            raise Malformed(f"{place}: the file must have {expected} bytes")
        decode = {"<f4": decode_binary32, "<f8": decode_binary64, "<i8": decode_integer}[descr]
        items = struct.Struct("<%d%s" % (matrix.columns, {"<f4": "I", "<f8": "Q", "<i8": "q"}[descr]))
        numerators, denominators = [], []

        def lines():
            for i in range(matrix.rows):
                row = stream.read(items.size)
                if len(row) != items.size:
                    raise Malformed(f"{place}: the file must have {expected} bytes")
                try:
                    ratios = list(map(decode, items.unpack(row)))
                except OverflowError:
                    raise Malformed(f"{place}: row {i} has an item that is not finite") from None
                numerators.append([x for x, _ in ratios])
                denominators.append([y for _, y in ratios])
                yield "\n".join([str(x) if y == 1 else f"{x}/{y}" for x, y in ratios])

        matrix.true_digest = text_digest("lrh-matrix/1", f"{matrix.rows} {matrix.columns} 0", lines())
        if stream.read(1):
            raise Malformed(f"{place}: the file must have {expected} bytes")
    matrix.planes = [(numerators, denominators)]


def decode_integer(item):
    return item, 1


def decode_binary32(bits):
    return decode_ieee(bits >> 31, bits >> 23 & 0xFF, bits & 0x7FFFFF, 23, 0xFF)


def decode_binary64(bits):
    return decode_ieee(bits >> 63, bits >> 52 & 0x7FF, bits & 0xFFFFFFFFFFFFF, 52, 0x7FF)


def decode_ieee(sign, exponent, fraction, width, top):
    """The dyadic rational with these fields, as numerator and denominator in lowest terms."""
    if exponent == top:
        raise OverflowError("infinite or not a number")
    if exponent == 0:
        exponent = 1  # subnormal: no hidden bit
    else:
        fraction |= 1 << width
    if fraction == 0:
        return 0, 1
    power = exponent - (top >> 1) - width  # the value is fraction * 2^power
    even = (fraction & -fraction).bit_length() - 1
    fraction >>= even
    power += even
    numerator = -fraction if sign else fraction
    return (numerator << power, 1) if power >= 0 else (numerator, 1 << -power)


# ---------------------------------------------------------------------------------------------------------------
# Part 3. Arithmetic

def dot(x, y):
    return sum(map(mul, x, y))


def sum_of_ratios(ratios):
    """The sum of a list of pairs (numerator, denominator > 0), as such a pair, not reduced. Added in a balanced tree,
    so that long numbers meet long numbers."""
    ratios = list(ratios) or [(0, 1)]
    while len(ratios) > 1:
        pairs = zip(ratios[0::2], ratios[1::2])
        odd = ratios[-1:] if len(ratios) % 2 else []
        ratios = [(a + c, b) if b == d else (a * d + c * b, b * d) for (a, b), (c, d) in pairs] + odd
    return ratios[0]


def sign(x):
    return (x > 0) - (x < 0)


def surd_sign(p, r, D):
    """The sign of p + r*sqrt(D). Where p and r have different signs, the one with the larger square decides; the
    squares p*p and r*r*D differ, because D is not a square."""
    if sign(p) * sign(r) >= 0:
        return sign(p) or sign(r)
    return sign(p) if p * p > r * r * D else sign(r)


def surd_mul(x, y, D):
    return x[0] * y[0] + D * x[1] * y[1], x[0] * y[1] + x[1] * y[0]


def surd_compare(x, y, D):
    return surd_sign(x[0] - y[0], x[1] - y[1], D)


def surd_abs(x, D):
    return (-x[0], -x[1]) if surd_sign(*x, D) < 0 else x


def holds(comparison, relation):
    """Whether x < y (`lt`) or x <= y (`le`), given the sign of x - y."""
    return comparison < 0 if relation == "lt" else comparison <= 0


def order_keys(P, R, D):
    """Integers in the same order as the numbers x = p + r*sqrt(D) (p, r integers from the lists P, R).

    With |p|, |r| < 2^b and t = b + 13, the key of x is x * 2^t, its irrational part rounded towards 0. So the error is
    below 1 and key(-x) = -key(x). Different numbers of the form +-x, 0 are at least 2^(1-t) apart: if p + r*sqrt(D) is
    a difference of two of them, |p| and |r| < 2^(b+1), and it is not 0, then
    |p + r*sqrt(D)| = |p^2 - r^2 D| / |p - r*sqrt(D)| >= 1 / (2^(b+1) * (1 + sqrt(D))) > 2^(-b-11), for D <= 10^6.
    Hence keys of different numbers are different and in the same order, and the key 0 belongs to 0 alone."""
    b = max(map(int.bit_length, [*P, *R]), default=0)
    t = b + 13
    scale = D << (2 * t)
    return [(p << t) + sign(r) * isqrt(r * r * scale) for p, r in zip(P, R)]


def largest_sum(P, R, k, domain, D):
    """|E|_k of section 5.7 for the row E of numbers p + r*sqrt(D): the largest |sum E_j z_j| over z with at most k
    nonzero entries in the domain. As a pair."""
    if D == 0:
        if domain == "signed":
            return sum(sorted(map(abs, P), reverse=True)[:k]), 0
        positive = sum(sorted([p for p in P if p > 0], reverse=True)[:k])
        negative = sum(sorted([-p for p in P if p < 0], reverse=True)[:k])
        return max(positive, negative), 0
    keys = order_keys(P, R, D)

    def total(chosen):
        chosen = sorted(chosen, key=lambda j: -abs(keys[j]))[:k]
        return sum(sign(keys[j]) * P[j] for j in chosen), sum(sign(keys[j]) * R[j] for j in chosen)

    if domain == "signed":
        return total(range(len(P)))
    positive = total([j for j in range(len(P)) if keys[j] > 0])
    negative = total([j for j in range(len(P)) if keys[j] < 0])
    return positive if surd_compare(positive, negative, D) > 0 else negative


def is_prime(p):
    return p >= 2 and all(p % f for f in range(2, isqrt(p) + 1))


def is_nonsingular_modulo(rows, p):
    """Gaussian elimination of a square matrix modulo the prime p. Each step drops one row and one column."""
    while rows:
        first = next((i for i, row in enumerate(rows) if row[0]), None)
        if first is None:
            return False
        pivot = rows[first]
        rows = rows[:first] + rows[first + 1:]
        inverse = pow(pivot[0], -1, p)
        tail = pivot[1:]
        reduced = []
        for row in rows:
            factor = row[0] * inverse % p
            row = row[1:]
            reduced.append([(x - factor * y) % p for x, y in zip(row, tail)] if factor else row)
        rows = reduced
    return True


def columns_independent_modulo(columns, t, p):
    """Whether every t of the columns (lists of integers) are independent modulo the prime p, t >= 1.

    One column after the other is the first of the t; the columns after it, without its multiples and without the row of
    its pivot, are then looked at with t - 1. `begun` holds for each column now chosen the columns that it was chosen
    from, how many more were to be chosen from them, and where the next one stands."""
    if columns and t > len(columns[0]):
        return t > len(columns)
    begun = [([[x % p for x in column] for column in columns], t, 0)]
    while begun:
        rest, t, j = begun.pop()
        if j + t > len(rest):
            continue
        begun.append((rest, t, j + 1))
        first = rest[j]
        pivot = next((i for i, x in enumerate(first) if x), None)
        if pivot is None:
            return False
        if t == 1:
            continue
        inverse = pow(first[pivot], -1, p)
        reduced = []
        for column in rest[j + 1:]:
            factor = column[pivot] * inverse % p
            column = [(x - factor * y) % p for x, y in zip(column, first)] if factor else column[:]
            del column[pivot]
            reduced.append(column)
        begun.append((reduced, t - 1, 0))
    return True


def chebyshev(x, y, s):
    """The integer y^s * T_s(x / y), T_s the Chebyshev polynomial, s >= 1. With t_k = y^k T_k(x/y):
    t_2k = 2 t_k^2 - y^2k and t_(2k+1) = 2 t_k t_(k+1) - x y^2k."""
    low, high, power = 1, x, 1  # t_k, t_(k+1), y^k for k = 0
    for bit in bin(s)[2:]:
        square = power * power
        middle = 2 * low * high - x * square
        if bit == "0":
            low, high, power = 2 * low * low - square, middle, square
        else:
            low, high, power = middle, 2 * high * high - square * y * y, square * y
    return low


def bounded_power(base, exponent, limit):
    """min(base^exponent, limit), for base >= 2."""
    return limit if exponent >= limit.bit_length() else min(base**exponent, limit)


def bounded_product(factors, limit):
    """The product of numbers >= 1, or `limit` if that is smaller."""
    result = 1
    for factor in factors:
        result = min(result * factor, limit)
    return result


def largest_character_sum(positions, s):
    """The largest |f(x)|, 0 < x < 2^s, f(x) = the sum of (-1)^(number of ones in c AND x) over the c of `positions`.

    The x with the same high bits are treated at once: bit x of an integer is for the x with the low bits x. `digits`
    holds, for each such x, the number of c with an odd number of ones, its binary digit t in digits[t]."""
    low = min(s, 16)
    every = (1 << (1 << low)) - 1
    # patterns[b]: bit b of x, for each x
    patterns = [every // ((1 << (1 << b)) + 1) << (1 << b) for b in range(low)]
    groups = []
    for c, times in Counter(positions).items():
        odd = 0
        for b in range(low):
            if c >> b & 1:
                odd ^= patterns[b]
        groups.append((c >> low, odd, [t for t in range(times.bit_length()) if times >> t & 1]))
    largest = 0
    for high in range(1 << (s - low)):
        digits = []
        for c, odd, places in groups:
            if bin(c & high).count("1") % 2:
                odd ^= every
            for t in places:
                carry = odd
                while carry:
                    if t >= len(digits):
                        digits += [0] * (t + 1 - len(digits))
                    digits[t], carry = digits[t] ^ carry, digits[t] & carry
                    t += 1
        most = fewest = 0
        of_most = of_fewest = every if high else every ^ 1  # without x = 0
        for t in reversed(range(len(digits))):
            most, fewest = 2 * most, 2 * fewest
            if of_most & digits[t]:
                of_most, most = of_most & digits[t], most + 1
            if of_fewest & ~digits[t]:
                of_fewest &= ~digits[t]
            else:
                fewest += 1
        largest = max(largest, abs(len(positions) - 2 * most), abs(len(positions) - 2 * fewest))
    return largest


def bounded_binomial(n, r, limit):
    """C(n, r), or some number above `limit` if C(n, r) is."""
    if r > n:
        return 0
    result = 1
    for i in range(1, min(r, n - r) + 1):  # C(n, i), which increases
        result = result * (n - i + 1) // i
        if result > limit:
            break
    return result


def turan_number(n, r):
    q, t = divmod(n, r)
    return comb(n, 2) - t * comb(q + 1, 2) - (r - t) * comb(q, 2)


def show(x):
    """A number for a message, shortened when it is long; a surd is a pair."""
    if type(x) is tuple:
        return show(x[0]) if x[1] == 0 else f"{show(x[0])} + ({show(x[1])})*sqrt(D)"
    if type(x) is Fraction and max(abs(x.numerator), x.denominator).bit_length() > 200:
        return f"(a fraction of {abs(x.numerator).bit_length()} over {x.denominator.bit_length()} bits)"
    return str(x)


SIGNS = {"lt": "<", "le": "<="}
NOT_SIGNS = {"lt": ">=", "le": ">"}

# ---------------------------------------------------------------------------------------------------------------
# Part 4. The kinds of claims (section 5): shapes, work (section 6), checks
#
# `inputs`, `claim` and `witness` are dicts as read by part 2. A check returns the sentence that is printed after
# "accepted", or raises Rejected.

RELATION = one_of("lt", "le")
OF = one_of("graph", "complement")


# 5.3 rank

PRIME = count_between(2, 2**31 - 1)
RANK_PROOF = {
    "lower": record({"columns": index_list, "prime": PRIME, "rows": index_list}),
    "upper": by_kind({
        "full": {},
        "factorisation": {"left": witness_matrix, "right": witness_matrix},
        "dependencies": {"combinations": witness_matrix},
    }),
}


def rank_work(M, r, proof):
    upper = proof["upper"]
    work = M.rows * M.columns * M.words("rows") + r**3
    if upper["kind"] == "factorisation":
        work += M.rows * r * M.columns * upper["left"].words("rows") * upper["right"].words("columns")
    elif upper["kind"] == "dependencies":
        work += (max(0, M.rows - r) * r * M.columns
                 * upper["combinations"].words("rows") * M.words("rows"))
    return work


def require_rank(M, r, proof):
    """Returns only if the rational matrix M has rank r.

    Let M' be the integer matrix that M becomes when each row is multiplied by its least common denominator; it has the
    rank of M. At least r: the minor of M' on the rows and columns of `lower` is not 0 modulo p, hence not 0. At most r:
    M has only r rows or columns (`full`), or is a product through r dimensions (`factorisation`), or the other rows of
    M' are combinations of r rows of M' (`dependencies`)."""
    lower, upper = proof["lower"], proof["upper"]
    rows, columns, p = lower["rows"], lower["columns"], lower["prime"]
    require(len(rows) == r and len(columns) == r, "lower: not as many rows or columns as the rank")
    require(not rows or rows[-1] < M.rows, "lower.rows: an index is out of range")
    require(not columns or columns[-1] < M.columns, "lower.columns: an index is out of range")
    require(is_prime(p), f"lower.prime: {p} is not a prime")
    numerators, denominators = M.planes[0]
    cleared = M.cleared_rational("rows")[1]  # M'
    minor = [[cleared[i][j] % p for j in columns] for i in rows]
    require(is_nonsingular_modulo(minor, p), f"lower: the minor is 0 modulo {p}")

    if upper["kind"] == "full":
        require(r == min(M.rows, M.columns), "upper: the rank is not full")
    elif upper["kind"] == "factorisation":
        left, right = upper["left"], upper["right"]
        require((left.rows, left.columns) == (M.rows, r), "upper.left: wrong size")
        require((right.rows, right.columns) == (r, M.columns), "upper.right: wrong size")
        if r == 0:  # `cleared` cannot see the columns of a matrix without rows
            require(not any(map(any, numerators)), "upper: the matrix is not 0")
            return
        left_q, left_rows = left.cleared_rational("rows")
        right_q, right_columns = right.cleared_rational("columns")
        for i in range(M.rows):
            for j in range(M.columns):
                if (dot(left_rows[i], right_columns[j]) * denominators[i][j]
                        != numerators[i][j] * left_q[i] * right_q[j]):
                    raise Rejected(f"upper: left * right differs from the matrix at row {i}, column {j}")
    else:
        combinations = upper["combinations"]
        require((combinations.rows, combinations.columns) == (M.rows - r, r), "upper.combinations: wrong size")
        basis = set(rows)
        others = [i for i in range(M.rows) if i not in basis]
        q, coefficients = combinations.cleared_rational("rows")
        if not others:
            return
        for j, column in enumerate(zip(*cleared)):
            basis_part = [column[i] for i in rows]
            for t, i in enumerate(others):
                if dot(coefficients[t], basis_part) != q[t] * column[i]:
                    raise Rejected(f"upper: the combination for row {i} fails in column {j}")


def work_rank(inputs, claim, witness):
    return rank_work(inputs["matrix"], claim["rank"], witness)


def check_rank(inputs, claim, witness):
    """Accepted: the rational matrix M has exactly `rows` rows, `columns` columns, and rank `rank` over Q."""
    M = inputs["matrix"]
    require(claim["rows"] == M.rows, "claim.rows is not the number of rows")
    require(claim["columns"] == M.columns, "claim.columns is not the number of columns")
    require_rank(M, claim["rank"], witness)
    return f"the {M.rows} x {M.columns} matrix has rank {claim['rank']}"


# 5.4 near-identity-rank

FAMILY_BOUND = {
    "family": one_of("trace", "alon", "chebyshev"), "lowerBound": count, "power": count_between(1, MAX_POWER),
    "relation": RELATION,
}
NEAR_IDENTITY_CLAIM = {**FAMILY_BOUND, "n": count, "rank": count, "mu": nonnegative_exact}
NEAR_IDENTITY_PARTS = {
    "projector": record({"matrix": witness_matrix, "rank": count, "residual": exact}),
    "monomials": record({"left": witness_matrix, "right": witness_matrix}),
}


def work_near_identity_rank(inputs, claim, witness):
    C, s, mu = inputs["matrix"], claim["power"], claim["mu"]
    n = C.rows
    work = rank_work(C, claim["rank"], witness["rank"])
    beta = max(C.bits("rows"), mu.numerator.bit_length(), mu.denominator.bit_length())
    W = 1 + 2 * s * beta // 64
    work += n**2 * W**2 + n**3 * W + s**2 * W
    if "projector" in witness:
        w = witness["projector"]["matrix"].words("rows")
        work += 2 * n**3 * w * (w + n * W)
    if "monomials" in witness:
        left, right = witness["monomials"]["left"], witness["monomials"]["right"]
        work += left.rows * n**2 * left.words("columns") * right.words("columns")
    return work


def family_dimension(family, rank, s):
    """N(rank): how many monomials the entrywise polynomial of the family needs in `rank` variables: those of degree s,
    or for `chebyshev` those of the degrees s, s - 2, s - 4, ..."""
    if family != "chebyshev":
        return comb(rank + s - 1, s)
    total, monomials = 0, 1  # monomials = C(rank + j - 1, j)
    for j in range(s + 1):
        if j > 0:
            monomials = monomials * (rank + j - 1) // j
        if (s - j) % 2 == 0:
            total += monomials
    return total


def require_least_bound(family, s, mu, relation, c, bound):
    """Returns only if `bound` is the least rho >= 0 for which the bound of the family with power s holds: N(rho) >= Q,
    or N(rho) > Q where the table of section 5.4 says strict. Row i of the n x n matrix c of integers is a positive
    multiple of row i of D; only `trace` uses more of it than n."""
    n, a, b = len(c), mu.numerator, mu.denominator
    strict = False
    if family == "trace":
        x, y = sum_of_ratios((sum([e**(2 * s) for e in row]), row[i]**(2 * s)) for i, row in enumerate(c))
        Q = n * n * y, x
    elif family == "alon":
        x, y = a**(2 * s), b**(2 * s)
        Q = n * y, y + (n - 1) * x
        strict = relation == "lt" and n >= 2
    else:
        require(0 < mu < 1 and n >= 2, "the family chebyshev needs 0 < mu < 1 and n >= 2")
        T = chebyshev(b, a, s)  # a^s * T_s(1/mu), positive
        Q = n * T * T, T * T + (n - 1) * a**(2 * s)

    def bound_holds(rho):
        difference = family_dimension(family, rho, s) * Q[1] - Q[0]
        return difference > 0 if strict else difference >= 0

    require(bound_holds(bound), "the bound does not hold at lowerBound: it is too small")
    require(bound == 0 or not bound_holds(bound - 1), "the bound holds below lowerBound: it is too large")


def check_near_identity_rank(inputs, claim, witness):
    """Accepted: the rational n x n matrix C has positive diagonal; after row i is divided by C_ii, all entries off the
    diagonal have absolute value < mu (or <= mu, as `relation` says); its rank is exactly `rank`. And, rank unknown,
    the bound N(rho) >= Q of the family with power s holds for rho = `lowerBound` and no smaller rho, so that it alone
    forces rank C >= `lowerBound`. (trace: rank D^s <= N(rank D) and (tr D^s)^2 <= rank D^s * |D^s|_F^2, for the
    entrywise power D^s; alon: the same with |D^s|_F^2 bounded by means of mu; chebyshev: with T_s(x/mu)/T_s(1/mu) in
    place of x^s.) With the optional parts: `projector` exhibits the orthogonal projector P with P M = M that proves
    (tr M)^2 <= rank P * |M|_F^2, M the entrywise image of D; `monomials` exhibits M as a product through N(rank)
    dimensions."""
    C, n, s, mu = inputs["matrix"], claim["n"], claim["power"], claim["mu"]
    family, relation, bound = claim["family"], claim["relation"], claim["lowerBound"]
    require((C.rows, C.columns) == (n, n), "the matrix is not n x n")
    c = C.cleared_rational("rows")[1]  # row i of C times a positive integer, which cancels in D_ij = c_ij / c_ii
    diagonal = [c[i][i] for i in range(n)]
    a, b = mu.numerator, mu.denominator
    for i in range(n):
        require(diagonal[i] > 0, f"the diagonal entry of row {i} is not positive")
        others = c[i][:i] + c[i][i + 1:]
        if others:
            excess = sign(max(map(abs, others)) * b - a * diagonal[i])
            require(holds(excess, relation), f"an entry off the diagonal of row {i} is not {SIGNS[relation]} mu")
    require_rank(C, claim["rank"], witness["rank"])

    require(bound <= claim["rank"], "lowerBound is larger than the rank")
    require_least_bound(family, s, mu, relation, c, bound)

    if "projector" in witness or "monomials" in witness:
        # Row i of M is the row M[i] of integers divided by m[i].
        if family == "chebyshev":
            T = chebyshev(b, a, s)
            M = [[chebyshev(e * b, diagonal[i] * a, s) for e in c[i]] for i in range(n)]
            m = [diagonal[i]**s * T for i in range(n)]
        else:
            M = [[e**s for e in c[i]] for i in range(n)]
            m = [diagonal[i]**s for i in range(n)]
    if "projector" in witness:
        require_projector(M, m, witness["projector"])
    if "monomials" in witness:
        left, right = witness["monomials"]["left"], witness["monomials"]["right"]
        size = (family_dimension(family, claim["rank"], s), n)
        require((left.rows, left.columns) == size, "monomials.left: wrong size")
        require((right.rows, right.columns) == size, "monomials.right: wrong size")
        left_q, left_columns = left.cleared_rational("columns")
        right_q, right_columns = right.cleared_rational("columns")
        for i in range(n):
            for j in range(n):
                if dot(left_columns[i], right_columns[j]) * m[i] != M[i][j] * left_q[i] * right_q[j]:
                    raise Rejected(f"monomials: the product differs at row {i}, column {j}")
    return (f"the {n} x {n} matrix, rows divided by the diagonal, has entries {SIGNS[relation]} {show(mu)} off it and "
            f"rank {claim['rank']}; the {family} bound with power {s} forces rank >= {bound}")


def require_projector(M, m, projector):
    """Returns only if P = P^T = P^2, tr P = rank >= 1, P M = M, and |M - (tr M/rank) P|_F^2 = |M|_F^2 - (tr M)^2/rank =
    residual, for the matrix with the rows M[i] / m[i]. Here tr M = n, because its diagonal is 1."""
    n, P, r, residual = len(M), projector["matrix"], projector["rank"], projector["residual"]
    require((P.rows, P.columns) == (n, n), "projector.matrix: wrong size")
    require(r >= 1, "projector.rank is 0")
    q, P = P.cleared_rational("rows")  # row i of the projector is P[i] / q[i]
    for i in range(n):
        for j in range(i):
            require(P[i][j] * q[j] == P[j][i] * q[i], "projector: not symmetric")
    for i in range(n):
        for j in range(n):  # row i times row j, which is column j
            if dot(P[i], P[j]) != P[i][j] * q[j]:
                raise Rejected("projector: P * P differs from P")
    x, y = sum_of_ratios((P[i][i], q[i]) for i in range(n))
    require(x == r * y, "projector: the trace is not the rank")
    common = least_common_multiple(set(m))
    columns = list(zip(*[[e * (common // m[i]) for e in M[i]] for i in range(n)]))
    for i in range(n):
        for j in range(n):
            if dot(P[i], columns[j]) != q[i] * columns[j][i]:
                raise Rejected("projector: P * M differs from M")
    x, y = sum_of_ratios((sum([(M[i][j] * r * q[i] - n * P[i][j] * m[i])**2 for j in range(n)]), (r * q[i] * m[i])**2)
                         for i in range(n))
    require(x * residual.denominator == residual.numerator * y, "projector: the distance is not the residual")
    x, y = sum_of_ratios((sum([e * e for e in M[i]]), m[i]**2) for i in range(n))
    require((x * r - n * n * y) * residual.denominator == residual.numerator * y * r,
            "projector: |M|^2 - (tr M)^2/rank is not the residual")


# 5.5 turan-bound and 5.6 clique

def graph_work(inputs, claim, witness):
    return inputs["graph"].n + len(inputs["graph"].edges)


def require_graph_sizes(graph, claim, of):
    n, e = graph.n, len(graph.edges)
    require(claim["n"] == n, "claim.n is not the number of vertices")
    edges = e if of == "graph" else comb(n, 2) - e
    require(claim["edges"] == edges, "claim.edges is not the number of edges")


def require_clique(graph, of, size, vertices, place):
    """Returns only if `vertices`, an increasing list, is a clique of `size` vertices of the graph or its complement."""
    require(len(vertices) == size, f"{place}: not as many as the claim says")
    require(not vertices or vertices[-1] < graph.n, f"{place}: an index is out of range")
    chosen = set(vertices)
    inside = sum(1 for u, v in graph.edges if u in chosen and v in chosen)
    require(inside == (comb(size, 2) if of == "graph" else 0), f"{place}: two of them are not adjacent")


work_turan_bound = graph_work
work_clique = graph_work


def check_turan_bound(inputs, claim, witness):
    """Accepted: the graph, or its complement if `of` says so, has n vertices and exactly `edges` edges, and edges <=
    turanNumber = t_r(n), r = `parts`. The classes prove it: each vertex has at most the degree that it has in the
    complete multipartite graph with these (at most r) classes, so there are at most as many edges as in that graph,
    and so at most t_r(n). Nothing is said about cliques."""
    graph, classes, n = inputs["graph"], witness["classes"], inputs["graph"].n
    require_graph_sizes(graph, claim, claim["of"])
    require(len(classes) == n, "classes: not one for every vertex")
    require(max(classes) < claim["parts"], "classes: a class is not below parts")
    size = Counter(classes)
    degree = [0] * n
    for u, v in graph.edges:
        degree[u] += 1
        degree[v] += 1
    if claim["of"] == "complement":
        degree = [n - 1 - d for d in degree]
    for u in range(n):
        if degree[u] > n - size[classes[u]]:
            raise Rejected(f"vertex {u}: the degree is larger than the number of vertices in other classes")
    require(claim["turanNumber"] == turan_number(n, claim["parts"]), "claim.turanNumber is not t_r(n)")
    require(claim["edges"] <= claim["turanNumber"], "more edges than turanNumber")
    return f"the {claim['of']} has {claim['edges']} <= {claim['turanNumber']} = t_{claim['parts']}({n}) edges"


def check_clique(inputs, claim, witness):
    """Accepted: the graph, or its complement if `of` says so, has n vertices, `edges` edges, and a clique of `size`
    vertices."""
    graph, size = inputs["graph"], claim["size"]
    require_graph_sizes(graph, claim, claim["of"])
    require_clique(graph, claim["of"], size, witness["vertices"], "vertices")
    return f"the {claim['of']} on {graph.n} vertices with {claim['edges']} edges has a clique of size {size}"


# 5.7 recovery, recovery-failure, worst-case-error

DOMAIN = one_of("signed", "nonnegative")
WORST_CASE_CLAIM = {
    "d": count, "m": count, "k": count_between(1, MAX_COUNT), "domain": DOMAIN, "worstError": surd,
}
RECOVERY_CLAIM = {**WORST_CASE_CLAIM, "epsilon": positive_exact, "relation": RELATION}


def recovery_failure_claim(value, path, D):
    """With `attainedError` in place of `worstError`: about one row and one z."""
    shape = dict(RECOVERY_CLAIM)
    if type(value) is dict and "attainedError" in value:
        shape["attainedError"] = shape.pop("worstError")
    return plain_claim(shape)(value, path, D)


def recovery_failure_witness(claim, inputs):
    return record({"row": count, "z": sparse_vector}) if "attainedError" in claim else WORST_CASE_WITNESS


def sparse_vector(value, path, D):
    if type(value) is not list:
        raise Malformed(f"{path}: expected an array")
    result, last = [], -1
    for t, pair in enumerate(value):
        place = f"{path}[{t}]"
        if type(pair) is not list or len(pair) != 2:
            raise Malformed(f"{place}: expected an index and a value")
        j, x = count(pair[0], f"{place}[0]", D), nonzero_exact(pair[1], f"{place}[1]", D)
        if j <= last:
            raise Malformed(f"{place}[0]: the indices must strictly increase")
        result.append((j, x))
        last = j
    return result


def vector_values(v):
    """The values of a vector as read by `sparse_vector`, as a matrix of one row."""
    return row_matrix([x for _, x in v])


WORST_CASE_WITNESS = record({"row": count, "z": sparse_vector}, {"filter": entry_filter})


def scale_features(inputs, witness, kind):
    """The inputs and the witness after `featureScale` has been carried out: column j of the encoder multiplied by s_j,
    column j of the probe divided by it, and so is the threshold of feature j. (For the kind `threshold` the probes and
    thresholds of the witness too, section 5.18.) That input is gone then, and the input `thresholds`, in the file a
    column, is a row."""
    inputs, witness = dict(inputs), dict(witness)
    if "thresholds" in inputs:
        inputs["thresholds"] = transposed(inputs["thresholds"])
    if "featureScale" not in inputs:
        return inputs, witness
    s, m = inputs.pop("featureScale"), inputs["encoder"].columns
    require((s.rows, s.columns) == (m, 1), "featureScale is not m x 1")
    factors = [(x, y) for (x,), (y,) in zip(*s.planes[0])]
    require(all(x > 0 for x, _ in factors), "featureScale: an entry is not positive")
    inputs["encoder"] = ScaledMatrix(inputs["encoder"], factors)
    divided = [(inputs, "probe"), (inputs, "thresholds")]
    if kind == "threshold":
        divided += [(witness, "probes"), (witness, "thresholds")]
    for holder, role in divided:
        if role in holder and not isinstance(holder[role], MatchedProbe):
            X = holder[role]
            require(X.columns == m, f"the {role} does not have m columns, so that featureScale cannot divide them"
                    if role != "thresholds" else "there are not m thresholds, so that featureScale cannot divide them")
            require(role != "thresholds" or X.rows == 1, "thresholds is not m x 1, so that featureScale cannot divide it")
            holder[role] = ScaledMatrix(X, [(y, x) for x, y in factors])
    if isinstance(inputs.get("probe"), MatchedProbe):
        inputs["probe"] = MatchedProbe(inputs["encoder"])
    return inputs, witness


def error_work(A, B):
    return A.columns**2 * (A.rows * A.words("all") * B.words("columns") + 16)


def entry_work(A, B):
    """The share of one entry of C in `error_work`."""
    return A.rows * A.words("all") * B.words("columns") + 16


def filter_size(witness, m):
    """N + m and 16 * W of section 6."""
    bounds = witness["filter"]["bounds"]
    bits = max((max(abs(x.numerator), x.denominator).bit_length() for x in bounds), default=1)
    return sum(map(len, witness["filter"]["listed"])) + m, 16 * (1 + max(1, bits) // 64)


def filtered_error_work(A, B, witness):
    """F of section 6."""
    entries, comparing = filter_size(witness, A.columns)
    return entries * (A.rows * A.words("all") * B.words("columns") + comparing)


def work_worst_case_error(inputs, claim, witness):
    A, B, z = inputs["encoder"], inputs["probe"], witness["z"]
    if "attainedError" in claim:
        work = (len(z) + 1) * entry_work(A, B)
    elif "filter" in witness:
        work = filtered_error_work(A, B, witness) + (len(z) + 1) * entry_work(A, B)
    else:
        work = error_work(A, B)
    if certificate_radicand(inputs):
        work *= 4
    return work + len(z) * vector_values(z).words("all")


work_recovery = work_recovery_failure = work_worst_case_error


def certificate_radicand(inputs):
    return max((X.radicand for X in inputs.values() if isinstance(X, Matrix)), default=0)


def require_d_by_m(A, B, d, m):
    require((A.rows, A.columns) == (d, m), "the encoder is not d x m")
    require((B.rows, B.columns) == (d, m), "the probe is not d x m")


def error_matrix(A, B, D):
    """E = B^T A - I, as a function that computes row i, or of it only the entries in the columns named: lists P, R of
    integers and an integer `scale` > 0, so that they are (P + R*sqrt(D)) / scale. Without a radicand R is None."""
    # Integers: A = (AP + AR*sqrt(D)) / a for the whole matrix, column i of B = (BP[i] + BR[i]*sqrt(D)) / b[i].
    m = A.columns
    (a,), AP, AR = A.cleared_both("all")
    AP = [AP[0][j::m] for j in range(m)]
    if isinstance(B, MatchedProbe):  # C_ij = <a_i, a_j> / |a_i|^2; the common denominator cancels
        scales, BP, BR = [dot(column, column) for column in AP], AP, None
        for i, norm in enumerate(scales):
            require(norm > 0, f"column {i} of the encoder is zero, so that there is no matched probe")
    else:
        AR = [AR[0][j::m] for j in range(m)]
        b, BP, BR = B.cleared_both("columns")
        scales = [a * x for x in b]

    def row(i, columns=None):
        columns = range(m) if columns is None else columns
        P, R = [dot(BP[i], AP[j]) for j in columns], None
        if D:
            R = [dot(BP[i], AR[j]) + dot(BR[i], AP[j]) for j in columns]
            P = [p + D * dot(BR[i], AR[j]) for p, j in zip(P, columns)]
        if i in columns:
            P[columns.index(i)] -= scales[i]
        return P, R, scales[i]
    return row


def require_filter(chosen, m, diagonal):
    """The conditions on the form of a filter (section 5.19): `diagonal` says whether L_i must have i, or only larger
    indices."""
    bounds, listed = chosen["bounds"], chosen["listed"]
    require(len(bounds) == m, "filter.bounds: not m members")
    require(len(listed) == m, "filter.listed: not m members")
    for i, columns in enumerate(listed):
        require(not columns or columns[-1] < m, f"filter.listed[{i}]: an index is out of range")
        if diagonal:
            require(i in columns, f"filter.listed[{i}]: without {i}")
        else:
            require(not columns or columns[0] > i, f"filter.listed[{i}]: an index is not above {i}")


def filtered_sum(listed, k, domain, bound, others):
    """The sum of the k largest of the rational numbers `listed`, as `largest_sum` counts them, and of `others` copies of
    `bound`: U_i(k) of section 5.19; with `others` = 0 V_i(k)."""
    def total(values):
        values = sorted(values + [bound] * min(k, others), reverse=True)
        return sum(values[:k])

    if domain == "signed":
        return total([abs(x) for x in listed])
    return max(total([max(x, 0) for x in listed]), total([max(-x, 0) for x in listed]))


def filtered_rows(error_row, chosen, m):
    """For each i the listed E_ij and the bound, multiplied by one positive integer, which comes last."""
    for i, (columns, bound) in enumerate(zip(chosen["listed"], chosen["bounds"])):
        P, _, scale = error_row(i, columns)
        yield P, bound * scale, scale


def require_filtered_worst_error(error_row, m, k, domain, worst, chosen):
    """Returns only if U_i(k) <= worst for every i."""
    for i, (P, bound, scale) in enumerate(filtered_rows(error_row, chosen, m)):
        require(filtered_sum(P, k, domain, bound, m - len(P)) <= worst * scale,
                f"the listed entries and the bound of row {i} allow an error larger than worstError")


def require_filter_statement(inputs, claim, witness):
    """With --full: what the filter states of the entries that it does not list."""
    A, chosen = inputs["encoder"], witness["filter"]
    if claim["kind"] == "incoherence":
        q, columns = A.cleared_rational("columns")
        norms = [dot(x, x) for x in columns]
        for i, (skipped, bound) in enumerate(zip(map(set, chosen["listed"]), chosen["bounds"])):
            square = (bound * q[i])**2
            for j in range(i + 1, A.columns):
                require(j in skipped or dot(columns[i], columns[j])**2 <= square * norms[j],
                        f"filter.bounds[{i}]: columns {i} and {j}, not listed, have a larger inner product")
        return
    error_row = error_matrix(A, inputs["probe"], 0)
    for i, (skipped, bound) in enumerate(zip(map(set, chosen["listed"]), chosen["bounds"])):
        P, _, scale = error_row(i)
        limit = bound * scale
        for j, p in enumerate(P):
            require(j in skipped or abs(p) <= limit, f"filter.bounds[{i}]: the entry in column {j}, not listed, is larger")


def require_worst_error(error_row, m, k, domain, worst, D):
    """Returns only if max_i |E_i|_k = worst, a pair, for the m rows of E."""
    reached = False
    for i in range(m):
        P, R, scale = error_row(i)
        p, r = largest_sum(P, R, k, domain, D)
        excess = surd_sign(p - worst[0] * scale, r - worst[1] * scale, D)
        require(excess <= 0, f"the largest error in row {i} is larger than worstError")
        reached = reached or excess == 0
    require(reached, "no row has the largest error worstError")


def check_worst_case_error(inputs, claim, witness):
    """Accepted: A and B are d x m, and the largest |(B^T A z - z)_i|, over all i and all z with at most k nonzero
    entries, each in [-1, 1] (domain `signed`) or [0, 1] (`nonnegative`), is exactly `worstError`. If there is an input
    `featureScale` s, A and B stand for the encoder with column j multiplied by s_j and the probe with column j divided
    by s_j.

    With E = B^T A - I this is the largest |E_i|_k, the sum of the k largest entries of row i in absolute value (for
    `nonnegative`: of its positive or of its negative part). Every row is computed; the z of the witness is checked
    to attain the value as well. With a filter (section 5.19) only listed entries are computed, and the others are
    believed, or with --full found, to be at most the stated bounds. With `attainedError`: accepted means that the row
    and the z of the witness have exactly this error; nothing is said of others."""
    A, B, D = inputs["encoder"], inputs["probe"], certificate_radicand(inputs)
    d, m, k, domain = (claim[key] for key in ("d", "m", "k", "domain"))
    stated = "attainedError" if "attainedError" in claim else "worstError"
    worst = claim[stated]
    require_d_by_m(A, B, d, m)
    row, z = witness["row"], witness["z"]
    require(row < m, "row: out of range")
    require(not z or z[-1][0] < m, "z: an index is out of range")
    require(len(z) <= k, "z: more than k pairs")
    low = -1 if domain == "signed" else 0
    require(all(low <= x <= 1 for _, x in z), "z: an entry is outside the domain")

    error_row = error_matrix(A, B, D)
    P, R, scale = error_row(row, [j for j, _ in z])
    attained = [Fraction(*sum_of_ratios((e * x.numerator, x.denominator) for e, (_, x) in zip(part, z))) / scale
                if part else Fraction(0) for part in (P, R)]
    require(surd_abs(tuple(attained), D) == worst, f"the witness does not attain {stated}")

    if stated == "attainedError":
        return f"an error in row {row} at k = {k}, domain {domain}, d = {d}, m = {m}, is exactly {show(worst)}"
    if "filter" in witness:
        require_filter(witness["filter"], m, True)
        require_filtered_worst_error(error_row, m, k, domain, worst[0], witness["filter"])
    else:
        require_worst_error(error_row, m, k, domain, worst, D)
    return f"the largest error at k = {k}, domain {domain}, d = {d}, m = {m}, is exactly {show(worst)}"


def check_recovery(inputs, claim, witness):
    """Accepted: what `check_worst_case_error` says, and worstError < epsilon (or <= epsilon, as `relation` says)."""
    sentence = check_worst_case_error(inputs, claim, witness)
    relation = claim["relation"]
    excess = surd_compare(claim["worstError"], (claim["epsilon"], 0), certificate_radicand(inputs))
    require(holds(excess, relation), f"worstError is not {SIGNS[relation]} epsilon")
    return f"{sentence}, {SIGNS[relation]} epsilon = {show(claim['epsilon'])}"


def check_recovery_failure(inputs, claim, witness):
    """Accepted: what `check_worst_case_error` says, and worstError < epsilon (or <= epsilon, as `relation` says) is
    false."""
    sentence = check_worst_case_error(inputs, claim, witness)
    relation = claim["relation"]
    stated = "attainedError" if "attainedError" in claim else "worstError"
    excess = surd_compare(claim[stated], (claim["epsilon"], 0), certificate_radicand(inputs))
    require(not holds(excess, relation), f"{stated} is {SIGNS[relation]} epsilon")
    return f"{sentence}, {NOT_SIGNS[relation]} epsilon = {show(claim['epsilon'])}"


# 5.8 incoherence

def incoherence_claim(value, path, D):
    claim = record({"d": count, "m": count, "columns": one_of("unit", "equal-norm", "any"), "coherenceSquared": surd,
                    "digests": raw, "kind": raw},
                   {"normSquared": surd, "coherence": nonnegative_exact, "mu": positive_exact, "relation": RELATION}
                   )(value, path, D)
    if ("normSquared" in claim) == (claim["columns"] == "any"):
        raise Malformed(f"{path}.normSquared: must be present exactly unless columns is \"any\"")
    if ("mu" in claim) != ("relation" in claim):
        raise Malformed(f"{path}: mu and relation must be present together")
    return claim


def index_pair(value, path, D):
    if counts(value, path, D) and (len(value) != 2 or value[0] >= value[1]):
        raise Malformed(f"{path}: expected [] or two increasing counts")
    return value


def work_incoherence(inputs, claim, witness):
    A = inputs["encoder"]
    if "filter" in witness:
        entries, comparing = filter_size(witness, A.columns)
        return entries * (A.rows * A.words("columns")**2 + comparing)
    work = A.columns**2 * A.rows * A.words("columns")**2
    return 4 * work if A.radicand else work


def check_incoherence(inputs, claim, witness):
    """Accepted: A is d x m, its columns are nonzero (`unit`: of norm 1; `equal-norm`: all of squared norm
    `normSquared`), and the largest squared cosine of two distinct columns is exactly `coherenceSquared` (0 if m = 1).
    If `coherence` is present it is the square root of that. If `mu` is present and m >= 2, coherenceSquared < mu^2
    (or <=). With a filter (section 5.19) only the cosines of listed pairs are computed, and the other inner products
    are believed, or with --full found, to be at most the stated bounds."""
    A = inputs["encoder"]
    d, m, D, pair, coherence2 = claim["d"], claim["m"], A.radicand, witness["pair"], claim["coherenceSquared"]
    require((A.rows, A.columns) == (d, m), "the encoder is not d x m")
    q, P, R = A.cleared_both("columns")  # column j of A is (P[j] + R[j]*sqrt(D)) / q[j]; the q cancel in a cosine

    def product(i, j):
        """q[i] * q[j] * <a_i, a_j>, as a pair."""
        if not D:
            return dot(P[i], P[j]), 0
        return dot(P[i], P[j]) + D * dot(R[i], R[j]), dot(P[i], R[j]) + dot(R[i], P[j])

    norms = [product(j, j) for j in range(m)]
    wanted = claim.get("normSquared")
    if claim["columns"] == "unit":
        require(wanted == (1, 0), "claim.normSquared is not 1")
    for j in range(m):
        require(norms[j] != (0, 0), f"column {j} is zero")
        if wanted:
            require(norms[j] == (wanted[0] * q[j]**2, wanted[1] * q[j]**2), f"column {j}: the norm differs")

    chosen = witness.get("filter")
    if chosen:
        require_filter(chosen, m, False)
        for i, bound in enumerate(chosen["bounds"]):
            require((bound * q[i])**2 <= coherence2[0] * norms[i][0],
                    f"filter.bounds[{i}]: allows a larger squared cosine than coherenceSquared")
    if m == 1:
        require(pair == [], "pair: there is only one column")
        require(coherence2 == (0, 0), "claim.coherenceSquared is not 0, but there is only one column")
    else:
        require(pair != [], "pair: missing")
        require(pair[1] < m, "pair: an index is out of range")
        u, v = pair
        top = product(u, v)
        top = surd_mul(top, top, D)  # the largest squared cosine is top / bottom
        bottom = surd_mul(norms[u], norms[v], D)
        require(surd_mul(coherence2, bottom, D) == top, "the pair does not have the squared cosine coherenceSquared")
        for i in range(m):
            for j in range(i + 1, m) if chosen is None else chosen["listed"][i]:
                if D:
                    square = surd_mul(product(i, j), product(i, j), D)
                    larger = surd_compare(surd_mul(square, bottom, D),
                                          surd_mul(top, surd_mul(norms[i], norms[j], D), D), D) > 0
                else:
                    larger = dot(P[i], P[j])**2 * bottom[0] > top[0] * norms[i][0] * norms[j][0]
                if larger:
                    raise Rejected(f"columns {i} and {j} have a larger squared cosine than coherenceSquared")
    if "coherence" in claim:
        require(coherence2 == (claim["coherence"]**2, 0), "coherence squared is not coherenceSquared")
    sentence = f"the {m} columns ({claim['columns']}) have largest squared cosine exactly {show(coherence2)}"
    if "mu" in claim:
        mu, relation = claim["mu"], claim["relation"]
        require(m == 1 or holds(surd_compare(coherence2, (mu**2, 0), D), relation),
                f"coherenceSquared is not {SIGNS[relation]} mu^2")
        sentence += f", {SIGNS[relation]} mu^2 for mu = {show(mu)}"
    return sentence


# 5.9 hypothesis-failure

HYPOTHESES = {  # (statement, hypothesis): (how many indices, how mu is read)
    ("near-identity-rank", "diagonal"): (1, None),
    ("near-identity-rank", "off-diagonal"): (2, nonnegative_exact),
    ("incoherence", "nonzero-columns"): (1, None),
    ("incoherence", "unit-columns"): (1, None),
    ("incoherence", "equal-norms"): (2, None),
    ("incoherence", "coherence"): (2, positive_exact),
}


def hypothesis_failure_claim(value, path, D):
    shape = {"statement": one_of("near-identity-rank", "incoherence"),
             "hypothesis": one_of(*(hypothesis for _, hypothesis in HYPOTHESES)), "digests": raw, "kind": raw}
    optional = {"mu": raw, "relation": raw}
    names = record(shape, optional)(value, path, D)
    case = names["statement"], names["hypothesis"]
    if case not in HYPOTHESES:
        raise Malformed(f"{path}.hypothesis: not a hypothesis of {case[0]}")
    mu = HYPOTHESES[case][1]
    return record({**shape, "mu": mu, "relation": RELATION} if mu else shape)(value, path, D)


def hypothesis_failure_witness(claim, inputs):
    places = HYPOTHESES[claim["statement"], claim["hypothesis"]][0]
    return record({"at": array_of(count, places), "value": surd})


def work_hypothesis_failure(inputs, claim, witness):
    X, = inputs.values()
    work = X.rows * X.columns * X.words("columns")**2
    return 4 * work if X.radicand else work


def check_hypothesis_failure(inputs, claim, witness):
    """Accepted: at the place `at` the named hypothesis of the statement is false, and `value` is the number that shows
    it. Nothing is said about the conclusion of the statement.

    near-identity-rank, `diagonal`: C_ii = value <= 0.
    near-identity-rank, `off-diagonal`: C_ii > 0, i != j, and |C_ij / C_ii| = |value| is not < mu (<=).
    incoherence, `nonzero-columns`: column j is 0.
    incoherence, `unit-columns`: the squared norm of column j is value, not 1.
    incoherence, `equal-norms`: the squared norm of column j is value, that of column i is another one.
    incoherence, `coherence`: the squared cosine of columns i and j is value, not < mu^2 (<=)."""
    X, = inputs.values()
    D, at, value, hypothesis = X.radicand, witness["at"], witness["value"], claim["hypothesis"]
    relation = claim.get("relation")
    if claim["statement"] == "near-identity-rank":
        require(X.rows == X.columns, "the matrix is not square")
    require(max(at) < X.columns, "at: an index is out of range")

    def product(x, y):
        """The inner product of two columns (lists of pairs), as a pair."""
        terms = [surd_mul(u, v, D) for u, v in zip(x, y)]
        return tuple(Fraction(*sum_of_ratios((t.numerator, t.denominator) for t in part)) for part in zip(*terms))

    def norm2(j):
        return product(X.column(j), X.column(j))

    if hypothesis == "diagonal":
        i, = at
        require(X.entry(i, i) == value, "value is not the diagonal entry")
        require(value[0] <= 0, "the diagonal entry is positive")
    elif hypothesis == "off-diagonal":
        i, j = at
        require(i != j, "at: on the diagonal")
        pivot = X.entry(i, i)[0]
        require(pivot > 0, "the diagonal entry is not positive")
        require(X.entry(i, j)[0] == value[0] * pivot, "value is not the entry divided by the diagonal entry")
        require(not holds(sign(abs(value[0]) - claim["mu"]), relation), f"|value| is {SIGNS[relation]} mu")
    elif hypothesis == "nonzero-columns":
        j, = at
        require(value == (0, 0), "value is not 0")
        require(all(x == (0, 0) for x in X.column(j)), "the column is not zero")
    elif hypothesis == "unit-columns":
        j, = at
        require(norm2(j) == value, "value is not the squared norm")
        require(value != (1, 0), "the column has norm 1")
    else:
        i, j = at
        require(i < j, "at: the two indices do not increase")
        norm_i, norm_j = norm2(i), norm2(j)
        if hypothesis == "equal-norms":
            require(norm_j == value, "value is not the squared norm of the second column")
            require(norm_i != norm_j, "the two columns have equal norms")
        else:
            require(norm_i != (0, 0) and norm_j != (0, 0), "a column is zero")
            inner = product(X.column(i), X.column(j))
            require(surd_mul(inner, inner, D) == surd_mul(value, surd_mul(norm_i, norm_j, D), D),
                    "value is not the squared cosine")
            excess = surd_compare(value, (claim["mu"]**2, 0), D)
            require(not holds(excess, relation), f"value is {SIGNS[relation]} mu^2")
    return (f"the hypothesis {hypothesis} of {claim['statement']} fails at "
            f"{', '.join(map(str, at))} with the value {show(value)}")


# 5.10 clique-number

CLIQUE_NUMBER_WITNESS = record({
    "clique": index_list,
    "upper": by_kind({
        "colouring": {"colours": counts},
        "tree": {"nodes": array_of(record({"branch": counts, "classes": array_of(index_list)}))},
    }),
})


def work_clique_number(inputs, claim, witness):
    n, work, upper = inputs["graph"].n, graph_work(inputs, claim, witness), witness["upper"]
    if upper["kind"] == "tree":
        if n > MAX_TREE_VERTICES:
            raise Undecided(f"budget: a tree, and more than {MAX_TREE_VERTICES} vertices")
        nodes = upper["nodes"]
        members = sum(len(node["branch"]) + sum(map(len, node["classes"])) for node in nodes)
        work += (n + members + len(nodes)) * (1 + n // 64)
    return work


def check_clique_number(inputs, claim, witness):
    """Accepted: the graph has n vertices and exactly `edges` edges, and its largest clique has exactly `cliqueNumber`
    vertices. There is one of that size: the `clique` of the witness. There is no larger one: in a `colouring` with
    `cliqueNumber` colours the vertices of a clique have different colours; for a `tree` see
    `require_no_larger_clique`."""
    graph, size, upper = inputs["graph"], claim["cliqueNumber"], witness["upper"]
    require_graph_sizes(graph, claim, "graph")
    require_clique(graph, "graph", size, witness["clique"], "clique")
    if upper["kind"] == "colouring":
        colours = upper["colours"]
        require(len(colours) == graph.n, "colours: not one for every vertex")
        require(max(colours) < size, "colours: a colour is not below cliqueNumber")
        for u, v in graph.edges:
            if colours[u] == colours[v]:
                raise Rejected(f"colours: the ends of the edge {u}, {v} have the same")
    else:
        require_no_larger_clique(graph, upper["nodes"], size)
    return f"the largest clique of the graph on {graph.n} vertices with {len(graph.edges)} edges has {size} vertices"


def require_no_larger_clique(graph, nodes, q):
    """Returns only if no clique of the graph has more than q vertices: the replay show({0, ..., n-1}, q).

    show(P, q) says that no clique inside the set P has more than q vertices. Its node splits P into the vertices
    v_0, v_1, ... of `branch` and at most q independent classes. A clique of q + 1 vertices has at most one vertex in
    each class, so it contains some v_i; take the least such i. The others of its vertices lie in P without
    v_0, ..., v_i, and are neighbours of v_i: so show(P_i, q - 1) for P_i = (P without v_0, ..., v_(i-1)) and N(v_i),
    i = 0, 1, ..., is enough, and these are the nodes that follow.

    Sets of vertices are integers: v is a member if bit v is 1. `begun` holds, for each node between the first one and
    the present one, P without the v_i already taken, the v_i not yet taken, and q."""
    neighbours = neighbour_sets(graph)
    P, begun = (1 << graph.n) - 1, []
    for t, node in enumerate(nodes):
        branch, classes = node["branch"], node["classes"]
        require(len(classes) <= q, f"nodes[{t}]: more than {q} classes")
        require(q > 0 or not branch, f"nodes[{t}]: a branch where no vertex is allowed")
        seen = 0
        for v in chain(branch, *classes):
            if v >= graph.n:
                raise Rejected(f"nodes[{t}]: a vertex is out of range")
            if seen >> v & 1:
                raise Rejected(f"nodes[{t}]: the vertex {v} stands there twice")
            seen |= 1 << v
        require(seen == P, f"nodes[{t}]: not the vertices that are to be split here")
        for members in classes:
            together = sum(1 << v for v in members)
            if any(neighbours[v] & together for v in members):
                raise Rejected(f"nodes[{t}]: two vertices of a class are adjacent")
        begun.append([P, iter(branch), q])
        while begun:  # the next child of the last node that has one
            rest, untaken, q = begun[-1]
            v = next(untaken, None)
            if v is not None:
                P, q = rest & neighbours[v], q - 1
                begun[-1][0] = rest & ~(1 << v)
                break
            begun.pop()
        else:
            require(t + 1 == len(nodes), f"nodes[{t + 1}]: left over")
            return
    raise Rejected(f"nodes: there is none after the first {len(nodes)}")


def neighbour_sets(graph):
    """For every vertex v the set N(v) of its neighbours, as an integer."""
    sets = {}
    for edge in graph.edges:
        for u, v in (edge, reversed(edge)):
            if u not in sets:
                sets[u] = bytearray(graph.n // 8 + 1)
            sets[u][v // 8] |= 1 << v % 8
    return [int.from_bytes(sets.pop(v, b""), "little") for v in range(graph.n)]


# 5.11 interference-chain

INTERFERENCE_CHAIN_CLAIM = {
    **FAMILY_BOUND, "d": count, "m": count, "independentSetSize": count, "k": count_between(1, MAX_COUNT),
    "epsilon": positive_exact,
}


def chain_mu(claim):
    """(epsilon/k) / (1 - epsilon), for epsilon < 1."""
    p, q = claim["epsilon"].numerator, claim["epsilon"].denominator
    return Fraction(p, claim["k"] * (q - p))


def work_interference_chain(inputs, claim, witness):
    A, B, r, s = inputs["encoder"], inputs["probe"], claim["independentSetSize"], claim["power"]
    mu = chain_mu(claim) if claim["epsilon"] < 1 else Fraction(1)
    b = max(mu.numerator.bit_length(), mu.denominator.bit_length())
    W = 1 + 2 * s * (A.words("all") + B.words("columns") + 2 + b // 64)
    return error_work(A, B) + r**2 * W**2 + r**3 * W + s**2 * W


def check_interference_chain(inputs, claim, witness):
    """Accepted: the d x m matrices A and B satisfy |(B^T A z - z)_i| < epsilon < 1 (or <= epsilon < 1, as `relation`
    says) for all i and all z with at most k nonzero entries, each in [-1, 1]. Let C = B^T A, and join i and j if
    |C_ij| or |C_ji| is not < epsilon/k (<=): this interference graph on the m features has exactly `edges` edges, at
    most m(k-1). There are `independentSetSize` features, at least m/(2k-1), no two of which are joined. On these, after
    row i is divided by C_ii, all entries off the diagonal have absolute value < mu = (epsilon/k)/(1-epsilon) (<=), so
    that the bound of the family with power s holds for the rank of C there. That rank is at most d, and `lowerBound`
    is the least rho for which the bound holds: it forces d >= `lowerBound`. If there is an input `featureScale` s, A
    and B stand for the encoder with column j multiplied by s_j and the probe with column j divided by s_j."""
    A, B, independent = inputs["encoder"], inputs["probe"], witness["independentSet"]
    d, m, k, epsilon, relation = (claim[key] for key in ("d", "m", "k", "epsilon", "relation"))
    size, family, s, bound = (claim[key] for key in ("independentSetSize", "family", "power", "lowerBound"))
    require_d_by_m(A, B, d, m)
    require(epsilon < 1, "epsilon is not < 1")
    require(bound <= d, "lowerBound is larger than d")
    require(witness["edges"] <= m * (k - 1), "edges: more than m(k-1)")
    require(len(independent) == size, "independentSet: not as many as independentSetSize")
    require(not independent or independent[-1] < m, "independentSet: an index is out of range")
    require((2 * k - 1) * size >= m, "independentSetSize is less than m/(2k-1)")

    within = lt if relation == "lt" else le
    error_row = error_matrix(A, B, 0)
    joined = [bytearray(i) for i in range(m)]  # joined[i][j] for j < i: 1 if {i, j} is an edge
    chosen, c = set(independent), []  # c: C on the chosen features, its rows multiplied by positive integers
    for i in range(m):
        P, _, scale = error_row(i)  # row i of E = C - I is P / scale
        limit = epsilon.numerator * scale
        largest, _ = largest_sum(P, None, k, "signed", 0)
        require(within(largest * epsilon.denominator, limit),
                f"the largest error in row {i} is not {SIGNS[relation]} epsilon")
        for j, p in enumerate(P):
            if j != i and not within(abs(p) * k * epsilon.denominator, limit):
                joined[max(i, j)][min(i, j)] = 1
        if i in chosen:
            c.append([P[j] + scale if j == i else P[j] for j in independent])
    require(sum(map(sum, joined)) == witness["edges"], "edges: not the number of edges of the interference graph")
    for t, i in enumerate(independent):
        for j in independent[:t]:
            if joined[i][j]:
                raise Rejected(f"independentSet: {j} and {i} are joined")
    require_least_bound(family, s, chain_mu(claim), relation, c, bound)
    return (f"the pair recovers with error {SIGNS[relation]} {show(epsilon)} at k = {k}, d = {d}, m = {m}; {size} "
            f"features do not interfere, and there the {family} bound with power {s} forces d >= {bound}")


# 5.12 access, no-access, optimal-access

ENCODER_CLAIM = {"d": count, "m": count, "k": count_between(1, MAX_COUNT)}
ACCESS_CLAIM = {**ENCODER_CLAIM, "worstError": nonnegative_exact, "epsilon": positive_exact, "relation": RELATION}
OPTIMAL_ACCESS_CLAIM = {**ENCODER_CLAIM, "worstError": nonnegative_exact, "featureMu": array_of(nonnegative_exact)}
KERNEL_VECTOR = record({"kernelVector": sparse_vector})


def require_encoder_size(A, claim):
    require((A.rows, A.columns) == (claim["d"], claim["m"]), "the encoder is not d x m")


def kernel_vectors(A):
    """A function of (v, place) that returns only if v is in the kernel of the rational matrix A, and then returns the
    integers q * v_j, q > 0, in the order of v."""
    m = A.columns
    (entries,) = A.cleared_rational("all")[1]
    columns = [entries[j::m] for j in range(m)]

    def read(v, place):
        require(not v or v[-1][0] < m, f"{place}: an index is out of range")
        (x,) = vector_values(v).cleared_rational("all")[1]
        for i, row in enumerate(zip(*(columns[j] for j, _ in v))):
            if dot(row, x):
                raise Rejected(f"{place}: row {i} of A does not give 0")
        return x
    return read


def kernel_vector_work(A, v):
    return A.rows * len(v) * A.words("all") * vector_values(v).words("all")


def work_access(inputs, claim, witness):
    return error_work(inputs["encoder"], witness["probes"])


def work_no_access(inputs, claim, witness):
    return kernel_vector_work(inputs["encoder"], witness["kernelVector"])


def work_optimal_access(inputs, claim, witness):
    return work_access(inputs, claim, witness) + sum(kernel_vector_work(inputs["encoder"], v)
                                                     for v in witness["kernelVectors"])


def check_access(inputs, claim, witness):
    """Accepted: A is d x m, and with the d x m matrix B of the witness the largest |(B^T A z - z)_i|, over all i and all
    z with at most k nonzero entries, each in [-1, 1], is exactly `worstError`, and that is < epsilon (or <=). If there
    is an input `featureScale` s, A stands for the encoder with column j multiplied by s_j; so for the next two kinds."""
    A, B, worst, relation = inputs["encoder"], witness["probes"], claim["worstError"], claim["relation"]
    require_d_by_m(A, B, claim["d"], claim["m"])
    require_worst_error(error_matrix(A, B, 0), claim["m"], claim["k"], "signed", (worst, 0), 0)
    require(holds(sign(worst - claim["epsilon"]), relation), f"worstError is not {SIGNS[relation]} epsilon")
    return (f"some probes recover with largest error exactly {show(worst)} {SIGNS[relation]} {show(claim['epsilon'])} at "
            f"k = {claim['k']}, d = {claim['d']}, m = {claim['m']}")


def check_no_access(inputs, claim, witness):
    """Accepted: A is d x m, and for every d x m matrix B there are i and z with at most k nonzero entries, each in
    [-1, 1], such that |(B^T A z - z)_i| >= `worstError`; and worstError < epsilon (or <=) is false.

    A v = 0 gives v_i = -(E v)_i, E = B^T A - I. Let v_i be the largest entry. Then |v_i| <= |E_i|_k * max(|v_i|,
    |v|_1/k), so the error is at least min(1, k |v_i| / |v|_1)."""
    A, v, worst, relation = inputs["encoder"], witness["kernelVector"], claim["worstError"], claim["relation"]
    require_encoder_size(A, claim)
    require(v, "kernelVector: empty")
    sizes = [abs(x) for x in kernel_vectors(A)(v, "kernelVector")]
    require(min(1, Fraction(claim["k"] * max(sizes), sum(sizes))) == worst,
            "worstError is not min(1, k max|v_j| / sum |v_j|)")
    require(not holds(sign(worst - claim["epsilon"]), relation), f"worstError is {SIGNS[relation]} epsilon")
    return (f"every B has an error of at least {show(worst)} {NOT_SIGNS[relation]} {show(claim['epsilon'])} at "
            f"k = {claim['k']}, d = {claim['d']}, m = {claim['m']}")


def check_optimal_access(inputs, claim, witness):
    """Accepted: A is d x m, and for every i the least value of max_j |(A^T b - e_i)_j| over all b is `featureMu`[i]. So
    the least that the largest |(B^T A z - z)_i|, over all i and all z with at most k nonzero entries, each in [-1, 1],
    can be is `worstError` = min(1, k max_i featureMu[i]).

    The probes attain featureMu; A v = 0 and |v_i| = featureMu[i] |v|_1 prove that no b does better, because
    v_i = -((A^T b - e_i) . v)."""
    A, B, vectors, mu = inputs["encoder"], witness["probes"], witness["kernelVectors"], claim["featureMu"]
    require_d_by_m(A, B, claim["d"], claim["m"])
    require(len(mu) == A.columns, "featureMu: not m members")
    require(len(vectors) == A.columns, "kernelVectors: not m members")
    error_row, in_kernel = error_matrix(A, B, 0), kernel_vectors(A)
    for i, v in enumerate(vectors):
        P, _, scale = error_row(i)
        require(max(map(abs, P)) == mu[i] * scale, f"featureMu[{i}]: the probe does not attain it")
        if not v:
            require(mu[i] == 0, f"kernelVectors[{i}]: empty, but featureMu[{i}] is not 0")
            continue
        x = in_kernel(v, f"kernelVectors[{i}]")
        at = next((y for (j, _), y in zip(v, x) if j == i), 0)
        require(at != 0, f"kernelVectors[{i}]: the entry {i} is 0")
        require(abs(at) == mu[i] * sum(map(abs, x)), f"kernelVectors[{i}]: does not prove featureMu[{i}]")
    require(claim["worstError"] == min(1, claim["k"] * max(mu)), "worstError is not min(1, k max featureMu)")
    return (f"the least worst-case error of any probes is exactly {show(claim['worstError'])} at k = {claim['k']}, "
            f"d = {claim['d']}, m = {claim['m']}")


# 5.13 basis-pursuit, basis-pursuit-failure

BASIS_PURSUIT_WITNESS = record({"certificates": array_of(array_of(integer))})


def work_basis_pursuit(inputs, claim, witness):
    A, rows = inputs["encoder"], witness["certificates"]
    words = 1
    if all(len(row) == A.rows + 1 for row in rows):
        words = Matrix(len(rows), A.rows + 1, [(rows, [[1] * len(row) for row in rows])]).words("all")
    return (len(rows) + 1) * (A.rows * A.columns * A.words("all") * words + A.columns)


work_basis_pursuit_failure = work_no_access


def check_basis_pursuit(inputs, claim, witness):
    """Accepted: A is d x m, and every z with at most k nonzero entries is the only minimiser of |x|_1 among the x with
    A x = A z.

    That is so if |v_T|_1 < |v_outside T|_1 for every set T of min(k, m) columns and every v != 0 with A v = 0. The
    certificate (N, y) for T and the signs of v on T (up to a common one) proves it: with the two maxima e, f of section
    5.13, N |v_T|_1 <= e |v_T|_1 + f |v_outside T|_1, and e + f < N."""
    A, rows, m = inputs["encoder"], iter(witness["certificates"]), claim["m"]
    require_encoder_size(A, claim)
    (a,), (entries,) = A.cleared_rational("all")
    columns = [entries[j::m] for j in range(m)]  # a * A
    size = min(claim["k"], m)
    for T in combinations(range(m), size):
        outside = sorted(set(range(m)).difference(T))
        for signs in product((1, -1), repeat=size - 1):
            row = next(rows, None)

            def fails(reason):
                return Rejected(f"certificates: {reason} for the columns {T} with the signs {(1, *signs)}")
            if row is None:
                raise fails("there is none")
            if len(row) != A.rows + 1:
                raise fails("not d + 1 values")
            N, y = row[0] * a, row[1:]
            if N <= 0:
                raise fails("N is not positive")
            inside = max(abs(dot(columns[j], y) - N * s) for j, s in zip(T, (1, *signs)))
            if inside + max((abs(dot(columns[j], y)) for j in outside), default=0) >= N:
                raise fails("the inequality is false")
    require(next(rows, None) is None, "certificates: more than there are sets and signs")
    return f"basis pursuit recovers every z with at most {claim['k']} nonzero entries, d = {claim['d']}, m = {m}"


def check_basis_pursuit_failure(inputs, claim, witness):
    """Accepted: A is d x m, and some z with at most k nonzero entries is not the only minimiser of |x|_1 among the x with
    A x = A z: the part of the kernel vector v on its k largest entries, for which minus the rest of v is as good."""
    A, v = inputs["encoder"], witness["kernelVector"]
    require_encoder_size(A, claim)
    require(v, "kernelVector: empty")
    sizes = sorted(map(abs, kernel_vectors(A)(v, "kernelVector")), reverse=True)
    require(2 * sum(sizes[:claim["k"]]) >= sum(sizes), "kernelVector: the k largest are less than half")
    return f"basis pursuit fails for some z with at most {claim['k']} nonzero entries, d = {claim['d']}, m = {claim['m']}"


# 5.14 exact-decoding, exact-decoding-failure

def work_exact_decoding(inputs, claim, witness):
    A = inputs["encoder"]
    t = min(2 * claim["k"], A.columns)
    sets = bounded_binomial(A.columns, t, MAX_COLUMN_SETS)
    if sets > MAX_COLUMN_SETS:
        raise Undecided(f"budget: more than {MAX_COLUMN_SETS} sets of columns")
    return (sets + 1) * A.rows * t**2 * A.words("rows")


work_exact_decoding_failure = work_no_access


def check_exact_decoding(inputs, claim, witness):
    """Accepted: A is d x m, and A z = A z' for z, z' with at most k nonzero entries each only if z = z'. Every min(2k, m)
    columns of A are independent: they are modulo the prime, after each row is multiplied by its least common
    denominator."""
    A, p = inputs["encoder"], witness["prime"]
    require_encoder_size(A, claim)
    require(is_prime(p), f"prime: {p} is not a prime")
    t = min(2 * claim["k"], A.columns)
    columns = list(zip(*A.cleared_rational("rows")[1]))
    require(columns_independent_modulo(columns, t, p), f"some {t} columns are dependent modulo {p}")
    return f"A is injective on the z with at most {claim['k']} nonzero entries, d = {claim['d']}, m = {claim['m']}"


def check_exact_decoding_failure(inputs, claim, witness):
    """Accepted: A is d x m, and A z = A z' for some z != z' with at most k nonzero entries each: the kernel vector is
    their difference."""
    A, v = inputs["encoder"], witness["kernelVector"]
    require_encoder_size(A, claim)
    require(v, "kernelVector: empty")
    kernel_vectors(A)(v, "kernelVector")
    require(len(v) <= 2 * claim["k"], "kernelVector: more than 2k entries")
    return (f"no decoder recovers every z with at most {claim['k']} nonzero entries exactly, d = {claim['d']}, "
            f"m = {claim['m']}")


# 5.15 l1-minimiser

L1_MINIMISER_CLAIM = {"d": count, "m": count, "norm": nonnegative_exact, "unique": one_of("yes", "not-claimed")}


def exact_row(value, path, D):
    return row_matrix(array_of(exact)(value, path, D))


def l1_minimiser_witness(claim, inputs):
    shape = {"x": sparse_vector, "dual": exact_row}
    if claim["unique"] == "yes":
        shape["independent"] = record({"prime": PRIME, "rows": index_list})
    return record(shape)


def work_l1_minimiser(inputs, claim, witness):
    A, a, z = inputs["encoder"], inputs["activation"], len(witness["x"])
    words = witness["dual"].words("all")
    return ((A.rows * A.columns * A.words("all") + z * A.rows) * (words + vector_values(witness["x"]).words("all"))
            + A.rows * a.words("all") * words + z**3)


def check_l1_minimiser(inputs, claim, witness):
    """Accepted: A is d x m, and the least |x|_1 among all x with A x = a is exactly `norm`; with `unique` = "yes" there is
    only one such x.

    The x of the witness has A x = a and |x|_1 = norm; and |x'|_1 >= sum_j <a_j, y> x'_j = <y, a> = norm for every other
    x' with A x' = a, because |<a_j, y>| <= 1. If x' has the same norm then x'_j = 0 where |<a_j, y>| < 1: x - x' lives
    on the columns of x, which are independent."""
    A, a, x, y = inputs["encoder"], inputs["activation"], witness["x"], witness["dual"]
    d, m, norm = claim["d"], claim["m"], claim["norm"]
    require_encoder_size(A, claim)
    require((a.rows, a.columns) == (d, 1), "the activation is not d x 1")
    require(not x or x[-1][0] < m, "x: an index is out of range")
    # Integers: A is entries / p, a is right / q, x is values / r, and y is dual / s.
    (p,), (entries,) = A.cleared_rational("all")
    (q,), (right,) = a.cleared_rational("all")
    (r,), (values,) = vector_values(x).cleared_rational("all")
    for i in range(d):
        left = sum(entries[i * m + j] * value for (j, _), value in zip(x, values))
        require(left * q == right[i] * p * r, f"x: row {i} of A does not give that of the activation")
    require(sum(map(abs, values)) == norm * r, "norm is not that of x")
    require(y.columns == d, "dual: not d members")
    (s,), (dual,) = y.cleared_rational("all")
    support = {j for j, _ in x}
    for j in range(m):
        size = abs(dot(entries[j::m], dual))
        require(size <= p * s, f"dual: the product with column {j} is larger than 1")
        require(size < p * s or j in support or claim["unique"] != "yes", f"dual: the product with column {j} is 1")
    require(dot(dual, right) == norm * q * s, "dual: the product with the activation is not norm")
    sentence = f"the least |x|_1 with Ax = a is exactly {show(norm)}, d = {d}, m = {m}"
    if claim["unique"] != "yes":
        return sentence
    rows, prime = witness["independent"]["rows"], witness["independent"]["prime"]
    require(len(rows) == len(x), "independent.rows: not as many as x has entries")
    require(not rows or rows[-1] < d, "independent.rows: an index is out of range")
    require(is_prime(prime), f"independent.prime: {prime} is not a prime")
    cleared = A.cleared_rational("rows")[1]
    minor = [[cleared[i][j] % prime for j, _ in x] for i in rows]
    require(is_nonsingular_modulo(minor, prime), f"independent: the minor is 0 modulo {prime}")
    return f"{sentence}, and only one x has it"


# 5.16 capacity

CAPACITY_CLAIM = {"m": count_between(1, MAX_COUNT), "k": count_between(1, MAX_COUNT), "lower": count, "upper": count,
                  "digests": raw, "kind": raw}


def capacity_claim(value, path, D):
    shape = {**CAPACITY_CLAIM, "decoder": one_of("linear", "threshold")}
    linear = type(value) is dict and value.get("decoder") == "linear"
    return record({**shape, "epsilon": positive_exact, "relation": RELATION} if linear else shape)(value, path, D)


POWER = {"power": count_between(1, MAX_POWER)}
FIELD = {"prime": PRIME, "exponent": count_between(1, 64)}
COLUMNS = {"columns": count}


def hadamard_factor(value, path, D):
    if type(value) is not list or len(value) != 2:
        raise Malformed(f"{path}: expected two counts")
    return PRIME(value[0], f"{path}[0]", D), FIELD["exponent"](value[1], f"{path}[1]", D)


def matrix_construction(value, path, D):
    shape = {"encoder": witness_matrix, "kind": raw}
    return record(shape, {"probe": witness_matrix})(value, path, D)


def construction(value, path, D):
    """The reader of a construction; those of `parts` are constructions themselves."""
    if type(value) is dict and value.get("kind") == "matrix":
        return matrix_construction(value, path, D)
    return by_kind(CONSTRUCTIONS)(value, path, D)


CONSTRUCTIONS = {
    "ones": COLUMNS, "identity": COLUMNS, "simplex": COLUMNS, "plane": COLUMNS, "polygon": COLUMNS,
    "paley": FIELD, "unitary": FIELD, "unitary-complement": FIELD, "chirps": FIELD,
    "quadric": {"rank": count, "sign": one_of("minus", "plus")},
    "delsarte-goethals": {"defect": count, "rank": count}, "gold": {"defect": count, "rank": count},
    "net": {**FIELD, "classes": count}, "devore": {**FIELD, "degree": count}, "reed-solomon": {**FIELD, "dimension": count, "length": count},
    "signed-reed-solomon": {**FIELD, "dimension": count, "length": count, "hadamard": array_of(hadamard_factor)},
    "gilbert-varshamov": {"columns": count, "dimension": count, "product": count},
    "code": {"dimension": count, "positions": counts},
    "direct-sum": {"parts": array_of(construction)}, "kronecker": {"parts": array_of(construction)},
}
CAPACITY_LOWER = by_kind({"none": {}, "positive": {}, "three-points": {}, "alon": POWER, "chebyshev": POWER})


def capacity_upper(value, path, D):
    if type(value) is dict and value.get("kind") in ("zero", "groups"):
        return record({"kind": raw})(value, path, D)
    return construction(value, path, D)


def capacity_epsilon(claim):
    """epsilon and the relation; 1/2 and `lt` for thresholds."""
    return (claim["epsilon"], claim["relation"]) if claim["decoder"] == "linear" else (Fraction(1, 2), "lt")


def capacity_eta(claim):
    """epsilon/(k - epsilon), or None if it is infinite."""
    epsilon, k = capacity_epsilon(claim)[0], claim["k"]
    return Fraction(epsilon.numerator, k * epsilon.denominator - epsilon.numerator) if k > epsilon else None


def work_capacity(inputs, claim, witness):
    work = construction_work(witness["upper"])
    if "power" in witness["lower"]:
        s, eta = witness["lower"]["power"], capacity_eta(claim) or Fraction(1)
        W = 1 + 2 * s * max(eta.numerator.bit_length(), eta.denominator.bit_length()) // 64
        work += s**2 * W + W**2
    return work


def construction_work(X):
    kind = X["kind"]
    if kind in ("zero", "groups"):
        return 1
    if kind == "code":
        s, size = X["dimension"], len(X["positions"])
        return 2**s * (1 + size // 64) + size if 1 <= s <= MAX_CODE_DIMENSION else 1
    if kind == "matrix":
        A, B = X["encoder"], X.get("probe", X["encoder"])
        return A.columns**2 * (A.rows * A.words("all") * B.words("columns") + 16)
    if kind == "gilbert-varshamov":
        d = X["dimension"]
        if d > MAX_GILBERT_VARSHAMOV:
            raise Undecided(f"budget: a dimension above {MAX_GILBERT_VARSHAMOV}")
        return d * (1 + d // 64)
    if kind == "signed-reed-solomon":
        return 100_000 * (1 + len(X["hadamard"]))
    if kind in ("direct-sum", "kronecker"):
        return 1 + sum(map(construction_work, X["parts"]))
    return 100_000


def check_capacity(inputs, claim, witness):
    """Accepted, `decoder` = "linear": the least d for which some real d x m matrices A, B satisfy |(B^T A z - z)_i| <
    epsilon (or <= epsilon, as `relation` says) for all i and all z with at most k nonzero entries, each in [-1, 1], is
    at least `lower` and at most `upper`. `decoder` = "threshold": the same of the least d for which some A, B and t
    satisfy (B^T A z)_i > t_i exactly if z_i = 1, for all i and all z with entries 0 and 1, at most k of them 1.

    Up to the bounded cases the first is the least rank of a real m x m matrix with ones on the diagonal and entries
    < eta = epsilon/(k-epsilon) (<=) off it. Below: the bounds of section 5.4 with mu = eta. Above: matrices that are
    known to exist, see `construction_size`."""
    require_capacity_lower(claim, witness["lower"])
    require_capacity_upper(claim, witness["upper"])
    return (f"the least d for m = {claim['m']}, k = {claim['k']} ({claim['decoder']}) is between {claim['lower']} and "
            f"{claim['upper']}")


def require_capacity_lower(claim, lower):
    m, k, bound, threshold, kind = claim["m"], claim["k"], claim["lower"], claim["decoder"] == "threshold", lower["kind"]
    epsilon, relation = capacity_epsilon(claim)
    if kind == "none":
        require(bound == 0, "lower is not 0")
        return
    if kind == "three-points":
        require(threshold and k == 1 and m >= 3, "three-points is for thresholds, k = 1 and m >= 3")
        require(bound == 2, "lower is not 2")
        return
    require(not holds(sign(1 - epsilon), relation), "zero rows suffice")
    if kind == "positive":
        require(bound == 1, "lower is not 1")
        return
    eta, s = capacity_eta(claim), lower["power"]
    require(eta is not None, "k is not larger than epsilon")
    require(m >= 2, "m is 1")
    strict = kind == "alon" and relation == "lt"
    if kind == "alon":
        x, y = eta.numerator**(2 * s), eta.denominator**(2 * s)
        Q = m * y, y + (m - 1) * x
    else:
        require(eta < 1, "eta is not < 1")
        T = chebyshev(eta.denominator, eta.numerator, s)  # eta.numerator^s * T_s(1/eta)
        Q = m * T * T, T * T + (m - 1) * eta.numerator**(2 * s)

    def bound_holds(rho):
        N = comb(rho + s, s) if threshold else family_dimension(kind, rho, s)
        return N * Q[1] > Q[0] if strict else N * Q[1] >= Q[0]

    require(bound_holds(bound), "the bound does not hold at lower: it is too small")
    require(bound == 0 or not bound_holds(bound - 1), "the bound holds below lower: it is too large")


def require_capacity_upper(claim, upper):
    m, k, bound, kind = claim["m"], claim["k"], claim["upper"], upper["kind"]
    epsilon, relation = capacity_epsilon(claim)
    if kind == "zero":
        require(claim["decoder"] == "linear" and holds(sign(1 - epsilon), relation), "zero rows do not suffice")
        require(bound == 0, "upper is not 0")
        return
    if kind == "groups":
        require(claim["decoder"] == "threshold" and k < m, "groups is for thresholds and k < m")
        require(bound == m - m // (k + 1), "upper is not m - floor(m/(k+1))")
        return
    d, n, beta = construction_size(upper, "upper")
    require(n >= m, "upper: fewer than m columns")
    require(d == bound, "upper is not the dimension of the construction")
    eta = capacity_eta(claim)
    require(m == 1 or eta is None or holds(sign(beta - eta * eta), relation), f"upper: beta is not {SIGNS[relation]} eta^2")


TOO_MANY = MAX_COUNT + 1  # stands for all larger numbers of dimensions and columns


def construction_size(X, place):
    """(d, n, beta), if the conditions of the construction hold: some real n x n matrix of rank <= d has ones on the
    diagonal, and the square of every other entry is <= beta. d and n count as 2^53 if they are larger."""
    kind = X["kind"]

    def need(condition, reason):
        require(condition, f"{place}: {reason}")

    def large(x):
        return min(x, TOO_MANY)

    if "prime" in X:
        need(is_prime(X["prime"]), f"{X['prime']} is not a prime")
        q = X["prime"]**X["exponent"]
    if kind in ("direct-sum", "kronecker"):
        sizes = [construction_size(part, f"{place}.parts[{i}]") for i, part in enumerate(X["parts"])]
        need(sizes, "no parts")
        d, n, beta = zip(*sizes)
        if kind == "direct-sum":
            return large(sum(d)), large(sum(n)), max(beta)
        need(max(beta) <= 1, "beta of a part is above 1")
        return bounded_product(d, TOO_MANY), bounded_product(n, TOO_MANY), max(beta)
    if kind in ("ones", "identity", "simplex", "plane", "polygon"):
        n = X["columns"]
        need(n >= {"ones": 1, "identity": 1, "simplex": 2, "plane": 2, "polygon": 4}[kind], "too few columns")
        if kind == "ones":
            return 1, n, Fraction(1)
        if kind == "identity":
            return n, n, Fraction(0)
        if kind == "simplex":
            return n - 1, n, Fraction(1, (n - 1)**2)
        if kind == "plane":  # the cosine of an angle of at least x
            x = Fraction(333, 106 * n)
            return 2, n, (1 - x**2 * Fraction(1, 2) + x**4 * Fraction(1, 24))**2
        x = Fraction(355, 226 * n)
        u = x * inverse_of(1 - x**2 * Fraction(1, 2))  # at least the tangent of an angle of at most x
        return n - 2, n, (u * inverse_of(1 - u))**2
    if kind == "paley":
        need(q % 4 == 1, "q is not 1 mod 4")
        return large((q + 1) // 2), large(q + 1), Fraction(1, q)
    if kind in ("unitary", "unitary-complement"):
        need(q % 2 == 1, "q is even")
        d = q * q - q + 1
        return (large(d), large(q**3 + 1), Fraction(1, q**2)) if kind == "unitary" else                (large(q * d), large(q**3 + 1), Fraction(1, q**4))
    if kind == "net":
        g = X["classes"]
        need(1 <= g <= q, "classes is not in 1...q")
        return large(q * q - g * (q - 1)), large(q * q), Fraction(1, 2 * (q - g) + 1)**2
    if kind == "chirps":
        need(q % 2 == 1, "q is even")
        return large(2 * q), large(2 * q * (q + 1)), Fraction(1, q)
    if kind == "quadric":
        t = X["rank"]
        need(1 <= t <= 512, "rank is not in 1...512")
        e = 2**t - 1 if X["sign"] == "minus" else 2**t + 1
        return large(2**(t - 1) * e), large(4**t), Fraction(1, e * e)
    if kind == "delsarte-goethals":
        t, g = X["rank"], X["defect"]
        need(1 <= t <= 512 and g < t, "rank is not in 1...512, or defect is not below it")
        return large(4**t), large(2**((2 * t - 1) * (g + 1) + 2 * t) + 4**t), Fraction(1, 4**(t - g))
    if kind == "gold":
        t, g = X["rank"], X["defect"]
        need(t % 2 == 1 and 3 <= t <= 511 and 1 <= g <= (t - 1) // 2, "rank is not odd in 3...511, or defect is out of range")
        return large(2**t), large(2**(t * (g + 1)) + 2**t), Fraction(1, 2**(t + 1 - 2 * g))
    if kind == "devore":
        r = X["degree"]
        need(1 <= r < q, "degree is not in 1...q-1")
        return large(q * q), bounded_power(q, r + 1, TOO_MANY), Fraction(r, q)**2
    if kind in ("reed-solomon", "signed-reed-solomon"):
        r, length = X["dimension"], X["length"]
        need(1 <= r <= length <= q + 1 and r <= 4096, "not 1 <= dimension <= length <= q + 1, dimension <= 4096")
        words, d = bounded_power(q, r, TOO_MANY), length * (q - 1)
        if kind == "reed-solomon":
            return large(d), words, max(Fraction((r - 1) * q - length, d), Fraction(1, q - 1))**2
        need(hadamard_order(X["hadamard"], length, need) == length, "the order is not length")
        return large(d), large(length * words), max(Fraction((r - 1) * q, d), Fraction(1, q - 1))**2
    if kind == "gilbert-varshamov":
        d, n, a = X["dimension"], X["columns"], X["product"]
        need(1 <= d <= MAX_GILBERT_VARSHAMOV and n >= 1 and a <= d, "dimension, columns or product is out of range")
        total, words = 0, 1  # words = C(d, i)
        for i in range((d - a + 1) // 2):
            total += words
            words = words * (d - i) // (i + 1)
        need((n - 1) * 2 * total < 2**d, "too many columns")
        return d, n, Fraction(a, d)**2
    if kind == "code":
        s, positions = X["dimension"], X["positions"]
        need(1 <= s <= MAX_CODE_DIMENSION, f"dimension is not in 1...{MAX_CODE_DIMENSION}")
        need(positions and max(positions) < 2**s, "no positions, or one of them is not below 2^dimension")
        return len(set(positions)), 2**s, Fraction(largest_character_sum(positions, s), len(positions))**2
    A, B = X["encoder"], X.get("probe", X["encoder"])
    need(A.rows >= 1 and A.columns >= 1, "the encoder is empty")
    need((B.rows, B.columns) == (A.rows, A.columns), "encoder and probe have different sizes")
    error_row, beta = error_matrix(A, B, 0), Fraction(0)
    for i in range(A.columns):
        P, _, scale = error_row(i)
        diagonal = P[i] + scale
        need(diagonal > 0, f"the product of the columns {i} is not positive")
        largest = max(map(abs, P[:i] + P[i + 1:]), default=0)
        beta = max(beta, Fraction(largest, diagonal)**2)
    return A.rows, A.columns, beta


def inverse_of(x):
    return Fraction(x.denominator, x.numerator)


def hadamard_order(factors, limit, need):
    """The order of the product of Hadamard matrices: of Sylvester's (p = 2) and Paley's. Or some number above `limit`."""
    order = 1
    for p, e in factors:
        need(is_prime(p), f"hadamard: {p} is not a prime")
        q = p**e
        order *= q if p == 2 else q + 1 if q % 4 == 3 else 2 * (q + 1)
        if order > limit:
            break
    return order


# 5.17 geometry

EXTREMES = {"largest": surd, "least": surd}


def empty_or(shape):
    def read(value, path, D):
        return record({} if value == {} else shape)(value, path, D)
    return read


def two_increasing(value, path, D):
    if len(index_list(value, path, D)) != 2:
        raise Malformed(f"{path}: expected two increasing counts")
    return value


GEOMETRY_CLAIM = {
    **ENCODER_CLAIM, "epsilon": positive_exact, "relation": RELATION, "worstError": surd, "gammaSquared": surd,
    "selfBound": surd, "pairBound": record({"base": surd, "rootOf": surd}), "selfCosines": record(EXTREMES),
    "encoderCosines": empty_or(EXTREMES), "probeCosines": empty_or(EXTREMES),
}
GEOMETRY_OPTIONS = {"selfCosineBelow": positive_exact, "pairCosineAbove": nonnegative_exact}
PAIR_EXTREMES = empty_or({"largest": two_increasing, "least": two_increasing})
GEOMETRY_WITNESS = record({"self": record({"largest": count, "least": count}), "encoder": PAIR_EXTREMES,
                           "probe": PAIR_EXTREMES})


def work_geometry(inputs, claim, witness):
    A, B = inputs["encoder"], inputs["probe"]
    work = error_work(A, B) + A.columns**2 * A.rows * (A.words("all")**2 + B.words("columns")**2)
    return 4 * work if certificate_radicand(inputs) else work


def check_geometry(inputs, claim, witness):
    """Accepted: A and B are d x m, the largest |(B^T A z - z)_i|, over all i and all z with at most k nonzero entries,
    each in [-1, 1], is exactly `worstError`, and that is < epsilon (or <=), epsilon < 1. No column is zero. The least
    and the largest of the cosines of a_i and b_i, of a_i and a_j, and of b_i and b_j (i != j) are those whose *signed
    squares* c |c| are stated. With g = `gammaSquared` the maximum of 1 and all squared norms: cos(a_i, b_i) >=
    `selfBound` = (1-epsilon)/g; and the others are at most `pairBound` = epsilon g/(1-epsilon) +
    sqrt(1 - (1-epsilon)^2/g^2) in absolute value. With `selfCosineBelow`: |cos(a_i, b_i)| is less than it. With
    `pairCosineAbove`: cos(a_i, a_j) and cos(b_i, b_j) are larger than it. `featureScale` is as in `worst-case-error`."""
    A, B, D, m, epsilon = inputs["encoder"], inputs["probe"], certificate_radicand(inputs), claim["m"], claim["epsilon"]
    worst, relation = claim["worstError"], claim["relation"]
    require_d_by_m(A, B, claim["d"], m)
    require(epsilon < 1, "epsilon is not < 1")
    require_worst_error(error_matrix(A, B, D), m, claim["k"], "signed", worst, D)
    require(holds(surd_compare(worst, (epsilon, 0), D), relation), f"worstError is not {SIGNS[relation]} epsilon")

    a, b = surd_columns(A, "all"), surd_columns(B, "columns")

    def product(x, y):
        """<x, y> for two columns (P, R, q), multiplied by both q."""
        if not D:
            return dot(x[0], y[0]), 0
        return dot(x[0], y[0]) + D * dot(x[1], y[1]), dot(x[0], y[1]) + dot(x[1], y[0])

    def times(x, y):
        return surd_mul(x, y, D)

    g, reached = claim["gammaSquared"], claim["gammaSquared"] == (1, 0)
    require(surd_compare(g, (1, 0), D) >= 0, "gammaSquared is less than 1")
    norms = []
    for role, columns in (("encoder", a), ("probe", b)):
        norms.append([product(x, x) for x in columns])
        for j, (p, r) in enumerate(norms[-1]):
            q2 = columns[j][2]**2
            excess = surd_compare((p, r), (g[0] * q2, g[1] * q2), D)
            require(excess <= 0, f"the squared norm of column {j} of the {role} is larger than gammaSquared")
            reached = reached or excess == 0
    require(reached, "gammaSquared is neither 1 nor the squared norm of a column")

    one = 1 - epsilon
    base, root = claim["pairBound"]["base"], claim["pairBound"]["rootOf"]
    require(times(claim["selfBound"], g) == (one, 0), "selfBound is not (1-epsilon)/gammaSquared")
    require((base[0] * one, base[1] * one) == (g[0] * epsilon, g[1] * epsilon),
            "pairBound.base is not epsilon gammaSquared/(1-epsilon)")
    require(times((1 - root[0], -root[1]), times(g, g)) == (one**2, 0),
            "pairBound.rootOf is not 1 - (1-epsilon)^2/gammaSquared^2")

    def signed_square(x, y, norm_x, norm_y):
        """The signed square of the cosine of two columns, as a numerator and a positive denominator."""
        p, r = product(x, y)
        direction = surd_sign(p, r, D)
        top = times((p, r), (p, r))
        return (direction * top[0], direction * top[1]), times(norm_x, norm_y)

    def excess(square, stated):
        top, bottom = square
        return surd_compare(top, times(stated, bottom), D)

    def require_extremes(squares, place, at):
        stated, of_place = claim[place], {}
        for where, square in squares:
            require(excess(square, stated["least"]) >= 0, f"{place}: that of {where} is less than the least")
            require(excess(square, stated["largest"]) <= 0, f"{place}: that of {where} is larger than the largest")
            if where in at.values():
                of_place[where] = square
        for side in ("least", "largest"):
            require(at[side] in of_place, f"{place}: the place of the {side} is out of range")
            require(excess(of_place[at[side]], stated[side]) == 0, f"{place}: the place does not have the {side}")

    require_extremes(((i, signed_square(a[i], b[i], norms[0][i], norms[1][i])) for i in range(m)),
                     "selfCosines", witness["self"])
    pairs = []
    for role, columns, norm in (("encoder", a, norms[0]), ("probe", b, norms[1])):
        stated, at = claim[role + "Cosines"], witness[role]
        require((stated == {}) == (at == {}) == (m == 1), f"{role}: must be empty exactly if there is only one column")
        if m > 1:
            require_extremes(((pair, signed_square(*(columns[i] for i in pair), *(norm[i] for i in pair)))
                              for pair in combinations(range(m), 2)),
                             role + "Cosines", {side: tuple(pair) for side, pair in at.items()})
            pairs.append(stated)

    self_square = times(claim["selfBound"], claim["selfBound"])
    require(surd_compare(claim["selfCosines"]["least"], self_square, D) >= 0, "a cosine of a_i and b_i is below selfBound")
    base2 = times(base, base)
    for stated in pairs:
        for side in ("least", "largest"):
            q = surd_abs(stated[side], D)
            t = tuple(x - y - z for x, y, z in zip(q, base2, root))
            if surd_sign(*t, D) > 0:
                right = times(base2, root)
                require(surd_compare(times(t, t), (4 * right[0], 4 * right[1]), D) <= 0,
                        "a cosine of two columns is above pairBound")
    if "selfCosineBelow" in claim:
        limit = claim["selfCosineBelow"]**2, 0
        for side in ("least", "largest"):
            require(surd_compare(surd_abs(claim["selfCosines"][side], D), limit, D) < 0,
                    "a cosine of a_i and b_i is not below selfCosineBelow")
    if "pairCosineAbove" in claim:
        for stated in pairs:
            require(surd_compare(stated["least"], (claim["pairCosineAbove"]**2, 0), D) > 0,
                    "a cosine of two columns is not above pairCosineAbove")
    return (f"the largest error at k = {claim['k']}, d = {claim['d']}, m = {m} is exactly {show(worst)} "
            f"{SIGNS[relation]} epsilon = {show(epsilon)}; the cosines are as stated and within Proposition 11")


def surd_columns(X, by):
    """The columns of X as triples (P, R, q): integers with column = (P + R*sqrt(D)) / q."""
    q, P, R = X.cleared_both(by)
    if by == "columns":
        return list(zip(P, R, q))
    return [(P[0][j::X.columns], R[0][j::X.columns], q[0]) for j in range(X.columns)]


# 5.18 threshold, threshold-failure, feature-sparsity

FEATURE_SPARSITY_CLAIM = {**ENCODER_CLAIM, "sparsities": counts,
                          "criterion": one_of("recovery", "separable", "thresholds")}


def surd_row(value, path, D):
    return surd_row_matrix(array_of(surd)(value, path, D), D)


def threshold_roles(claim, inputs):
    if "thresholds" in inputs and "probe" not in inputs:
        raise Malformed("inputs.thresholds: not without a probe")


def threshold_witness(claim, inputs):
    if "probe" not in inputs:
        return record({"probes": witness_matrix, "thresholds": exact_row})
    return record({} if "thresholds" in inputs else {"thresholds": surd_row})


def threshold_failure_witness(claim, inputs):
    if "probe" not in inputs:
        return record({"feature": count, "kernelVector": sparse_vector})
    sets = ["z"] if "thresholds" in inputs else ["on", "off"]
    return record({"feature": count, **{key: index_list for key in sets}})


def feature_sparsity_claim(value, path, D):
    shape = {**FEATURE_SPARSITY_CLAIM, "digests": raw, "kind": raw}
    options = {"domain": DOMAIN, "epsilon": positive_exact, "relation": RELATION}
    recovery = type(value) is dict and value.get("criterion") == "recovery"
    return record({**shape, **options} if recovery else shape)(value, path, D)


def feature_sparsity_witness(claim, inputs):
    return record({}, {"filter": entry_filter} if claim["criterion"] == "recovery" else {})


def feature_sparsity_roles(claim, inputs):
    if ("thresholds" in inputs) != (claim["criterion"] == "thresholds"):
        raise Malformed("inputs.thresholds: must be there exactly with the criterion thresholds")


def work_threshold(inputs, claim, witness):
    A, D = inputs["encoder"], certificate_radicand(inputs)
    work = error_work(A, inputs["probe"] if "probe" in inputs else witness["probes"]) * (4 if D else 1)
    return work + thresholds_work(inputs if "thresholds" in inputs else witness)


def thresholds_work(holder):
    if "thresholds" not in holder:
        return 0
    t = holder["thresholds"]
    return t.rows * t.columns * t.words("all")


def work_feature_sparsity(inputs, claim, witness):
    if "filter" in witness:
        return filtered_error_work(inputs["encoder"], inputs["probe"], witness)
    return work_threshold(inputs, claim, witness)


def work_threshold_failure(inputs, claim, witness):
    A, D = inputs["encoder"], certificate_radicand(inputs)
    if "probe" not in inputs:
        return work_no_access(inputs, claim, witness)
    z = sum(len(witness.get(key, [])) for key in ("z", "on", "off"))
    work = A.rows * (A.columns + z) * A.words("all") * inputs["probe"].words("columns")
    return work * (4 if D else 1) + thresholds_work(inputs)


def one_sided_sums(error_row, i, D):
    """Of row i of C = B^T A: C_ii, and two functions of l: P_l and N_l of section 5.18. As pairs, all multiplied by one
    positive integer, which comes last."""
    P, R, scale = error_row(i)
    R = R or [0] * len(P)
    keys = order_keys(P, R, D) if D else P
    sums = []
    for direction in (1, -1):
        chosen = sorted((j for j in range(len(P)) if j != i and direction * keys[j] > 0), key=lambda j: -abs(keys[j]))
        sums.append(lambda l, chosen=chosen, direction=direction:
                    tuple(direction * sum(part[j] for j in chosen[:l]) for part in (P, R)))
    return (P[i] + scale, R[i]), *sums, scale


def is_threshold(t, i, s, diagonal, positive, negative, scale, D):
    """P_s <= t_i < C_ii - N_(s-1)."""
    p, r = t.entry(0, i)
    t, low, high = (p * scale, r * scale), positive(s), negative(s - 1)
    return surd_compare(low, t, D) <= 0 and surd_sign(t[0] + high[0] - diagonal[0], t[1] + high[1] - diagonal[1], D) < 0


def check_threshold(inputs, claim, witness):
    """Accepted: A is d x m. With the given d x m matrix B and the given thresholds t, or else with those of the witness:
    for every z with entries 0 and 1, at most k of them 1, and every i, (B^T A z)_i > t_i exactly if z_i = 1. If there is
    an input `featureScale` s, A, B and t stand for the encoder with column j multiplied by s_j, the probes with column j
    divided by it, and t with t_j divided by it; so for the next two kinds.

    With C = B^T A the largest (Cz)_i with z_i = 0 is P_k, the sum of the k largest positive C_ij, j != i; the least with
    z_i = 1 is C_ii - N_(k-1), N_l the sum of the l largest -C_ij."""
    A, D, m, k = inputs["encoder"], certificate_radicand(inputs), claim["m"], claim["k"]
    B = inputs["probe"] if "probe" in inputs else witness["probes"]
    t = inputs["thresholds"] if "thresholds" in inputs else witness["thresholds"]
    require_d_by_m(A, B, claim["d"], m)
    require((t.rows, t.columns) == (1, m), "there are not m thresholds")
    error_row = error_matrix(A, B, D)
    for i in range(m):
        require(is_threshold(t, i, k, *one_sided_sums(error_row, i, D), D), f"feature {i} is not right")
    return f"thresholds tell every feature of z in {{0,1}}^{m} with at most {k} ones, d = {claim['d']}"


def check_threshold_failure(inputs, claim, witness):
    """Accepted: A is d x m. With the given d x m matrix B and the given thresholds t; or, if no t is given, with that B
    and any thresholds; or, if no B is given either, with any B and any thresholds, it is false that for every z with
    entries 0 and 1, at most k of them 1, and every i, (B^T A z)_i > t_i exactly if z_i = 1.

    Given t: the z and i = `feature` of the witness show it. Given B: i is in `on`, not in `off`, but (C on)_i <=
    (C off)_i. Given A alone: A v = 0 for a v whose largest |v_j| is v_i; v_+ / v_i and v_- / v_i lie in the hull of the z
    with z_i = 1 and in that of the z with z_i = 0, and A takes both to the same point."""
    A, D, m, k, i = inputs["encoder"], certificate_radicand(inputs), claim["m"], claim["k"], witness["feature"]
    require_encoder_size(A, claim)
    sentence = f" tell feature {i} in every z in {{0,1}}^{m} with at most {k} ones, d = {claim['d']}"
    if "probe" in inputs:
        require_d_by_m(A, inputs["probe"], claim["d"], m)
    if "thresholds" in inputs:
        require((inputs["thresholds"].rows, inputs["thresholds"].columns) == (1, m), "there are not m thresholds")
    require(i < m, "feature: out of range")
    if "probe" not in inputs:
        v = witness["kernelVector"]
        x = kernel_vectors(A)(v, "kernelVector")
        top = next((y for (j, _), y in zip(v, x) if j == i), 0)
        require(top > 0, "kernelVector: the entry of the feature is not positive")
        require(max(map(abs, x)) <= top, "kernelVector: the entry of the feature is not the largest")
        require(sum(y for y in x if y > 0) <= k * top, "kernelVector: the positive entries are more than k times it")
        require(-sum(y for y in x if y < 0) <= k * top, "kernelVector: the negative entries are more than k times it")
        return "no probes and thresholds" + sentence
    for key in ("z", "on", "off"):
        z = witness.get(key, [])
        require(not z or z[-1] < m, f"{key}: an index is out of range")
        require(len(z) <= k, f"{key}: more than k ones")
    P, R, scale = error_matrix(A, inputs["probe"], D)(i)
    P[i] += scale

    def value(z):
        """(Cz)_i, as a pair, multiplied by scale."""
        return sum(P[j] for j in z), sum(R[j] for j in z) if R else 0

    if "thresholds" in inputs:
        p, r = inputs["thresholds"].entry(0, i)
        fires = surd_compare(value(witness["z"]), (p * scale, r * scale), D) > 0
        require(fires != (i in witness["z"]), "z: the feature is right there")
        return "the thresholds do not" + sentence
    require(i in witness["on"], "on: without the feature")
    require(i not in witness["off"], "off: with the feature")
    require(surd_compare(value(witness["on"]), value(witness["off"]), D) <= 0, "on has a larger value than off")
    return "no thresholds" + sentence


def check_feature_sparsity(inputs, claim, witness):
    """Accepted: A and B are d x m, k <= m, and for every i `sparsities`[i] is the largest s <= k for which feature i
    meets the criterion at s, 0 if it does not at s = 1. It then meets it at all smaller s >= 1 too. `recovery`:
    |(B^T A z - z)_i| < epsilon (or <=) for all z with at most s nonzero entries, all in the domain. `separable`: for
    some number t_i, (B^T A z)_i > t_i exactly if z_i = 1, for every z with entries 0 and 1, at most s of them 1.
    `thresholds`: that is so for the given t_i. With a filter, as in 5.19, entries that are not listed are believed, or
    with --full found, to be at most the stated bounds."""
    A, B, D, m, k = inputs["encoder"], inputs["probe"], certificate_radicand(inputs), claim["m"], claim["k"]
    criterion, sparsities = claim["criterion"], claim["sparsities"]
    require_d_by_m(A, B, claim["d"], m)
    if criterion == "thresholds":
        require((inputs["thresholds"].rows, inputs["thresholds"].columns) == (1, m), "there are not m thresholds")
    require(k <= m, "k is larger than m")
    require(len(sparsities) == m, "sparsities: not m members")
    require(max(sparsities) <= k, "sparsities: larger than k")
    error_row = error_matrix(A, B, D)
    sentence = (f"the largest sparsity up to {k} at which each of the {m} features meets the criterion {criterion} is as "
                f"stated, d = {claim['d']}")
    if "filter" in witness:
        require_filter(witness["filter"], m, True)
        rows = filtered_rows(error_row, witness["filter"], m)
        for i, (s, (P, bound, scale)) in enumerate(zip(sparsities, rows)):
            def excess(l, others):
                return filtered_sum(P, l, claim["domain"], bound, others) - claim["epsilon"] * scale
            require(s == 0 or holds(excess(s, m - len(P)), claim["relation"]), f"sparsities[{i}]: too large")
            require(s == k or not holds(excess(s + 1, 0), claim["relation"]), f"sparsities[{i}]: too small")
        return sentence
    for i, s in enumerate(sparsities):
        if criterion == "recovery":
            P, R, scale = error_row(i)
            epsilon = claim["epsilon"] * scale, 0

            def meets(s):
                return holds(surd_compare(largest_sum(P, R, s, claim["domain"], D), epsilon, D), claim["relation"])
        else:
            diagonal, positive, negative, scale = one_sided_sums(error_row, i, D)

            def meets(s):
                if criterion == "thresholds":
                    return is_threshold(inputs["thresholds"], i, s, diagonal, positive, negative, scale, D)
                p, n = positive(s), negative(s - 1)
                return surd_sign(p[0] + n[0] - diagonal[0], p[1] + n[1] - diagonal[1], D) < 0
        require(s == 0 or meets(s), f"sparsities[{i}]: too large")
        require(s == k or not meets(s + 1), f"sparsities[{i}]: too small")
    return sentence


# ---------------------------------------------------------------------------------------------------------------
# Part 5. A certificate, in the order of section 5.1

def plain_claim(shape):
    """The reader of a claim; `digests` and `kind` are looked at by `read_certificate`."""
    return record({**shape, "digests": raw, "kind": raw})


TURAN_CLAIM = {"edges": count, "n": count, "turanNumber": count, "of": OF, "parts": count_between(1, MAX_COUNT),
               "relation": one_of("le")}
CLIQUE_CLAIM = {"edges": count, "n": count, "of": OF, "size": count}

CLIQUE_NUMBER_CLAIM = {"edges": count, "n": count, "cliqueNumber": count}
OPTIONAL_ROLES = {kind: ["featureScale"] for kind in (
    "recovery", "recovery-failure", "worst-case-error", "interference-chain", "access", "no-access", "optimal-access",
    "geometry", "feature-sparsity")}
OPTIONAL_ROLES["feature-sparsity"] = ["featureScale", "thresholds"]
OPTIONAL_ROLES["threshold"] = OPTIONAL_ROLES["threshold-failure"] = ["featureScale", "probe", "thresholds"]
# Kinds for which the claim and the roles of the inputs decide what the witness looks like, or other roles: functions of
# the claim and of the inputs, the first for a reader of the witness, the second only to raise Malformed.
WITNESS_OF_CLAIM = {
    "hypothesis-failure": hypothesis_failure_witness, "l1-minimiser": l1_minimiser_witness,
    "threshold": threshold_witness, "threshold-failure": threshold_failure_witness,
    "recovery-failure": recovery_failure_witness, "feature-sparsity": feature_sparsity_witness,
}
ROLES_OF_CLAIM = {"threshold": threshold_roles, "threshold-failure": threshold_roles,
                  "feature-sparsity": feature_sparsity_roles}

KINDS = {  # kind: (roles, may the inputs have a radicand, claim, witness, work, check)
    "rank": (["matrix"], False, plain_claim({"rows": count, "columns": count, "rank": count}), record(RANK_PROOF),
             work_rank, check_rank),
    "near-identity-rank": (["matrix"], False, plain_claim(NEAR_IDENTITY_CLAIM),
                           record({"rank": record(RANK_PROOF)}, NEAR_IDENTITY_PARTS),
                           work_near_identity_rank, check_near_identity_rank),
    "turan-bound": (["graph"], False, plain_claim(TURAN_CLAIM), record({"classes": counts}),
                    work_turan_bound, check_turan_bound),
    "clique": (["graph"], False, plain_claim(CLIQUE_CLAIM), record({"vertices": index_list}),
               work_clique, check_clique),
    "recovery": (["encoder", "probe"], True, plain_claim(RECOVERY_CLAIM), WORST_CASE_WITNESS,
                 work_recovery, check_recovery),
    "recovery-failure": (["encoder", "probe"], True, recovery_failure_claim, None,
                         work_recovery_failure, check_recovery_failure),
    "worst-case-error": (["encoder", "probe"], True, plain_claim(WORST_CASE_CLAIM), WORST_CASE_WITNESS,
                         work_worst_case_error, check_worst_case_error),
    "incoherence": (["encoder"], True, incoherence_claim, record({"pair": index_pair}, {"filter": entry_filter}),
                    work_incoherence, check_incoherence),
    # The role and the radicand depend on the statement: see `read_certificate`.
    "hypothesis-failure": (None, None, hypothesis_failure_claim, None, work_hypothesis_failure, check_hypothesis_failure),
    "clique-number": (["graph"], False, plain_claim(CLIQUE_NUMBER_CLAIM), CLIQUE_NUMBER_WITNESS,
                      work_clique_number, check_clique_number),
    "interference-chain": (["encoder", "probe"], False, plain_claim(INTERFERENCE_CHAIN_CLAIM),
                           record({"edges": count, "independentSet": index_list}),
                           work_interference_chain, check_interference_chain),
    "access": (["encoder"], False, plain_claim(ACCESS_CLAIM), record({"probes": witness_matrix}),
               work_access, check_access),
    "no-access": (["encoder"], False, plain_claim(ACCESS_CLAIM), KERNEL_VECTOR, work_no_access, check_no_access),
    "optimal-access": (["encoder"], False, plain_claim(OPTIMAL_ACCESS_CLAIM),
                       record({"probes": witness_matrix, "kernelVectors": array_of(sparse_vector)}),
                       work_optimal_access, check_optimal_access),
    "basis-pursuit": (["encoder"], False, plain_claim(ENCODER_CLAIM), BASIS_PURSUIT_WITNESS,
                      work_basis_pursuit, check_basis_pursuit),
    "basis-pursuit-failure": (["encoder"], False, plain_claim(ENCODER_CLAIM), KERNEL_VECTOR,
                              work_basis_pursuit_failure, check_basis_pursuit_failure),
    "exact-decoding": (["encoder"], False, plain_claim(ENCODER_CLAIM), record({"prime": PRIME}),
                       work_exact_decoding, check_exact_decoding),
    "exact-decoding-failure": (["encoder"], False, plain_claim(ENCODER_CLAIM), KERNEL_VECTOR,
                               work_exact_decoding_failure, check_exact_decoding_failure),
    "l1-minimiser": (["activation", "encoder"], False, plain_claim(L1_MINIMISER_CLAIM), None,
                     work_l1_minimiser, check_l1_minimiser),
    "capacity": ([], False, capacity_claim, record({"lower": CAPACITY_LOWER, "upper": capacity_upper}),
                 work_capacity, check_capacity),
    "geometry": (["encoder", "probe"], True, record({**GEOMETRY_CLAIM, "digests": raw, "kind": raw}, GEOMETRY_OPTIONS),
                 GEOMETRY_WITNESS, work_geometry, check_geometry),
    "threshold": (["encoder"], True, plain_claim(ENCODER_CLAIM), None, work_threshold, check_threshold),
    "threshold-failure": (["encoder"], True, plain_claim(ENCODER_CLAIM), None,
                          work_threshold_failure, check_threshold_failure),
    "feature-sparsity": (["encoder", "probe"], True, feature_sparsity_claim, None,
                         work_feature_sparsity, check_feature_sparsity),
}

PROBE_BY_RULE = ("recovery", "recovery-failure", "worst-case-error", "feature-sparsity")

SOURCE = record({"bytes": count, "dtype": name, "name": name, "orientation": one_of("as-is", "transposed"),
                 "role": name, "sha256": hex_digest, "tensor": string_of(0, 255)})


def read_certificate(data, folder):
    """Step 1: everything that makes a file malformed. Object files are looked for in `folder`."""
    top = record({"assumptions": array_of(one_of(*ASSUMPTIONS)), "claim": raw, "format": one_of("lrh-certificate/1"),
                  "inputs": raw, "producer": record({"name": name, "version": name}), "sources": array_of(SOURCE),
                  "witness": raw})(parse(data), "", 0)
    if not strictly_increasing(top["assumptions"]):
        raise Malformed("assumptions: must strictly increase")

    claim = top["claim"]
    kind = claim.get("kind") if type(claim) is dict else None
    if type(kind) is not str or kind not in KINDS:
        raise Malformed("claim.kind: not a kind of this format")
    roles, radicand_allowed, claim_reader, witness_reader, work, check = KINDS[kind]
    if kind == "hypothesis-failure":
        claim = claim_reader(claim, "claim", 0)
        roles = ["matrix"] if claim["statement"] == "near-identity-rank" else ["encoder"]
        radicand_allowed = roles == ["encoder"]

    readers = {role: read_graph if role == "graph" else read_input_matrix for role in roles}
    optional = {role: read_input_matrix for role in OPTIONAL_ROLES.get(kind, [])}
    if kind in PROBE_BY_RULE:
        readers["probe"] = read_probe
    inputs = record(readers, optional)(top["inputs"], "inputs", 0)
    D = certificate_radicand(inputs)
    if D and isinstance(inputs.get("probe"), ProbeRule):
        raise Malformed("inputs.probe.rule: not in a certificate with a radicand")
    if kind in ("threshold", "threshold-failure"):
        radicand_allowed = "probe" in inputs
    for role, value in inputs.items():
        radicand = getattr(value, "radicand", 0)
        if radicand and (not radicand_allowed or role == "featureScale"):
            raise Malformed(f"inputs.{role}.radicand: not allowed for this kind")
        if radicand not in (0, D):
            raise Malformed(f"inputs.{role}.radicand: differs from that of another input")

    claim = claim_reader(top["claim"], "claim", D)
    if kind in ROLES_OF_CLAIM:
        ROLES_OF_CLAIM[kind](claim, inputs)
    if kind in WITNESS_OF_CLAIM:
        witness_reader = WITNESS_OF_CLAIM[kind](claim, inputs)
    record({role: hex_digest for role in inputs})(claim["digests"], "claim.digests", D)
    witness = witness_reader(top["witness"], "witness", D)
    for t, source in enumerate(top["sources"]):
        if source["role"] not in inputs:
            raise Malformed(f"sources[{t}].role: not a role of the inputs")
    if not strictly_increasing([source["role"] for source in top["sources"]]):
        raise Malformed("sources: the roles must strictly increase")
    for role, value in inputs.items():
        if value.object_file is not None:
            read_object_file(value, f"inputs.{role}", folder)
    if isinstance(inputs.get("probe"), ProbeRule):
        inputs["probe"] = inputs["probe"].probe(inputs["encoder"])
    return top, inputs, claim, witness, work, check


def check_source(sources, role, file):
    """Step 3, for one option --source ROLE=FILE."""
    source = next((source for source in sources if source["role"] == role), None)
    require(source is not None, f"there is no source with the role {role}")
    sha, size = hashlib.sha256(), 0
    try:
        with open(file, "rb") as stream:
            while True:
                block = stream.read(1 << 20)
                if not block:
                    break
                sha.update(block)
                size += len(block)
    except FileNotFoundError:
        raise Missing(f"no file {file}") from None
    require(size == source["bytes"], f"source {role}: {file} has {size} bytes instead of {source['bytes']}")
    require(sha.hexdigest() == source["sha256"], f"source {role}: the SHA-256 of {file} differs")


def check_certificate(data, folder=".", work_limit=DEFAULT_WORK_LIMIT, accepted_assumptions=(), source_files=(),
                      full=False):
    """Check the certificate with the bytes `data`; return the sentence for "accepted", or raise an Outcome. `full`:
    check, too, what would otherwise be assumed."""
    certificate, inputs, claim, witness, work, check = read_certificate(data, folder)       # 1
    for role, value in inputs.items():                                                      # 2
        require(value.digest == value.true_digest, f"inputs.{role}.digest: the input has digest {value.true_digest}")
        require(claim["digests"][role] == value.true_digest, f"claim.digests.{role}: differs from the input's digest")
    for role, file in source_files:                                                         # 3
        check_source(certificate["sources"], role, file)
    inputs, witness = scale_features(inputs, witness, claim["kind"])                        # section 5.7
    derived = list(ASSUMPTIONS) if "filter" in witness else []
    needed = work(inputs, claim, witness)                                                   # 4
    if full and derived:
        needed += full_work(inputs, claim)
    if needed > work_limit:
        raise Undecided(f"budget: the work is {needed}, the limit is {work_limit}")
    sentence = check(inputs, claim, witness)                                                # 5
    require(certificate["assumptions"] == derived,                                          # 6
            f"assumptions: must be {derived}" if derived else "assumptions: this certificate needs none")
    if full and derived:                                                                    # 7
        require_filter_statement(inputs, claim, witness)
        return sentence
    for assumption in derived:
        if assumption not in accepted_assumptions:
            raise Undecided(f"the assumption {assumption} is not accepted")
    return sentence + "".join(f", assuming {assumption}" for assumption in derived)


def full_work(inputs, claim):
    """Section 6: what --full adds."""
    A = inputs["encoder"]
    if claim["kind"] == "incoherence":
        return A.columns**2 * A.rows * A.words("columns")**2
    return error_work(A, inputs["probe"])


# ---------------------------------------------------------------------------------------------------------------
# Part 6. The command line

WORST_FIRST = [70, 74, 66, 65, 1, 2, 0]


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        sys.stderr.write(f"{self.prog}: {message}\n")
        raise SystemExit(64)


def parse_arguments(arguments):
    parser = Parser(
        prog="lrh_check.py", allow_abbrev=False, formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Check certificates of the format lrh-certificate/1.",
        epilog="example:\n  python3 lrh_check.py --source encoder=weights.npy certificate.json\n\n"
               "exit codes: 0 accepted, 1 rejected, 2 undecided, 64 usage, 65 malformed, 66 no such file,\n"
               "70 internal, 74 input or output error; for several files the worst, in the order\n"
               "70, 74, 66, 65, 1, 2, 0.")

    def work_limit(text):
        if not re.fullmatch("[0-9]{1,1000}", text):
            raise argparse.ArgumentTypeError("expected a nonnegative integer")
        return int(text)

    def source(text):
        role, equals, file = text.partition("=")
        if not (role and equals and file):
            raise argparse.ArgumentTypeError("expected ROLE=FILE")
        return role, file

    parser.add_argument("--work-limit", type=work_limit, default=DEFAULT_WORK_LIMIT, metavar="N",
                        help="the most work to do for one file (default %(default)s)")
    parser.add_argument("--accept-assumption", action="append", default=[], choices=ASSUMPTIONS, metavar="NAME",
                        help="accept certificates that depend on this assumption: " + ", ".join(ASSUMPTIONS))
    parser.add_argument("--full", action="store_true",
                        help="check exactly what would otherwise be assumed, so that nothing is (slow for large inputs)")
    parser.add_argument("--source", action="append", default=[], type=source, metavar="ROLE=FILE",
                        help="compare FILE with the source that the certificate names for the input ROLE")
    parser.add_argument("--quiet", action="store_true", help="print no outcomes; the exit code tells")
    parser.add_argument("--batch", metavar="LISTFILE", help="also check the files listed in LISTFILE, one path a line")
    parser.add_argument("files", nargs="*", metavar="FILE", help="a certificate, or - for standard input")
    options = parser.parse_args(arguments)
    if not options.files and options.batch is None:
        parser.error("no FILE")
    if options.files.count("-") > 1:
        parser.error("standard input can be read only once")
    return options


def check_file(file, options):
    """Check one file; return its exit code, and what to print: a line for standard output or, second, for errors."""
    try:
        if file == "-":
            data, folder = sys.stdin.buffer.read(MAX_BYTES + 1), "."
        else:
            with open(file, "rb") as stream:
                data, folder = stream.read(MAX_BYTES + 1), os.path.dirname(file) or "."
        sentence = check_certificate(data, folder, options.work_limit, options.accept_assumption, options.source,
                                     options.full)
        return 0, f"{file}: accepted — {sentence}", None
    except Missing as outcome:
        return 66, None, f"{file}: {outcome}"
    except Outcome as outcome:
        return outcome.code, f"{file}: {outcome.word} — {outcome}", None
    except FileNotFoundError:
        return 66, None, f"{file}: no such file"
    except OSError as error:
        return 74, None, f"{file}: {error.strerror or 'input or output error'}"
    except Exception as error:  # MemoryError and RecursionError too: never let a failure look like an outcome
        return 70, None, f"{file}: internal error ({type(error).__name__})"


def one_line(text):
    """The text with control characters as ?: a file's name may hold a newline, and what follows it must not look like an outcome."""
    return "".join("?" if c < " " or c == "\x7f" else c for c in text)


def main(arguments=None):
    options = parse_arguments(arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    worst = 0

    def report(code, line, error):
        nonlocal worst
        worst = min(worst, code, key=WORST_FIRST.index)
        if line is not None and not options.quiet:
            sys.stdout.write(one_line(line) + "\n")
        if error is not None:
            sys.stderr.write(f"lrh_check.py: {one_line(error)}\n")

    try:
        for file in options.files:
            report(*check_file(file, options))
            sys.stdout.flush()
        if options.batch is not None:
            try:
                with open(options.batch, "rb") as stream:
                    listed = [os.fsdecode(line) for line in stream.read().split(b"\n") if line]
            except FileNotFoundError:
                report(66, None, f"{options.batch}: no such file")
                listed = []
            except OSError as error:
                report(74, None, f"{options.batch}: {error.strerror or 'input or output error'}")
                listed = []
            else:
                if not listed and not options.files:
                    sys.stderr.write(f"lrh_check.py: {one_line(options.batch)} names no file\n")
                    return 64  # nothing was checked: not a success
            for file in listed:
                report(*check_file(file, options))
        sys.stdout.flush()
    except OSError:
        # Standard output cannot be written (a closed pipe, a full disk). Nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        worst = min(worst, 74, key=WORST_FIRST.index)
    return worst


def run():
    """`main`, with every exception turned into an exit code of its own."""
    try:
        return main()
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        sys.stderr.write(f"lrh_check.py: internal error ({type(error).__name__})\n")
        return 70


if __name__ == "__main__":
    sys.exit(run())
