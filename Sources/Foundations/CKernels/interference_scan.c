// SPDX-License-Identifier: Apache-2.0
#include "interference_scan.h"

#include <math.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define LRH_X86 1
#endif

int lrh_vector_available(enum lrh_vector_path path) {
  switch (path) {
  case lrh_vector_portable: return 1;
#if LRH_X86
  case lrh_vector_avx2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("popcnt");
  case lrh_vector_avx512: return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt");
#endif
  default: return 0;
  }
}

// The end of a row that fills no vector, and all of it on other processors.
static size_t outside_from(size_t from, const float *x, size_t n, float low, float high, uint32_t *found, size_t count) {
  for (size_t j = from; j < n; j++) {
    if (x[j] >= high || x[j] <= low) found[count++] = (uint32_t)j;
  }
  return count;
}

static size_t outside_each_from(
    size_t from, const float *x, size_t n, const float *low, const float *high, uint32_t *found, size_t count) {
  for (size_t j = from; j < n; j++) {
    if (x[j] >= high[j] || x[j] <= low[j]) found[count++] = (uint32_t)j;
  }
  return count;
}

static size_t at_least_from(
    size_t from, const float *x, size_t n, float factor, const float *each, float error, uint32_t *found, size_t count) {
  for (size_t j = from; j < n; j++) {
    if (fabsf(x[j]) >= factor * each[j] - error) found[count++] = (uint32_t)j;
  }
  return count;
}

static size_t levels_from(
    size_t from, const float *p, const float *q, size_t n, const struct lrh_levels *b, uint32_t *counts, uint32_t *each_counts,
    uint32_t *open, size_t found) {
  for (size_t j = from; j < n; j++) {
    float x = fabsf(p[j]), y = fabsf(q[j]);
    int unsure = 0;
    // From the lowest level up: what is below one is below those that are higher.
    for (size_t l = b->levels; l-- > 0;) {
      const float *low = b->each_low + l * b->stride, *high = b->each_high + l * b->stride;
      if (x < b->low[l] && y < low[j]) break;
      if (x >= b->high[l] || y >= high[j]) {
        counts[l]++;
        if (each_counts) each_counts[l * b->count_stride + j]++;
      } else {
        unsure = 1;
      }
    }
    if (unsure) open[found++] = (uint32_t)j;
  }
  return found;
}

#if LRH_X86
static inline size_t take(uint32_t mask, size_t j, uint32_t *found, size_t count) {
  while (mask) {
    found[count++] = (uint32_t)j + (uint32_t)__builtin_ctz(mask);
    mask &= mask - 1;
  }
  return count;
}

__attribute__((target("avx2"))) static size_t avx2_outside(
    const float *x, size_t n, float low, float high, uint32_t *found) {
  size_t count = 0, j = 0;
  __m256 l = _mm256_set1_ps(low), h = _mm256_set1_ps(high);
  for (; j + 8 <= n; j += 8) {
    __m256 v = _mm256_loadu_ps(x + j);
    __m256 out = _mm256_or_ps(_mm256_cmp_ps(v, h, _CMP_GE_OQ), _mm256_cmp_ps(v, l, _CMP_LE_OQ));
    uint32_t mask = (uint32_t)_mm256_movemask_ps(out);
    if (mask) count = take(mask, j, found, count);
  }
  return outside_from(j, x, n, low, high, found, count);
}

__attribute__((target("avx2"))) static size_t avx2_outside_each(
    const float *x, size_t n, const float *low, const float *high, uint32_t *found) {
  size_t count = 0, j = 0;
  for (; j + 8 <= n; j += 8) {
    __m256 v = _mm256_loadu_ps(x + j);
    __m256 out = _mm256_or_ps(
        _mm256_cmp_ps(v, _mm256_loadu_ps(high + j), _CMP_GE_OQ), _mm256_cmp_ps(v, _mm256_loadu_ps(low + j), _CMP_LE_OQ));
    uint32_t mask = (uint32_t)_mm256_movemask_ps(out);
    if (mask) count = take(mask, j, found, count);
  }
  return outside_each_from(j, x, n, low, high, found, count);
}

