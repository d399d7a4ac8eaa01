// SPDX-License-Identifier: Apache-2.0
// The GMP operations that are macros in <gmp.h>, which Swift cannot import, as functions.
#ifndef LRH_GMP_SHIMS_H
#define LRH_GMP_SHIMS_H

#include <gmp.h>
#include <stdint.h>

/// The sign of x: -1, 0 or 1.
static inline int lrh_mpz_sgn(mpz_srcptr x) { return mpz_sgn(x); }

/// Nonzero if x fits a signed 64-bit integer.
static inline int lrh_mpz_fits_int64(mpz_srcptr x) {
  size_t bits = mpz_sizeinbase(x, 2);
  if (bits <= 63) return 1;
  // -2^63 is the only value of 64 bits that fits.
  return bits == 64 && mpz_sgn(x) < 0 && mpz_scan1(x, 0) == 63;
}

/// The value of x, which must fit a signed 64-bit integer.
static inline int64_t lrh_mpz_get_int64(mpz_srcptr x) {
  uint64_t magnitude = 0;
  mpz_export(&magnitude, NULL, -1, sizeof magnitude, 0, 0, x);
  return mpz_sgn(x) < 0 ? (int64_t)(0 - magnitude) : (int64_t)magnitude;
}

/// Adds value to x.
static inline void lrh_mpz_add_int64(mpz_ptr x, int64_t value) {
  if (value >= 0) {
    mpz_add_ui(x, x, (uint64_t)value);
  } else {
    mpz_sub_ui(x, x, 0 - (uint64_t)value);
  }
}

/// Initialises x to sign * (high * 2^64 + low).
static inline void lrh_mpz_init_set_parts(mpz_ptr x, int negative, uint64_t high, uint64_t low) {
  uint64_t parts[2] = {low, high};
  mpz_init2(x, 128);
  mpz_import(x, 2, -1, sizeof parts[0], 0, 0, parts);
  if (negative) mpz_neg(x, x);
}

/// The 64-bit words of |x|, least significant first: how many.
static inline size_t lrh_mpz_words(mpz_srcptr x) { return (mpz_sizeinbase(x, 2) + 63) / 64; }

#endif
