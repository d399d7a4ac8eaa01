// SPDX-License-Identifier: Apache-2.0
// Blocks of inner products of small integers, exactly.
#ifndef LRH_INTEGER_PRODUCTS_H
#define LRH_INTEGER_PRODUCTS_H

#include <stddef.h>
#include <stdint.h>

/// The instructions that multiply integers.
enum lrh_integer_path {
  lrh_integer_portable = 0,
  lrh_integer_avx2 = 1,
  lrh_integer_avx512 = 2,
  lrh_integer_vnni = 3,
};

/// Whether this processor has the instructions of the path.
int lrh_integer_available(enum lrh_integer_path path);

/// For vectors x_0 … x_(m−1) and y_0 … y_(n−1) of d integers each, one after the other: out[i·stride + j] = unit·Σ_l x_i[l]·y_j[l], exactly and the
/// same on every path.
///
/// `path` must be available; d even (a vector of odd length ends with a 0); no entry −32768; Σ_l |x_i[l]·y_j[l]| < 2^24 for all i, j, so that no sum
/// overflows and each is a float; unit a power of two for which unit and 2^24·unit are normal floats.
void lrh_integer_products(
    const int16_t *x, size_t m, const int16_t *y, size_t n, size_t d, float unit, float *out, size_t stride, enum lrh_integer_path path);

#endif