__attribute__((target("avx2"))) static size_t avx2_at_least(
    const float *x, size_t n, float factor, const float *each, float error, uint32_t *found) {
  size_t count = 0, j = 0;
  const __m256 sign = _mm256_set1_ps(-0.0f), f = _mm256_set1_ps(factor), e = _mm256_set1_ps(error);
  for (; j + 8 <= n; j += 8) {
    __m256 bound = _mm256_sub_ps(_mm256_mul_ps(f, _mm256_loadu_ps(each + j)), e);
    __m256 size = _mm256_andnot_ps(sign, _mm256_loadu_ps(x + j));
    uint32_t mask = (uint32_t)_mm256_movemask_ps(_mm256_cmp_ps(size, bound, _CMP_GE_OQ));
    if (mask) count = take(mask, j, found, count);
  }
  return at_least_from(j, x, n, factor, each, error, found, count);
}

__attribute__((target("avx512f"))) static size_t avx512_at_least(
    const float *x, size_t n, float factor, const float *each, float error, uint32_t *found) {
  size_t count = 0, j = 0;
  const __m512 f = _mm512_set1_ps(factor), e = _mm512_set1_ps(error);
  for (; j + 16 <= n; j += 16) {
    __m512 bound = _mm512_fmsub_ps(f, _mm512_loadu_ps(each + j), e);
    uint32_t mask = _mm512_cmp_ps_mask(_mm512_abs_ps(_mm512_loadu_ps(x + j)), bound, _CMP_GE_OQ);
    if (mask) count = take(mask, j, found, count);
  }
  return at_least_from(j, x, n, factor, each, error, found, count);
}

__attribute__((target("avx2,popcnt"))) static size_t avx2_levels(
    const float *p, const float *q, size_t n, const struct lrh_levels *b, uint32_t *counts, uint32_t *each_counts,
    uint32_t *open) {
  size_t found = 0, j = 0;
  const __m256 sign = _mm256_set1_ps(-0.0f);
  for (; j + 8 <= n; j += 8) {
    __m256 x = _mm256_andnot_ps(sign, _mm256_loadu_ps(p + j)), y = _mm256_andnot_ps(sign, _mm256_loadu_ps(q + j));
    uint32_t unsure = 0;
    for (size_t l = b->levels; l-- > 0;) {
      size_t at = l * b->stride + j;
      __m256 above = _mm256_or_ps(
          _mm256_cmp_ps(x, _mm256_set1_ps(b->low[l]), _CMP_GE_OQ), _mm256_cmp_ps(y, _mm256_loadu_ps(b->each_low + at), _CMP_GE_OQ));
      uint32_t maybe = (uint32_t)_mm256_movemask_ps(above);
      if (!maybe) break;
      __m256 sure = _mm256_or_ps(
          _mm256_cmp_ps(x, _mm256_set1_ps(b->high[l]), _CMP_GE_OQ),
          _mm256_cmp_ps(y, _mm256_loadu_ps(b->each_high + at), _CMP_GE_OQ));
      uint32_t mask = (uint32_t)_mm256_movemask_ps(sure);
      counts[l] += (uint32_t)__builtin_popcount(mask);
      if (each_counts) {
        __m256i *sums = (__m256i *)(each_counts + l * b->count_stride + j);
        _mm256_storeu_si256(sums, _mm256_sub_epi32(_mm256_loadu_si256(sums), _mm256_castps_si256(sure)));
      }
      unsure |= maybe & ~mask;
    }
    if (unsure) found = take(unsure, j, open, found);
  }
  return levels_from(j, p, q, n, b, counts, each_counts, open, found);
}

