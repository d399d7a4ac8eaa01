// SPDX-License-Identifier: Apache-2.0
// Solves max p_i − n_i over the constraints of an LP file for i = 0 … m − 1 with QSopt_ex, exactly; for Benchmarks/sections/access.py.
// Usage: qsopt_peer FILE m cold|warm. Prints `SECONDS VALUE`, VALUE the largest optimum; reading is not timed. `warm` starts each program
// from the optimal basis of the last.
#include <gmp.h>
#include <qsopt_ex/QSopt_ex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static int column(mpq_QSprob program, char kind, int i) {
  char name[32];
  int index = -1;
  snprintf(name, sizeof name, "%c%d", kind, i);
  if (mpq_QSget_column_index(program, name, &index) || index < 0) exit(3);
  return index;
}

int main(int count, char **arguments) {
  if (count != 4) return 64;
  QSexactStart();
  int m = atoi(arguments[2]), warm = strcmp(arguments[3], "warm") == 0, status = 0;
  mpq_QSprob program = mpq_QSread_prob(arguments[1], "LP");
  if (!program) return 1;
  mpq_t zero, one, minus, value, best;
  mpq_init(zero), mpq_init(one), mpq_init(minus), mpq_init(value), mpq_init(best);
  mpq_set_si(one, 1, 1), mpq_set_si(minus, -1, 1);
  for (int i = 0; i < m; i++) {
    mpq_QSchange_objcoef(program, column(program, 'p', i), zero);
    mpq_QSchange_objcoef(program, column(program, 'n', i), zero);
  }
  QSbasis *basis = NULL;
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (int i = 0; i < m; i++) {
    int p = column(program, 'p', i), n = column(program, 'n', i);
    mpq_QSchange_objcoef(program, p, one);
    mpq_QSchange_objcoef(program, n, minus);
    if (!warm || !basis) basis = NULL;
    if (QSexact_solver(program, NULL, NULL, basis, PRIMAL_SIMPLEX, &status) || status != QS_LP_OPTIMAL) return 2;
    if (mpq_QSget_objval(program, &value)) return 2;
    if (mpq_cmp(value, best) > 0) mpq_set(best, value);
    if (warm && !basis) basis = mpq_QSget_basis(program);
    mpq_QSchange_objcoef(program, p, zero);
    mpq_QSchange_objcoef(program, n, zero);
  }
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  gmp_printf("\n%.6f %Qd\n", (double)(end.tv_sec - start.tv_sec) + 1e-9 * (double)(end.tv_nsec - start.tv_nsec), best);
  fflush(stdout);
  _Exit(0);
}
