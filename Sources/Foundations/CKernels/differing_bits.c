// SPDX-License-Identifier: Apache-2.0
#include "CKernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define LRH_X86 1
#endif

typedef void block_function(
    const uint64_t *a, size_t m, const uint64_t *b, size_t n, size_t words, uint32_t *counts, size_t stride);

// Portable and popcnt: the same loop, compiled for different instructions.
#define SCALAR_BLOCK(name, attributes)                                                                     \
  attributes static void name(                                                                             \
      const uint64_t *a, size_t m, const uint64_t *b, size_t n, size_t words, uint32_t *counts,            \
      size_t stride) {                                                                                     \
    for (size_t i = 0; i < m; i++) {                                                                       \
      const uint64_t *x = a + i * words;                                                                   \
      for (size_t j = 0; j < n; j++) {                                                                     \
        const uint64_t *y = b + j * words;                                                                 \
        uint64_t sum = 0;                                                                                  \
        for (size_t w = 0; w < words; w++) sum += (uint64_t)__builtin_popcountll(x[w] ^ y[w]);             \
        counts[i * stride + j] = (uint32_t)sum;                                                            \
      }                                                                                                    \
    }                                                                                                      \
  }

SCALAR_BLOCK(portable_block, )

#if LRH_X86
SCALAR_BLOCK(popcnt_block, __attribute__((target("popcnt"))))

// The vector paths take eight vectors b_j at a time, word w of all eight side by side: a lane is a j, and no sum across lanes is
// needed. A tile holds as many words as fit the first-level cache; longer vectors take several tiles.
enum { lanes = 8, tile_words = 256 };

static void pack(const uint64_t *b, size_t n, size_t words, size_t from, size_t count, uint64_t *tile) {
  for (size_t j = 0; j < lanes; j++) {
    for (size_t w = 0; w < count; w++) tile[w * lanes + j] = j < n ? b[j * words + from + w] : 0;
  }
}

static void store(uint32_t *counts, const uint32_t *values, size_t n, int first) {
  for (size_t j = 0; j < n; j++) counts[j] = (first ? 0 : counts[j]) + values[j];
}

__attribute__((target("avx512f,avx512vpopcntdq"))) static void avx512_rows(
    const uint64_t *a, size_t m, size_t words, const uint64_t *tile, size_t count, uint32_t *counts, size_t stride, size_t n,
    int first) {
  uint32_t values[lanes];
  size_t i = 0;
  for (; i + 4 <= m; i += 4) {
    const uint64_t *x = a + i * words;
    __m512i s0 = _mm512_setzero_si512(), s1 = s0, s2 = s0, s3 = s0;
    for (size_t w = 0; w < count; w++) {
      __m512i y = _mm512_loadu_si512(tile + w * lanes);
      s0 = _mm512_add_epi64(s0, _mm512_popcnt_epi64(_mm512_xor_si512(y, _mm512_set1_epi64((long long)x[w]))));
      s1 = _mm512_add_epi64(s1, _mm512_popcnt_epi64(_mm512_xor_si512(y, _mm512_set1_epi64((long long)x[words + w]))));
      s2 = _mm512_add_epi64(s2, _mm512_popcnt_epi64(_mm512_xor_si512(y, _mm512_set1_epi64((long long)x[2 * words + w]))));
      s3 = _mm512_add_epi64(s3, _mm512_popcnt_epi64(_mm512_xor_si512(y, _mm512_set1_epi64((long long)x[3 * words + w]))));
    }
    __m512i sums[4] = {s0, s1, s2, s3};
    for (size_t r = 0; r < 4; r++) {
      __m256i low = _mm512_cvtepi64_epi32(sums[r]);
      if (n == lanes && first) {
        _mm256_storeu_si256((__m256i *)(counts + (i + r) * stride), low);
      } else {
        _mm256_storeu_si256((__m256i *)values, low);
        store(counts + (i + r) * stride, values, n, first);
      }
    }
  }
  for (; i < m; i++) {
    const uint64_t *x = a + i * words;
    __m512i sum = _mm512_setzero_si512();
    for (size_t w = 0; w < count; w++) {
      __m512i y = _mm512_loadu_si512(tile + w * lanes);
      sum = _mm512_add_epi64(sum, _mm512_popcnt_epi64(_mm512_xor_si512(y, _mm512_set1_epi64((long long)x[w]))));
    }
    _mm256_storeu_si256((__m256i *)values, _mm512_cvtepi64_epi32(sum));
    store(counts + i * stride, values, n, first);
  }
}

