// SPDX-License-Identifier: Apache-2.0
#include "integer_products.h"

#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#define LRH_X86 1
#endif

// Four sums at a time, which compilers vectorise.
static void portable_block(
    const int16_t *x, size_t m, const int16_t *y, size_t n, size_t d, float unit, float *out, size_t stride) {
  for (size_t i = 0; i < m; i++) {
    const int16_t *a = x + i * d;
    float *row = out + i * stride;
    size_t j = 0;
    for (; j + 4 <= n; j += 4) {
      const int16_t *b0 = y + j * d, *b1 = b0 + d, *b2 = b1 + d, *b3 = b2 + d;
      int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      for (size_t l = 0; l < d; l++) {
        const int32_t v = a[l];
        s0 += v * b0[l];
        s1 += v * b1[l];
        s2 += v * b2[l];
        s3 += v * b3[l];
      }
      row[j] = (float)s0 * unit;
      row[j + 1] = (float)s1 * unit;
      row[j + 2] = (float)s2 * unit;
      row[j + 3] = (float)s3 * unit;
    }
    for (; j < n; j++) {
      int32_t sum = 0;
      for (size_t l = 0; l < d; l++) sum += (int32_t)a[l] * y[j * d + l];
      row[j] = (float)sum * unit;
    }
  }
}

#if LRH_X86
// The vector paths multiply two entries at a time: a lane holds y_j[2p] and y_j[2p + 1], and its sum is that of one j, so that none is
// needed across lanes. A tile holds `columns` vectors y_j, pair p of all of them side by side, and as many pairs as stay in the
// first-level cache; longer vectors take several tiles, whose sums are added as floats: they are integers below 2^24 times the unit.
enum { tile_pairs = 128 };

static inline int32_t pair_at(const int16_t *x) {
  int32_t pair;
  memcpy(&pair, x, sizeof pair);
  return pair;
}

static void pack(const int16_t *y, size_t n, size_t d, size_t count, size_t columns, int32_t *tile) {
  for (size_t j = 0; j < columns; j++) {
    for (size_t p = 0; p < count; p++) tile[p * columns + j] = j < n ? pair_at(y + j * d + 2 * p) : 0;
  }
}

#define AVX2_ADD(sum, a, b) _mm256_add_epi32(sum, _mm256_madd_epi16(a, b))
#define AVX2_LOAD(from) _mm256_load_si256((const __m256i *)(from))
#define AVX2_STORE(to, value) _mm256_store_si256((__m256i *)(to), value)
#define AVX512_ADD(sum, a, b) _mm512_add_epi32(sum, _mm512_madd_epi16(a, b))
#define VNNI_ADD(sum, a, b) _mm512_dpwssd_epi32(sum, a, b)
#define UNROLL _Pragma("clang loop unroll(full)")

