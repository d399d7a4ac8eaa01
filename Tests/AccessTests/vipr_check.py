# SPDX-License-Identifier: Apache-2.0
"""Checks a VIPR 1.0 certificate without integer variables whose derivations are all of the kind lin, read from standard input.

Written from VIPR's format description. Prints `optimal VALUE` or `range LOW HIGH` and exits with 0, or says what is wrong and exits with 1.
"""
import sys
from fractions import Fraction

SIGN = {"G": 1, "L": -1, "E": 0}


class Wrong(Exception):
    pass


def demand(condition, what):
    if not condition:
        raise Wrong(what)


class Reader:
    def __init__(self, text):
        lines = text.split("\n")
        while lines and lines[0].startswith("%"):
            lines.pop(0)
        self.words = " ".join(lines).split()
        self.place = 0

    def word(self):
        demand(self.place < len(self.words), "the file ends too early")
        self.place += 1
        return self.words[self.place - 1]

    def expect(self, *words):
        for word in words:
            found = self.word()
            demand(found == word, f"expected {word}, found {found}")

    def index(self, limit):
        index = int(self.word())
        demand(0 <= index < limit, f"index {index} is not below {limit}")
        return index

    def pairs(self, limit):
        count = int(self.word())
        pairs = [(self.index(limit), Fraction(self.word())) for _ in range(count)]
        demand(len({i for i, _ in pairs}) == count, "an index occurs twice")
        return {i: value for i, value in pairs if value}

    def constraint(self, variables, objective):
        name, sense, right = self.word(), self.word(), Fraction(self.word())
        demand(sense in SIGN, f"{name}: sense {sense}")
        if self.words[self.place] == "OBJ":
            self.word()
            return objective, sense, right
        return self.pairs(variables), sense, right


def add(target, row, factor):
    for i, value in row.items():
        target[i] = target.get(i, 0) + factor * value


def combination(parts):
    """The constraint that a suitable linear combination of (factor, constraint) is."""
    signs = [factor * SIGN[sense] for factor, (_, sense, _) in parts]
    demand(all(s >= 0 for s in signs) or all(s <= 0 for s in signs), "not a suitable combination")
    row, right = {}, Fraction(0)
    for factor, (left, _, value) in parts:
        add(row, left, factor)
        right += factor * value
    sense = "G" if any(s > 0 for s in signs) else "L" if any(s < 0 for s in signs) else "E"
    return {i: v for i, v in row.items() if v}, sense, right


def dominates(strong, weak):
    (row, sense, right), (other, wanted, value) = strong, weak
    if not row and ((sense == "G" and right > 0) or (sense == "L" and right < 0) or (sense == "E" and right)):
        return True
    if row != other:
        return False
    if wanted == "G":
        return sense in "GE" and right >= value
    if wanted == "L":
        return sense in "LE" and right <= value
    return sense == "E" and right == value


def check(text):
    reader = Reader(text)
    reader.expect("VER", "1.0", "VAR")
    variables = int(reader.word())
    names = [reader.word() for _ in range(variables)]
    demand(len(set(names)) == variables, "a variable occurs twice")
    reader.expect("INT", "0", "OBJ")
    direction = reader.word()
    demand(direction in ("min", "max"), f"objective sense {direction}")
    objective = reader.pairs(variables)
    reader.expect("CON")
    count, bounds = int(reader.word()), int(reader.word())
    demand(0 <= bounds <= count, "more bound constraints than constraints")
    constraints = [reader.constraint(variables, objective) for _ in range(count)]
    reader.expect("RTP", "range")
    low, high = Fraction(reader.word()), Fraction(reader.word())
    reader.expect("SOL")
    best = None
    for _ in range(int(reader.word())):
        name = reader.word()
        values = reader.pairs(variables)
        for row, sense, right in constraints:
            left = sum((value * values.get(i, 0) for i, value in row.items()), Fraction(0))
            demand((left - right) * SIGN[sense] >= 0 if SIGN[sense] else left == right, f"solution {name} is not feasible")
        value = sum((c * values.get(i, 0) for i, c in objective.items()), Fraction(0))
        best = value if best is None else min(best, value) if direction == "min" else max(best, value)
    demand(best is not None and (best <= high if direction == "min" else best >= low), "no solution is as good as claimed")
    reader.expect("DER")
    for _ in range(int(reader.word())):
        derived = reader.constraint(variables, objective)
        reader.expect("{", "lin")
        multipliers = reader.pairs(len(constraints))
        reader.expect("}")
        reader.word()
        demand(dominates(combination([(factor, constraints[i]) for i, factor in multipliers.items()]), derived), "a derivation fails")
        constraints.append(derived)
    demand(reader.place == len(reader.words), "something follows the end")
    goal = (objective, "G", low) if direction == "min" else (objective, "L", high)
    demand(dominates(constraints[-1], goal), "the last constraint is not the bound")
    return f"optimal {low}" if low == high else f"range {low} {high}"


if __name__ == "__main__":
    try:
        print(check(sys.stdin.read()))
    except (Wrong, ValueError, ZeroDivisionError) as error:
        print(f"wrong: {error}")
        sys.exit(1)