__attribute__((target("avx512f"))) static size_t avx512_outside(
    const float *x, size_t n, float low, float high, uint32_t *found) {
  size_t count = 0, j = 0;
  __m512 l = _mm512_set1_ps(low), h = _mm512_set1_ps(high);
  for (; j + 16 <= n; j += 16) {
    __m512 v = _mm512_loadu_ps(x + j);
    uint32_t mask = _mm512_cmp_ps_mask(v, h, _CMP_GE_OQ) | _mm512_cmp_ps_mask(v, l, _CMP_LE_OQ);
    if (mask) count = take(mask, j, found, count);
  }
  return outside_from(j, x, n, low, high, found, count);
}

__attribute__((target("avx512f"))) static size_t avx512_outside_each(
    const float *x, size_t n, const float *low, const float *high, uint32_t *found) {
  size_t count = 0, j = 0;
  for (; j + 16 <= n; j += 16) {
    __m512 v = _mm512_loadu_ps(x + j);
    uint32_t mask =
        _mm512_cmp_ps_mask(v, _mm512_loadu_ps(high + j), _CMP_GE_OQ) | _mm512_cmp_ps_mask(v, _mm512_loadu_ps(low + j), _CMP_LE_OQ);
    if (mask) count = take(mask, j, found, count);
  }
  return outside_each_from(j, x, n, low, high, found, count);
}

// A few levels at a time over a stripe of the row: the row's own bounds and counts stay in registers. `same`, `size` and `both` are constants
// where this is called, and each combination is compiled on its own.
enum { stripe_vectors = 16, most_levels = 4 };

__attribute__((target("avx512f,popcnt"), always_inline)) static inline uint32_t avx512_some_levels(
    int same, size_t size, int both, const float *p, const float *q, size_t vectors, const struct lrh_levels *b, size_t from, size_t first,
    uint32_t *restrict counts, uint32_t *restrict each_counts, __mmask16 *restrict unsure) {
  const __m512i one = _mm512_set1_epi32(1);
  const size_t stride = b->stride, count_stride = b->count_stride;
  const float *low = b->each_low + first * stride + from, *high = b->each_high + first * stride + from;
  uint32_t *each = both ? each_counts + first * count_stride + from : 0;
  __m512 own_low[most_levels], own_high[most_levels];
  __m512i sum[most_levels];
  for (size_t g = 0; g < size; g++) {
    own_low[g] = _mm512_set1_ps(b->low[first + g]);
    own_high[g] = _mm512_set1_ps(b->high[first + g]);
    sum[g] = _mm512_setzero_si512();
  }
  __mmask16 any = 0;
  for (size_t v = 0; v < vectors; v++) {
    const size_t j = 16 * v;
    const __m512 x = _mm512_abs_ps(_mm512_loadu_ps(p + from + j)), y = same ? x : _mm512_abs_ps(_mm512_loadu_ps(q + from + j));
    __mmask16 open = 0;
    for (size_t g = 0; g < size; g++) {
      const __m512 l0 = _mm512_loadu_ps(low + g * stride + j), h0 = _mm512_loadu_ps(high + g * stride + j);
      const __mmask16 maybe =
          same ? _mm512_cmp_ps_mask(x, _mm512_min_ps(l0, own_low[g]), _CMP_GE_OQ)
               : _mm512_kor(_mm512_cmp_ps_mask(x, own_low[g], _CMP_GE_OQ), _mm512_cmp_ps_mask(y, l0, _CMP_GE_OQ));
      const __mmask16 sure =
          same ? _mm512_cmp_ps_mask(x, _mm512_min_ps(h0, own_high[g]), _CMP_GE_OQ)
               : _mm512_kor(_mm512_cmp_ps_mask(x, own_high[g], _CMP_GE_OQ), _mm512_cmp_ps_mask(y, h0, _CMP_GE_OQ));
      sum[g] = _mm512_mask_add_epi32(sum[g], sure, sum[g], one);
      if (both) {
        uint32_t *place = each + g * count_stride + j;
        const __m512i sums = _mm512_loadu_si512(place);
        _mm512_storeu_si512(place, _mm512_mask_add_epi32(sums, sure, sums, one));
      }
      open = _mm512_kor(open, _mm512_kandn(sure, maybe));
      if (g == 0) any = _mm512_kor(any, maybe);
    }
    unsure[v] = _mm512_kor(unsure[v], open);
  }
  for (size_t g = 0; g < size; g++) counts[first + g] += (uint32_t)_mm512_reduce_add_epi32(sum[g]);
  return any;
}

