// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
  /// The errata of the paper, in six groups.
  public static let errata: [ErratumGroup] = [
    ErratumGroup(
      number: 1, title: "§3, the graph step and Turán's theorem",
      summary: "The argument stands once these are put right; F6 carries it out with other constants.",
      errata: [
        Erratum(
          "1a", "§3, graph step", .gap,
          printed: "The interference graph has no independent set of size r, equivalently no clique of size r.",
          correct: "Its complement has no clique of size r. Turán's theorem is applied to the complement.",
          example: "Two features that interfere (K₂), r = 2: no independent set of size 2, and a clique of size 2."),
        Erratum(
          "1b", "§3, Turán's theorem", .misprint, printed: "Turán's theorem is quoted without m being the number of vertices.",
          correct: "m is the number of vertices, the features.",
          example: "The Turán graph T(4, 2), a 4-cycle, has 4 vertices and 4 edges, no triangle, and t₂(4) = 4 = (1 − 1/2)·4²/2."),
        Erratum(
          "1c", "§3, interference graph", .remark, printed: "Features are joined when |C_ij| > ε/k or |C_ji| > ε/k.",
          correct:
            "Corollary 8 is stated for entries < ε/k off the diagonal, which would ask for ≥ ε/k in the graph. The slip is harmless: C_ii > 1 − ε is strict, so "
            + "|C_ij| ≤ ε/k still gives |C_ij|/C_ii < (ε/k)/(1 − ε).",
          example:
            "k = 2, ε = 1/2, m = 2, C_ii = 1, C_ij = 1/4 = ε/k: the worst-case error is 1/4 < ε, and the quotient 1/4 is below (ε/k)/(1 − ε) = 1/2."
        ),
        Erratum(
          "1d", "§3, r and the count of edges", .gap,
          printed: "r = m/(4k+1), and the mean number of large entries in a row is at least m/(2r) − 1/2 ≥ 2k.",
          correct:
            "r must be an integer: r = ⌈m/(4k+1)⌉. Then Turán's r − 1 parts must be kept: at least m²/(2(r−1)) − m/2 edges, so a row with at least "
            + "m/(2(r−1)) − 1/2 ≥ 2k large entries.",
          example: "m = 6, k = 1: r = ⌈6/5⌉ = 2, and m/(2r) − 1/2 = 1 < 2 = 2k; with r − 1 = 1 it is 5/2. For k = 1 no smaller m has r ≥ 2."
        ),
      ]),
    ErratumGroup(
      number: 2, title: "Theorem 3",
      summary: "Theorem 3 is true for ε < 1 and k ≥ 2, by F8, in a far wider range than its proof covers.",
      errata: [
        Erratum(
          "2a", "Theorem 3", .range, printed: "For every ε > √5·k^{3/2}/√m, d = Ω_ε((k²/log k)·log(m/k)).",
          correct: "ε < 1 must be asked for: for ε > 1, d(m,k,ε) = 0, since B = 0 answers 0 and is off by at most 1.",
          example: "k = 2, ε = 2, m = 11 (ε²m = 44 > 40 = 5k³) and every larger m: A = B = 0 has worst-case error 1 < 2."),
        Erratum(
          "2b", "Theorem 3, at ε = 1", .range, printed: "The same, at ε = 1.",
          correct: "d(m,2,1) = 2 and d(m,1,ε) = 1 for 1/2 < ε ≤ 1, for all m ≥ 2: bounded, while log(m/k) is not (F8).",
          example:
            "k = 2, ε = 1, m = 41 (ε²m = 41 > 40 = 5k³) and every larger m: m directions in the plane with rational coordinates, probes a little over "
            + "half of them, have worst-case error < 1 with d = 2. k = 1, ε = 51/100: A = (1 … 1), B = A/2 has worst-case error 1/2 with d = 1.",
          coq: "capacity_rank"),
        Erratum(
          "2c", "Theorems 3 and 12, at k = 1", .range, printed: "(k²/log k)·log(m/k) for every k ≥ 1.",
          correct: "k ≥ 2, or another expression: log 1 = 0 is in the denominator.", example: "k = 1: log k = 0."),
        Erratum(
          "2d", "Theorem 3, its proof", .gap, printed: "Corollary 8 is applied to entries ε/k and diagonal γ = 1 − ε.",
          correct:
            "It needs ε/k < γ/2, that is ε < k/(k+2), which is not among the hypotheses. The statement is true beyond that, by F8; the range is the proof's.",
          example: "k = 2, ε = 1/2: ε/k = 1/4 = γ/2, not less. This is the least ε for k = 2."),
      ]),
    ErratumGroup(
      number: 3, title: "Lemma 5 and Theorem 2", summary: "Both are true as stated.",
      errata: [
        Erratum(
          "3a", "(18)", .misprint, printed: "The tail bound is on the inner product without absolute value.",
          correct: "It is on |⟨c_i, c_j⟩|: incoherence bounds both tails.",
          example: "d = 1, columns (1) and (−1): the inner product −1 is below every μ > 0, its absolute value 1 is not below 1."),
        Erratum(
          "3b", "(19)", .misprint, printed: "Pr[|⟨c_i, c_j⟩| > μ] is bounded.",
          correct: "Incoherence fails already at |⟨c_i, c_j⟩| = μ: the bound is needed, and Hoeffding gives it, for ≥.",
          example: "d = 3, μ = 1/3: Pr[|⟨c_i, c_j⟩| > μ] = 1/4, but Pr[|⟨c_i, c_j⟩| ≥ μ] = 1. No smaller d has such a μ < 1."),
        Erratum(
          "3c", "Theorem 2, its proof (eq. 8)", .misprint, printed: "The first inequality of the chain is <.",
          correct: "It is ≤: the sum over the other active features may be empty. The end of the chain, < kμ, stays strict.",
          example: "m = d = k = 1, A = B = (1), z = (1): the error is 0, the empty sum is 0, and 0 < 0 is false."),
      ]),
    ErratumGroup(
      number: 4, title: "Proposition 9",
      summary: "The proposition is true: any smaller μ may be chosen, at the cost of a constant in d.",
      errata: [
        Erratum(
          "4a", "Proposition 9, its μ", .gap, printed: "μ = ε/(k(1+λ²)) suffices for recovery within ε.",
          correct: "μ = ε/(k(1+λ)²): an entry of BᵀA − I is a sum of inner products with weights 1, λ, λ, λ².",
          example:
            "λ = k = 1, ε = 1/2, printed μ = 1/4; unit vectors with all inner products g = 6/25 < μ: C_ii − 1 = 3g = 18/25 > 1/2 already with m = 1, "
            + "and C_ij = 4g = 24/25, the worst-case error, with m ≥ 2.",
          coq: "prop9_printed_fails"),
        Erratum(
          "4b", "(28), (30), (31)", .misprint,
          printed: "In (28) and (31) the absolute value of a sum is set equal to the sum that bounds it; (30) repeats c_i.",
          correct: "= should be ≤ in (28) and (31); the second factor in (30) is c_j.",
          example:
            "λ = 1, ⟨c, a*⟩ = 6/25, ⟨c, b*⟩ = −6/25, ⟨a*, b*⟩ = 0: |⟨b, a⟩ − 1| = 0, and the sum of the absolute values is 12/25."),
        Erratum(
          "4c", "(40), (41)", .gap, printed: "‖a_i‖² is bounded by 1 + λ² − 2λμ on the wrong side.",
          correct: "The cosine of a_i and b_i needs ‖a_i‖² > 1 + λ² − 2λμ; from above only ‖a_i‖² < 1 + λ² + 2λμ holds.",
          example: "The vectors of 4a: ‖a_i‖² = 62/25 > 3/2 = 1 + λ² − 2λμ."),
        Erratum(
          "4d", "Proposition 9, its o(1)", .gap, printed: "The cosines are δ + o(1) and 1 − δ − o(1) for this μ.",
          correct:
            "With μ = ε/(k(1+λ)²) fixed, so are the terms called o(1): they vanish as k/ε → ∞, not for fixed k and ε. A smaller μ makes them as small as "
            + "one likes.",
          example: "δ = 1/2, k = 1, ε = 1/2 (λ = 1, μ = 1/8): the bound is 11/14 = δ + 2/7, whatever m."),
      ]),
    ErratumGroup(
      number: 5, title: "Proposition 11", summary: "The proposition is true as stated, with γ ≥ 1; F13 proves it in full.",
      errata: [
        Erratum(
          "5a", "Proposition 11, γ ≥ 1", .remark, printed: "γ ≥ 1 is a hypothesis.", correct: "It cannot be dropped.",
          example:
            "ε = 1/2, k = 1, a_i = b_i, γ² = ‖a_i‖² = 9/17, ⟨a_1, a_2⟩ = 8/17: the pair recovers within ε, cos(a_1, a_2) = 8/9, and the bound would be "
            + "9/17 + √35/18 < 0.86. (Likewise γ² = 51/100 with ⟨a_1, a_2⟩ = 499/1000.)",
          coq: "prop11_needs_g_ge1"),
        Erratum(
          "5b", "(47)", .gap, printed: "cos(b_i, a_j) ≤ εγ²/(1−ε).",
          correct:
            "False for k = 1, true for k ≥ 2. What follows in all cases is εγ²/(1−ε)², and F13's proof of (ii), (iii) uses εγ²α/(1−ε)², α = cos(a_i, b_i).",
          example:
            "k = 1, ε = 1/3, γ = 1: a_1 = (1, 0), a_2 = (1/5, 7/10), b_1 = (7/10, 1/5), b_2 = (0, 1): cos(b_1, a_2) = 28/53 > 1/2. (Likewise ε = 1/10, "
            + "γ = 2, a_1 = (2, 0), a_2 = (27/250, 23/50), b_1 = (23/50, 27/250), b_2 = (0, 2): 3105/6977 > 4/9.)",
          coq: "prop11_step47_fails"),
        Erratum(
          "5c", "Proposition 11, its proof", .misprint,
          printed: "λ for γ; (1−ε)/γ² for (1−ε)/γ as the least norm; α_j with the wrong index.",
          correct: "‖a_i‖, ‖b_i‖ > (1−ε)/γ: from γ‖b_i‖ ≥ ⟨b_i, a_i⟩ > 1 − ε.",
          example: "The second example of 5b: ‖b_1‖² = 6977/31250 lies above ((1−ε)/γ)² = 81/400, the bound that the proof needs."),
      ]),
    ErratumGroup(
      number: 6, title: "Theorem 12",
      summary: "The theorem is true for 2 ≤ k < √m, by F11. lrh prove threshold decides separability of a pair exactly.",
      errata: [
        Erratum(
          "6a", "Theorem 12, its proof", .gap,
          printed: "2k entries of a row of C (C_ii = 1) above 1/k in absolute value contradict separability.",
          correct: "k like-signed ones do so when they are positive; when they are negative they need not.",
          example:
            "m = 5, k = 2, C = I − (3/5)(J − I): every row has 4 = 2k entries −3/5, and the threshold t = 0 separates every feature.",
          coq: "theorem12_like_signed"),
        Erratum(
          "6b", "Theorem 12, how to repair it", .gap, printed: "The threshold 1/k.",
          correct:
            "Take 1/(k−1), k ≥ 2: 2k − 2 entries ≥ 1/(k−1) in absolute value off the diagonal leave no threshold, whatever their signs.",
          example:
            "k = 2: two entries of size 1 in a row with C_ii = 1. Both 1: P_2 = 2; 1 and −1: P_2 + N_1 = 2; both −1: N_1 = 1. None is below C_ii = 1."
        ),
        Erratum(
          "6c", "Theorem 12, its range", .gap, printed: "k < √m.",
          correct:
            "The printed argument needs more: Corollary 8 with entries 1/k and r = m/(4k+1) asks for 1/√r < 1/k < 1/2, that is m > k²(4k+1) and k ≥ 3. F11 "
            + "covers 2 ≤ k < √m whole.",
          example: "k = 2, m = 5: k < √m, but 1/k = 1/2 is not < 1/2. k = 3, m = 10: k < √m, but k²(4k+1) = 117."),
        Erratum(
          "6d", "§ on thresholds", .misprint, printed: "An upper bound of Ω(k² log m).", correct: "O(k² log m).",
          example: "An upper bound is an O; there is nothing to compute."),
      ]),
  ]
}
