// SPDX-License-Identifier: Apache-2.0
// Inner loops over blocks of approximate inner products, each with a portable version.
#ifndef LRH_INTERFERENCE_SCAN_H
#define LRH_INTERFERENCE_SCAN_H

#include <stddef.h>
#include <stdint.h>

/// The instructions a scan uses.
enum lrh_vector_path {
  lrh_vector_portable = 0,
  lrh_vector_avx2 = 1,
  lrh_vector_avx512 = 2,
};

/// Whether this processor has the instructions of the path.
int lrh_vector_available(enum lrh_vector_path path);

/// The indices j < n, increasing, with x[j] ≥ high or x[j] ≤ low. `found` has room for n. Returns how many there are.
size_t lrh_outside(const float *x, size_t n, float low, float high, uint32_t *found, enum lrh_vector_path path);

/// The same with bounds low[j], high[j] for each j.
size_t lrh_outside_each(
    const float *x, size_t n, const float *low, const float *high, uint32_t *found, enum lrh_vector_path path);

/// The indices j < n, increasing, with |x[j]| ≥ factor·each[j] − error, computed in floats, the only function here whose result may depend
/// on the path. `found` has room for n. Returns how many there are.
size_t lrh_at_least(
    const float *x, size_t n, float factor, const float *each, float error, uint32_t *found, enum lrh_vector_path path);

/// Bounds of `lrh_count_levels`, for `levels` levels from the highest down.
struct lrh_levels {
  /// The number of levels, at most 64.
  size_t levels;
  /// For each level l: |p[j]| ≥ high[l] is certainly at or above it, |p[j]| < low[l] certainly not.
  const float *low, *high;
  /// The same for |q[j]|, with bounds each_low[l·stride + j], each_high[l·stride + j].
  const float *each_low, *each_high;
  size_t stride;
  /// The distance of two levels in `each_counts`.
  size_t count_stride;
};

/// For each level, counts the j < n for which |p[j]| or |q[j]| is certainly at or above it: counts[l] grows by the number, and
/// each_counts[l·count_stride + j], unless it is null, by 1 for each of them.
///
/// A lower level's bounds must not exceed a higher one's. The indices j at which some level is certain neither way go, increasing,
/// to `open`, which has room for n; returns how many. Of these, levels that are certain are counted.
size_t lrh_count_levels(
    const float *p, const float *q, size_t n, const struct lrh_levels *bounds, uint32_t *counts, uint32_t *each_counts,
    uint32_t *open, enum lrh_vector_path path);

/// out[i·stride + j] = Σ_l x[i·d + l]·y[j·d + l] for i < m, j < n, in floats, in some order.
void lrh_products(const float *x, size_t m, const float *y, size_t n, size_t d, float *out, size_t stride);

/// Σ_l x[l]·y[l] in doubles, in some order.
double lrh_double_dot(const float *x, const float *y, size_t n, enum lrh_vector_path path);

/// Σ_l x[l]·y[l] in two's complement of 128 bits, low word first. No partial sum may overflow.
void lrh_wide_dot(const int64_t *x, const int64_t *y, size_t n, uint64_t sum[2]);

#endif