__attribute__((target("avx512f,popcnt"), always_inline)) static inline size_t avx512_levels(
    int same, int both, const float *p, const float *q, size_t n, const struct lrh_levels *b, uint32_t *counts, uint32_t *each_counts,
    uint32_t *open) {
  size_t found = 0, from = 0;
  while (from + 16 <= n) {
    const size_t vectors = (n - from) / 16 < stripe_vectors ? (n - from) / 16 : stripe_vectors;
    __mmask16 unsure[stripe_vectors] = {0};
    // From the lowest level up: what is below one is below those that are higher.
    uint32_t any = 1;
    for (size_t l = b->levels; any && l > 0;) {
      if (l >= most_levels) {
        l -= most_levels;
        any = avx512_some_levels(same, most_levels, both, p, q, vectors, b, from, l, counts, each_counts, unsure);
      } else {
        l -= 1;
        any = avx512_some_levels(same, 1, both, p, q, vectors, b, from, l, counts, each_counts, unsure);
      }
    }
    for (size_t v = 0; v < vectors; v++) {
      if (unsure[v]) found = take(unsure[v], from + 16 * v, open, found);
    }
    from += 16 * vectors;
  }
  return levels_from(from, p, q, n, b, counts, each_counts, open, found);
}

__attribute__((target("avx512f,popcnt"))) static size_t avx512_levels_of_two(
    const float *p, const float *q, size_t n, const struct lrh_levels *b, uint32_t *counts, uint32_t *each_counts, uint32_t *open) {
  if (each_counts) return avx512_levels(0, 1, p, q, n, b, counts, each_counts, open);
  return avx512_levels(0, 0, p, q, n, b, counts, each_counts, open);
}

__attribute__((target("avx512f,popcnt"))) static size_t avx512_levels_of_one(
    const float *p, size_t n, const struct lrh_levels *b, uint32_t *counts, uint32_t *each_counts, uint32_t *open) {
  if (each_counts) return avx512_levels(1, 1, p, p, n, b, counts, each_counts, open);
  return avx512_levels(1, 0, p, p, n, b, counts, each_counts, open);
}
#endif

size_t lrh_outside(const float *x, size_t n, float low, float high, uint32_t *found, enum lrh_vector_path path) {
#if LRH_X86
  if (path == lrh_vector_avx512) return avx512_outside(x, n, low, high, found);
  if (path == lrh_vector_avx2) return avx2_outside(x, n, low, high, found);
#endif
  (void)path;
  return outside_from(0, x, n, low, high, found, 0);
}

size_t lrh_outside_each(
    const float *x, size_t n, const float *low, const float *high, uint32_t *found, enum lrh_vector_path path) {
#if LRH_X86
  if (path == lrh_vector_avx512) return avx512_outside_each(x, n, low, high, found);
  if (path == lrh_vector_avx2) return avx2_outside_each(x, n, low, high, found);
#endif
  (void)path;
  return outside_each_from(0, x, n, low, high, found, 0);
}

size_t lrh_at_least(
    const float *x, size_t n, float factor, const float *each, float error, uint32_t *found, enum lrh_vector_path path) {
#if LRH_X86
  if (path == lrh_vector_avx512) return avx512_at_least(x, n, factor, each, error, found);
  if (path == lrh_vector_avx2) return avx2_at_least(x, n, factor, each, error, found);
#endif
  (void)path;
  return at_least_from(0, x, n, factor, each, error, found, 0);
}

