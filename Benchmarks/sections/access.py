# SPDX-License-Identifier: Apache-2.0
"""`prove access`: all features of a random ±1 encoder, against an exact and a float solver of the same linear programs."""
import fractions
import os
import subprocess

import highspy
import numpy

from instances import signs, write_text
from timing import HERE, QUICK, WORK, Section, compare, inner, timed

NOTES = [
    "lrh's time is for an optimal probe and an optimal kernel vector of every feature, in exact rationals, and for the kernel's check of the certificate. "
    "QSopt_ex solves the same linear programs exactly, from a C program that reads them once (reading is not timed); HiGHS solves them in doubles "
    "and certifies nothing. The largest optimum of QSopt_ex equals lrh's as a rational number, that of HiGHS to six digits."]

def compiled_qsopt(section):
    """The program that solves the same linear programs with QSopt_ex; None when its library is missing."""
    path = os.path.join(WORK, "qsopt_peer")
    command = ["cc", "-O2", "-o", path, os.path.join(HERE, "qsopt_peer.c"), "-lqsopt_ex", "-lgmp", "-lm"]
    if subprocess.run(command, capture_output=True).returncode != 0:
        section.left_out("QSopt_ex (Debian: `libqsopt-ex-dev`)")
        return None
    return path


def write_program(name, matrix):
    """max p_i - n_i subject to A(p - n) = 0, sum p + sum n <= 1, in LP format, for i = 0."""
    def term(value, variable):
        return f"{'-' if value < 0 else '+'} {abs(value)} {variable}"
    path = os.path.join(WORK, name + ".lp")
    with open(path, "w") as file:
        file.write("Maximize\n obj: p0 - n0\nSubject To\n")
        for i, line in enumerate(matrix):
            file.write(f" c{i}: " + "\n ".join(f"{term(c, f'p{j}')} {term(-c, f'n{j}')}" for j, c in enumerate(line)) + " = 0\n")
        file.write(" s: " + "\n + ".join(f"p{j} + n{j}" for j in range(matrix.shape[1])) + " <= 1\nEnd\n")
    return path


def highs(matrix):
    """The same programs by HiGHS in doubles, one after the other from the last basis; the largest optimum."""
    d, m = matrix.shape
    rows = numpy.hstack([matrix, -matrix]).astype(float)
    rows = numpy.vstack([rows, numpy.ones(2 * m)])
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = 2 * m, d + 1
    lp.col_cost_ = numpy.zeros(2 * m)
    lp.col_lower_, lp.col_upper_ = numpy.zeros(2 * m), numpy.full(2 * m, highspy.kHighsInf)
    lp.row_lower_, lp.row_upper_ = numpy.append(numpy.zeros(d), -highspy.kHighsInf), numpy.append(numpy.zeros(d), 1.0)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = numpy.arange(0, 2 * m * (d + 1) + 1, d + 1, dtype=numpy.int32)
    lp.a_matrix_.index_ = numpy.tile(numpy.arange(d + 1, dtype=numpy.int32), 2 * m)
    lp.a_matrix_.value_ = rows.T.flatten()
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(lp)

    def call():
        best = 0.0
        for i in range(m):
            solver.changeColCost(i, 1.0)
            solver.changeColCost(m + i, -1.0)
            solver.run()
            assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
            best = max(best, solver.getInfo().objective_function_value)
            solver.changeColCost(i, 0.0)
            solver.changeColCost(m + i, 0.0)
        return best
    return call


def run():
    section = Section("Best probes (`prove access`)", list(NOTES))
    sizes, curves = [], {}
    qsopt = compiled_qsopt(section)
    for d in [10, 20, 30, 40] + ([] if QUICK else [60]):
        m = 4 * d
        matrix = signs(d, m, d)
        path, program = write_text(f"access{d}", matrix), write_program(f"access{d}", matrix)

        def exact(start):
            def call():
                line = subprocess.run([qsopt, program, str(m), start], check=True, capture_output=True, text=True).stdout
                value, result = line.strip().split("\n")[-1].split(" ")
                return float(value), result
            return call
        peers = {"HiGHS (doubles, each from the last basis)": timed(highs(matrix))}
        if qsopt and (d <= 40 or not QUICK):
            peers["QSopt_ex"] = exact("cold")
            peers["QSopt_ex, each from the last basis"] = exact("warm")
        summary, results = compare(lambda: inner("access", path, 1), peers, 1 if QUICK or d > 40 else 3)
        mu = fractions.Fraction(results["lrh"])
        for name, result in results.items():
            assert abs(float(mu) - result) < 1e-6 if name.startswith("HiGHS") else fractions.Fraction(result) == mu, (name, result)
        section.add(f"±1 {d}×{m}, all {m} features", summary, {"QSopt_ex": "≥ 5×"} if d == 40 else "")
        sizes.append(m)
        for name, value in summary.items():
            curves.setdefault(name, []).append(value[0])
    complete = {name: values for name, values in curves.items() if len(values) == len(sizes)}
    section.draw("access", "best probes of all m features, ±1, d = m/4", "m", sizes, complete)
    return section
