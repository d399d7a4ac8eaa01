// SPDX-License-Identifier: Apache-2.0
// The inner loop of invariant_packing.py: minimises the largest |C_ij|/C_ii, i the first point of an orbit, of C = BᵀA, where A and B (d×m) are
// linear in their parameters, by L-BFGS on p-norms with p = 4, 8, …, 16384. Floats; nothing here is trusted.
#include <algorithm>
#include <cmath>
#include <deque>
#include <vector>

using Vector = std::vector<double>;

static double dot(const Vector &x, const Vector &y) {
  double sum = 0;
  for (size_t i = 0; i < x.size(); i++) sum += x[i] * y[i];
  return sum;
}

// The d×m matrices are stored by columns and are `map` (compressed rows, one an entry) times half of the parameters.
struct Problem {
  int half, d, m, orbits;
  const int *starts, *rowStart, *column;
  const double *coefficient, *sizes;
  Vector a, b, byA, byB, c, diagonal;

  Problem(int half, int d, int m, int orbits, const int *starts, const double *sizes, const int *rowStart, const int *column, const double *coefficient)
      : half(half), d(d), m(m), orbits(orbits), starts(starts), rowStart(rowStart), column(column), coefficient(coefficient), sizes(sizes),
        a(d * m), b(d * m), byA(d * m), byB(d * m), c(orbits * m), diagonal(orbits) {}

  // Fills c with C_ij/C_ii (0 for i = j); returns the largest in absolute value, infinity when a C_ii is not positive.
  double entries(const Vector &x) {
    for (int q = 0; q < d * m; q++) {
      double p = 0, r = 0;
      for (int t = rowStart[q]; t < rowStart[q + 1]; t++) {
        p += coefficient[t] * x[column[t]];
        r += coefficient[t] * x[half + column[t]];
      }
      a[q] = p, b[q] = r;
    }
    double top = 0;
    for (int o = 0; o < orbits; o++) {
      const double *row = &b[starts[o] * d];
      for (int j = 0; j < m; j++) {
        double sum = 0;
        for (int i = 0; i < d; i++) sum += row[i] * a[j * d + i];
        c[o * m + j] = sum;
      }
      diagonal[o] = c[o * m + starts[o]];
      if (diagonal[o] < 1e-5) return INFINITY;
      c[o * m + starts[o]] = 0;
      for (int j = 0; j < m; j++) top = std::max(top, std::fabs(c[o * m + j] /= diagonal[o]));
    }
    return top;
  }

  // The logarithm of the p-norm of the entries for p = 2^exponent, and its gradient.
  double objective(const Vector &x, int exponent, Vector &gradient) {
    double top = entries(x), total = 0;
    if (std::isinf(top)) return 1e3;
    for (int o = 0; o < orbits; o++) {
      double onDiagonal = 0;
      for (int j = 0; j < m; j++) {
        double &entry = c[o * m + j], ratio = std::fabs(entry) / top, power = ratio;
        for (int k = 0; k < exponent; k++) power *= power;
        total += sizes[o] * power;
        double slope = ratio > 1e-12 ? std::copysign(sizes[o] * power / ratio, entry) : 0;
        onDiagonal += slope * entry;
        entry = slope / diagonal[o];
      }
      c[o * m + starts[o]] = -onDiagonal / diagonal[o];
    }
    std::fill(byA.begin(), byA.end(), 0.0);
    std::fill(byB.begin(), byB.end(), 0.0);
    for (int o = 0; o < orbits; o++)
      for (int j = 0; j < m; j++) {
        double slope = c[o * m + j] / (top * total);
        if (std::fabs(slope) < 1e-15) continue;
        for (int i = 0; i < d; i++) {
          byB[starts[o] * d + i] += slope * a[j * d + i];
          byA[j * d + i] += slope * b[starts[o] * d + i];
        }
      }
    std::fill(gradient.begin(), gradient.end(), 0.0);
    for (int q = 0; q < d * m; q++)
      for (int t = rowStart[q]; t < rowStart[q + 1]; t++) {
        gradient[column[t]] += coefficient[t] * byA[q];
        gradient[half + column[t]] += coefficient[t] * byB[q];
      }
    return std::log(top) + std::log(total) / std::ldexp(1.0, exponent);
  }

  void minimise(Vector &x, int exponent, int iterations) {
    struct Pair { Vector step, change; double scale; };
    std::deque<Pair> memory;
    size_t n = x.size();
    Vector gradient(n), next(n), nextGradient(n), direction(n);
    double value = objective(x, exponent, gradient);
    while (iterations--) {
      direction = gradient;
      Vector weights(memory.size());
      for (int i = int(memory.size()) - 1; i >= 0; i--) {
        weights[i] = memory[i].scale * dot(memory[i].step, direction);
        for (size_t j = 0; j < n; j++) direction[j] -= weights[i] * memory[i].change[j];
      }
      if (!memory.empty()) {
        double factor = 1 / (memory.back().scale * dot(memory.back().change, memory.back().change));
        for (double &z : direction) z *= factor;
      }
      for (size_t i = 0; i < memory.size(); i++) {
        double weight = weights[i] - memory[i].scale * dot(memory[i].change, direction);
        for (size_t j = 0; j < n; j++) direction[j] += weight * memory[i].step[j];
      }
      double square = dot(gradient, gradient), slope = -dot(direction, gradient);
      if (square < 1e-18) return;
      if (slope >= 0) {
        memory.clear();
        direction = gradient;
        slope = -square;
      }
      // Wolfe's conditions by bisection.
      double length = memory.empty() ? std::min(1.0, 0.1 / std::sqrt(square)) : 1, low = 0, high = 0, found = value;
      bool decreases = false;
      for (int trial = 0; trial < 25; trial++) {
        for (size_t j = 0; j < n; j++) next[j] = x[j] - length * direction[j];
        found = objective(next, exponent, nextGradient);
        if (!(found <= value + 1e-4 * length * slope)) {
          high = length;
        } else {
          decreases = true;
          if (-dot(direction, nextGradient) >= 0.9 * slope) break;
          low = length;
        }
        length = high > 0 ? (low + high) / 2 : 2 * length;
      }
      if (!decreases || !(found < value)) return;
      Pair pair{Vector(n), Vector(n), 0};
      for (size_t j = 0; j < n; j++) pair.step[j] = next[j] - x[j], pair.change[j] = nextGradient[j] - gradient[j];
      double curvature = dot(pair.step, pair.change);
      if (curvature > 1e-14) {
        pair.scale = 1 / curvature;
        memory.push_back(pair);
        if (memory.size() > 12) memory.pop_front();
      }
      bool isFlat = value - found < 1e-11;
      x = next, gradient = nextGradient, value = found;
      if (isFlat) return;
    }
  }
};

// From the parameters x (2·half of them) to better ones; returns the largest entry. Gives up early when far from eta.
extern "C" double minimise(
    int half, int d, int m, int orbits, const int *starts, const double *sizes, const int *rowStart, const int *column, const double *coefficient,
    double *x, double eta) {
  Problem problem(half, d, m, orbits, starts, sizes, rowStart, column, coefficient);
  Vector parameters(x, x + 2 * half);
  double value = INFINITY;
  for (int exponent = 2; exponent <= 14; exponent++) {
    problem.minimise(parameters, exponent, exponent < 7 ? 120 : 240);
    value = problem.entries(parameters);
    if ((exponent == 5 && value > 1.16 * eta) || (exponent == 7 && value > 1.045 * eta) || (exponent == 9 && value > 1.012 * eta)) return value;
  }
  std::copy(parameters.begin(), parameters.end(), x);
  return value;
}
