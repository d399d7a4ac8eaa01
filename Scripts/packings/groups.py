# SPDX-License-Identifier: Apache-2.0
"""Small permutation groups, their monomial representations (induced from a character to ±1 of a subgroup) and what commutes with them."""
import numpy as np


def cyclic(n, start=0):
    return [start + (i + 1) % n for i in range(n)]


def psl27():
    """The fractional linear maps of the projective line over 7 elements: x+1, -1/x, 2x."""
    return [[(x + 1) % 7 for x in range(7)] + [7], [-pow(x, 5, 7) % 7 if x else 7 for x in range(7)] + [0], [2 * x % 7 for x in range(7)] + [7]]


def sl23():
    """The matrices of determinant 1 over 3 elements, on the 8 nonzero vectors."""
    points = [(a, b) for a in range(3) for b in range(3) if (a, b) != (0, 0)]
    return [[points.index(((p * a + q * b) % 3, (r * a + s * b) % 3)) for a, b in points] for p, q, r, s in ((1, 1, 0, 1), (1, 0, 1, 1))]


def direct(*factors):
    points, generators, start = sum(len(f[0]) for f in factors), [], 0
    for f in factors:
        for g in f:
            moved = list(range(points))
            moved[start:start + len(g)] = [start + x for x in g]
            generators.append(moved)
        start += len(f[0])
    return generators


def named(name):
    """psl27, sl23, or cyclic groups multiplied: 8x2, 4x4, 15, …"""
    if name in ("psl27", "sl23"):
        return {"psl27": psl27, "sl23": sl23}[name]()
    return direct(*([cyclic(int(n))] for n in name.split("x")))


class Group:
    def __init__(self, generators):
        self.identity = tuple(range(len(generators[0])))
        self.elements = sorted(self.closure({self.identity: 1}, [(tuple(g), 1) for g in generators]))

    @staticmethod
    def product(p, q):
        return tuple(p[x] for x in q)

    def closure(self, signs, generators):
        """The subgroup that signed generators make, with the sign of each element; None when the signs contradict each other."""
        edge = list(signs)
        while edge:
            x = edge.pop()
            for g, sign in generators:
                y = self.product(x, g)
                if y not in signs:
                    signs[y] = signs[x] * sign
                    edge.append(y)
                elif signs[y] != signs[x] * sign:
                    return None
        return signs

    def orbit(self, rng, largest):
        """A random monomial representation on at most `largest` points: for each element the images of the points and their signs."""
        while True:
            generators = [(self.elements[rng.integers(len(self.elements))], int(rng.choice([1, 1, -1]))) for _ in range(rng.integers(3))]
            subgroup = self.closure({self.identity: 1}, generators)
            if subgroup is None or len(self.elements) // len(subgroup) > largest:
                continue
            coset, representatives = {}, []
            for x in self.elements:
                if x not in coset:
                    coset.update({self.product(x, h): (len(representatives), s) for h, s in subgroup.items()})
                    representatives.append(x)
            images = [[coset[self.product(g, x)] for x in representatives] for g in self.elements]
            return np.array([[i for i, _ in row] for row in images]), np.array([[s for _, s in row] for row in images])


def commuting(images, signs, matrix):
    """The mean of the matrix over the group."""
    total = np.zeros_like(matrix)
    for p, s in zip(images, signs):
        total[np.ix_(p, p)] += s[:, None] * s[None, :] * matrix
    return total / len(images)


def components(images, signs, rng):
    """The isotypic parts: (dimension of an irreducible one, multiplicity, basis of the equivariant maps onto one copy, as h×dimension×m)."""
    m = images.shape[1]
    random = [commuting(images, signs, rng.standard_normal((m, m))) for _ in range(6)]
    values, vectors = np.linalg.eigh(random[0] + random[0].T)
    cuts = [0] + [i for i in range(1, m) if values[i] - values[i - 1] > 1e-7] + [m]
    classes = []
    for copy in (vectors[:, i:j] for i, j in zip(cuts, cuts[1:])):
        for other in classes:
            if other[0].shape[1] == copy.shape[1] and np.abs(other[0].T @ random[1] @ copy).max() > 1e-7:
                other.append(copy)
                break
        else:
            classes.append([copy])
    result = []
    for copies in classes:
        dimension, basis = copies[0].shape[1], np.zeros((0, copies[0].shape[1] * m))
        for copy in copies:
            for k in random[1:]:
                map = (copies[0].T @ k @ copy @ copy.T).ravel()
                for _ in range(2):
                    map = map - basis.T @ (basis @ map)
                if np.linalg.norm(map) < 1e-6:
                    break
                basis = np.vstack([basis, map / np.linalg.norm(map)])
        result.append((dimension, len(copies), basis.reshape(-1, dimension, m) * dimension**0.5))
    return result