// Bits of each byte by two table look-ups of half a byte (Muła). A byte counts at most 8 a word, so that 31 words fit a byte.
__attribute__((target("avx2"))) static void avx2_rows(
    const uint64_t *a, size_t m, size_t words, const uint64_t *tile, size_t count, uint32_t *counts, size_t stride, size_t n,
    int first) {
  const __m256i table = _mm256_setr_epi8(
      0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  const __m256i low_half = _mm256_set1_epi8(15), zero = _mm256_setzero_si256();
  for (size_t i = 0; i < m; i++) {
    const uint64_t *x = a + i * words;
    __m256i sum0 = zero, sum1 = zero;
    for (size_t from = 0; from < count; from += 31) {
      size_t to = from + 31 < count ? from + 31 : count;
      __m256i bytes0 = zero, bytes1 = zero;
      for (size_t w = from; w < to; w++) {
        __m256i word = _mm256_set1_epi64x((long long)x[w]);
        __m256i v0 = _mm256_xor_si256(word, _mm256_loadu_si256((const __m256i *)(tile + w * lanes)));
        __m256i v1 = _mm256_xor_si256(word, _mm256_loadu_si256((const __m256i *)(tile + w * lanes + 4)));
        bytes0 = _mm256_add_epi8(bytes0, _mm256_shuffle_epi8(table, _mm256_and_si256(v0, low_half)));
        bytes1 = _mm256_add_epi8(bytes1, _mm256_shuffle_epi8(table, _mm256_and_si256(v1, low_half)));
        bytes0 = _mm256_add_epi8(bytes0, _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(v0, 4), low_half)));
        bytes1 = _mm256_add_epi8(bytes1, _mm256_shuffle_epi8(table, _mm256_and_si256(_mm256_srli_epi16(v1, 4), low_half)));
      }
      sum0 = _mm256_add_epi64(sum0, _mm256_sad_epu8(bytes0, zero));
      sum1 = _mm256_add_epi64(sum1, _mm256_sad_epu8(bytes1, zero));
    }
    uint64_t wide[lanes];
    uint32_t values[lanes];
    _mm256_storeu_si256((__m256i *)wide, sum0);
    _mm256_storeu_si256((__m256i *)(wide + 4), sum1);
    for (size_t j = 0; j < lanes; j++) values[j] = (uint32_t)wide[j];
    store(counts + i * stride, values, n, first);
  }
}

#define TILED_BLOCK(name, rows)                                                                                     \
  static void name(                                                                                                 \
      const uint64_t *a, size_t m, const uint64_t *b, size_t n, size_t words, uint32_t *counts, size_t stride) {     \
    uint64_t tile[lanes * tile_words];                                                                              \
    for (size_t j = 0; j < n; j += lanes) {                                                                         \
      size_t width = n - j < lanes ? n - j : lanes;                                                                 \
      for (size_t from = 0; from == 0 || from < words; from += tile_words) {                                        \
        size_t count = words - from < tile_words ? words - from : tile_words;                                       \
        pack(b + j * words, width, words, from, count, tile);                                                       \
        rows(a + from, m, words, tile, count, counts + j, stride, width, from == 0);                                \
      }                                                                                                             \
    }                                                                                                               \
  }

TILED_BLOCK(avx2_block, avx2_rows)
TILED_BLOCK(avx512_block, avx512_rows)
#endif

int lrh_popcount_available(enum lrh_popcount_path path) {
  switch (path) {
  case lrh_popcount_portable: return 1;
#if LRH_X86
  case lrh_popcount_popcnt: return __builtin_cpu_supports("popcnt") != 0;
  case lrh_popcount_avx2: return __builtin_cpu_supports("avx2") != 0;
  case lrh_popcount_avx512: 
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vpopcntdq");
#endif
  default: return 0;
  }
}

void lrh_differing_bits(
    const uint64_t *a, size_t m, const uint64_t *b, size_t n, size_t words, uint32_t *counts, size_t stride,
    enum lrh_popcount_path path) {
  block_function *block = portable_block;
#if LRH_X86
  if (path == lrh_popcount_popcnt) block = popcnt_block;
  if (path == lrh_popcount_avx2) block = avx2_block;
  if (path == lrh_popcount_avx512) block = avx512_block;
#else
  (void)path;
#endif
  block(a, m, b, n, words, counts, stride);
}

// The same loop, vectorised by the compiler for different instructions.
#define RANGE(name, attributes)                                                                                     \
  attributes static void name(const uint32_t *counts, size_t n, uint32_t *least, uint32_t *largest) {               \
    uint32_t low = counts[0], high = counts[0];                                                                     \
    for (size_t i = 1; i < n; i++) {                                                                                \
      low = counts[i] < low ? counts[i] : low;                                                                      \
      high = counts[i] > high ? counts[i] : high;                                                                   \
    }                                                                                                               \
    *least = low;                                                                                                   \
    *largest = high;                                                                                                \
  }

RANGE(portable_range, )
#if LRH_X86
RANGE(avx2_range, __attribute__((target("avx2"))))
#endif

void lrh_range(const uint32_t *counts, size_t n, uint32_t *least, uint32_t *largest, enum lrh_popcount_path path) {
#if LRH_X86
  if (path == lrh_popcount_avx2 || path == lrh_popcount_avx512) {
    avx2_range(counts, n, least, largest);
    return;
  }
#else
  (void)path;
#endif
  portable_range(counts, n, least, largest);
}
