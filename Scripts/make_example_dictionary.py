#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the dictionary of examples/dictionary: words.npy (12x24, float32, a column a word) and words.txt (their names).

It is made by hand, not trained. The first twelve words are the unit vectors; a kitten is 3/4 cat and 5/8 young, a lion 3/4 cat, 1/2 big
and 1/2 wild, and so on. Every number is a multiple of 1/8, so the 32-bit floats are exact.
"""
import os
import struct
import sys

BASIC = ["cat", "dog", "horse", "cow", "bird", "fish", "young", "female", "male", "big", "small", "wild"]
COMPOUND = {
    "kitten": ["cat", "young"], "puppy": ["dog", "young"], "foal": ["horse", "young"], "calf": ["cow", "young"],
    "mare": ["horse", "female"], "stallion": ["horse", "male"], "bull": ["cow", "male"], "lion": ["cat", "big", "wild"],
    "wolf": ["dog", "wild"], "whale": ["fish", "big"], "sparrow": ["bird", "small"], "minnow": ["fish", "small"],
}
words = BASIC + list(COMPOUND)
columns = [[1.0 if word == axis else 0.0 for axis in BASIC] for word in BASIC]
for parts in COMPOUND.values():
    share = 0.625 if len(parts) == 2 else 0.5
    columns.append([0.75 if axis == parts[0] else share if axis in parts else 0.0 for axis in BASIC])
folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), "..", "examples", "dictionary")
os.makedirs(folder, exist_ok=True)
header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }" % (len(BASIC), len(words))
header += " " * (-(len(header) + 11) % 64) + "\n"
with open(os.path.join(folder, "words.npy"), "wb") as file:
    file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode())
    for row in zip(*columns):
        file.write(struct.pack("<%df" % len(row), *row))
with open(os.path.join(folder, "words.txt"), "w") as file:
    file.write("\n".join(words) + "\n")