size_t lrh_count_levels(
    const float *p, const float *q, size_t n, const struct lrh_levels *bounds, uint32_t *counts, uint32_t *each_counts,
    uint32_t *open, enum lrh_vector_path path) {
#if LRH_X86
  if (path == lrh_vector_avx512) {
    if (p == q) return avx512_levels_of_one(p, n, bounds, counts, each_counts, open);
    return avx512_levels_of_two(p, q, n, bounds, counts, each_counts, open);
  }
  if (path == lrh_vector_avx2) return avx2_levels(p, q, n, bounds, counts, each_counts, open);
#endif
  (void)path;
  return levels_from(0, p, q, n, bounds, counts, each_counts, open, 0);
}

// Vectors of eight, which the compiler splits for the instructions there are.
typedef float eight_floats __attribute__((vector_size(32), aligned(4)));
typedef double eight_doubles __attribute__((vector_size(64)));

void lrh_products(const float *x, size_t m, const float *y, size_t n, size_t d, float *out, size_t stride) {
  for (size_t i = 0; i < m; i++) {
    const float *a = x + i * d;
    size_t j = 0;
    for (; j + 4 <= n; j += 4) {
      eight_floats sums[4] = {{0}, {0}, {0}, {0}};
      size_t l = 0;
      for (; l + 8 <= d; l += 8) {
        eight_floats v = *(const eight_floats *)(a + l);
        for (size_t r = 0; r < 4; r++) sums[r] += v * *(const eight_floats *)(y + (j + r) * d + l);
      }
      for (size_t r = 0; r < 4; r++) {
        float sum = 0;
        for (size_t e = 0; e < 8; e++) sum += sums[r][e];
        for (size_t e = l; e < d; e++) sum += a[e] * y[(j + r) * d + e];
        out[i * stride + j + r] = sum;
      }
    }
    for (; j < n; j++) {
      float sum = 0;
      for (size_t l = 0; l < d; l++) sum += a[l] * y[j * d + l];
      out[i * stride + j] = sum;
    }
  }
}

#define DOUBLE_DOT(name, attributes)                                                                                \
  attributes static double name(const float *x, const float *y, size_t n) {                                         \
    eight_doubles s0 = {0}, s1 = {0};                                                                               \
    size_t l = 0;                                                                                                   \
    for (; l + 16 <= n; l += 16) {                                                                                  \
      s0 += __builtin_convertvector(*(const eight_floats *)(x + l), eight_doubles) *                                \
            __builtin_convertvector(*(const eight_floats *)(y + l), eight_doubles);                                 \
      s1 += __builtin_convertvector(*(const eight_floats *)(x + l + 8), eight_doubles) *                            \
            __builtin_convertvector(*(const eight_floats *)(y + l + 8), eight_doubles);                             \
    }                                                                                                               \
    s0 += s1;                                                                                                       \
    double sum = 0;                                                                                                 \
    for (size_t e = 0; e < 8; e++) sum += s0[e];                                                                    \
    for (; l < n; l++) sum += (double)x[l] * (double)y[l];                                                          \
    return sum;                                                                                                     \
  }

DOUBLE_DOT(portable_double_dot, )
#if LRH_X86
DOUBLE_DOT(avx2_double_dot, __attribute__((target("avx2,fma"))))
DOUBLE_DOT(avx512_double_dot, __attribute__((target("avx512f"))))
#endif

double lrh_double_dot(const float *x, const float *y, size_t n, enum lrh_vector_path path) {
#if LRH_X86
  if (path == lrh_vector_avx512) return avx512_double_dot(x, y, n);
  if (path == lrh_vector_avx2) return avx2_double_dot(x, y, n);
#endif
  (void)path;
  return portable_double_dot(x, y, n);
}

void lrh_wide_dot(const int64_t *x, const int64_t *y, size_t n, uint64_t sum[2]) {
  __int128 s0 = 0, s1 = 0;
  size_t l = 0;
  for (; l + 2 <= n; l += 2) {
    s0 += (__int128)x[l] * y[l];
    s1 += (__int128)x[l + 1] * y[l + 1];
  }
  if (l < n) s0 += (__int128)x[l] * y[l];
  unsigned __int128 total = (unsigned __int128)s0 + (unsigned __int128)s1;
  sum[0] = (uint64_t)total;
  sum[1] = (uint64_t)(total >> 64);
}