// `name` computes a block, `name##_rows` that of a tile with `count` vectors x_i, whose sums stay in registers. `count` is a constant where it is
// called, and each is compiled on its own.
#define BLOCK(name, instructions, vector, lanes, vectors, rows, SET, LOAD, STORE, ADD)                                              \
  __attribute__((target(instructions), always_inline)) static inline void name##_rows(                                              \
      size_t count, const int16_t *x, size_t d, const int32_t *tile, size_t pairs, float unit, float *out, size_t stride, size_t n, \
      int first) {                                                                                                                  \
    vector sum[rows][vectors];                                                                                                      \
    UNROLL for (size_t r = 0; r < count; r++) {                                                                                     \
      UNROLL for (size_t v = 0; v < vectors; v++) sum[r][v] = SET(0);                                                               \
    }                                                                                                                               \
    for (size_t p = 0; p < pairs; p++) {                                                                                            \
      vector y[vectors];                                                                                                            \
      UNROLL for (size_t v = 0; v < vectors; v++) y[v] = LOAD(tile + (p * vectors + v) * lanes);                                    \
      UNROLL for (size_t r = 0; r < count; r++) {                                                                                   \
        const vector pair = SET(pair_at(x + r * d + 2 * p));                                                                        \
        UNROLL for (size_t v = 0; v < vectors; v++) sum[r][v] = ADD(sum[r][v], pair, y[v]);                                         \
      }                                                                                                                             \
    }                                                                                                                               \
    _Alignas(64) int32_t values[rows][vectors * lanes];                                                                             \
    UNROLL for (size_t r = 0; r < count; r++) {                                                                                     \
      UNROLL for (size_t v = 0; v < vectors; v++) STORE(values[r] + v * lanes, sum[r][v]);                                          \
    }                                                                                                                               \
    for (size_t r = 0; r < count; r++) {                                                                                            \
      float *row = out + r * stride;                                                                                                \
      if (first) {                                                                                                                  \
        for (size_t j = 0; j < n; j++) row[j] = (float)values[r][j] * unit;                                                         \
      } else {                                                                                                                      \
        for (size_t j = 0; j < n; j++) row[j] += (float)values[r][j] * unit;                                                        \
      }                                                                                                                             \
    }                                                                                                                               \
  }                                                                                                                                 \
  __attribute__((target(instructions))) static void name(                                                                           \
      const int16_t *x, size_t m, const int16_t *y, size_t n, size_t d, float unit, float *out, size_t stride) {                    \
    enum { columns = vectors * lanes };                                                                                             \
    _Alignas(64) int32_t tile[tile_pairs * columns];                                                                                \
    for (size_t j = 0; j < n; j += columns) {                                                                                       \
      const size_t width = n - j < columns ? n - j : columns;                                                                       \
      for (size_t l = 0; l < d; l += 2 * tile_pairs) {                                                                              \
        const size_t pairs = d - l < 2 * tile_pairs ? (d - l) / 2 : tile_pairs;                                                     \
        pack(y + j * d + l, width, d, pairs, columns, tile);                                                                        \
        size_t i = 0;                                                                                                               \
        for (; i + rows <= m; i += rows) {                                                                                          \
          name##_rows(rows, x + i * d + l, d, tile, pairs, unit, out + i * stride + j, stride, width, l == 0);                      \
        }                                                                                                                           \
        for (; i < m; i++) name##_rows(1, x + i * d + l, d, tile, pairs, unit, out + i * stride + j, stride, width, l == 0);        \
      }                                                                                                                             \
    }                                                                                                                               \
  }

BLOCK(avx2_block, "avx2", __m256i, 8, 2, 4, _mm256_set1_epi32, AVX2_LOAD, AVX2_STORE, AVX2_ADD)
BLOCK(avx512_block, "avx512f,avx512bw", __m512i, 16, 3, 8, _mm512_set1_epi32, _mm512_load_si512, _mm512_store_si512, AVX512_ADD)
BLOCK(
    vnni_block, "avx512f,avx512bw,avx512vnni", __m512i, 16, 3, 8, _mm512_set1_epi32, _mm512_load_si512, _mm512_store_si512, VNNI_ADD)
#endif

int lrh_integer_available(enum lrh_integer_path path) {
  switch (path) {
  case lrh_integer_portable: return 1;
#if LRH_X86
  case lrh_integer_avx2: return __builtin_cpu_supports("avx2") != 0;
  case lrh_integer_avx512: return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
  case lrh_integer_vnni:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni");
#endif
  default: return 0;
  }
}

void lrh_integer_products(
    const int16_t *x, size_t m, const int16_t *y, size_t n, size_t d, float unit, float *out, size_t stride, enum lrh_integer_path path) {
#if LRH_X86
  if (path == lrh_integer_avx2) return avx2_block(x, m, y, n, d, unit, out, stride);
  if (path == lrh_integer_avx512) return avx512_block(x, m, y, n, d, unit, out, stride);
  if (path == lrh_integer_vnni) return vnni_block(x, m, y, n, d, unit, out, stride);
#endif
  (void)path;
  portable_block(x, m, y, n, d, unit, out, stride);
}
