// SPDX-License-Identifier: Apache-2.0
// Inner loops that need instructions beyond the baseline of the processor family. Each has a portable version, and all versions
// give the same results.
#ifndef LRH_CKERNELS_H
#define LRH_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#include "integer_products.h"
#include "interference_scan.h"

/// The instructions a popcount kernel uses.
enum lrh_popcount_path {
  lrh_popcount_portable = 0,
  lrh_popcount_popcnt = 1,
  lrh_popcount_avx2 = 2,
  lrh_popcount_avx512 = 3,
};

/// Whether this processor has the instructions of the path.
int lrh_popcount_available(enum lrh_popcount_path path);

/// For bit vectors a_0 … a_(m−1) and b_0 … b_(n−1) of `words` words each, one after the other:
/// counts[i·stride + j] = the number of bits in which a_i and b_j differ.
///
/// `path` must be available; words < 2^26, so that a count fits 32 bits.
void lrh_differing_bits(
    const uint64_t *a, size_t m, const uint64_t *b, size_t n, size_t words, uint32_t *counts, size_t stride,
    enum lrh_popcount_path path);

/// The least and the largest of n ≥ 1 counts. `path` must be available.
void lrh_range(const uint32_t *counts, size_t n, uint32_t *least, uint32_t *largest, enum lrh_popcount_path path);

#endif
