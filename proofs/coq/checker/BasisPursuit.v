From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem KernelLadder.
From LRHChecker Require Import Data Recovery Kernel Access.

(******************************************************************************)
(*    basis-pursuit, basis-pursuit-failure, exact-decoding-failure            *)
(*                                                                            *)
(*    sets m k == the subsets of k of m places, as lists of m Booleans, in    *)
(*                lexicographic order                                         *)
(*  signs b T  == the sign vectors on T, 0 elsewhere, in lexicographic order; *)
(*                with 1 on the least member of T if b                        *)
(* check_basis_pursuit_sound, check_basis_pursuit_failure_sound,              *)
(* check_exact_decoding_failure_sound: what an accepted certificate says      *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Fixpoint sets (m k : nat) : seq (seq bool) :=
  if m is m'.+1 then
    (if k is k'.+1 then map (cons true) (sets m' k') else [::])
      ++ map (cons false) (sets m' k)
  else if eqn_Z k 0 then [:: [::]] else [::].

Fixpoint signs (first : bool) (T : seq bool) : seq (seq Z) :=
  if T is b :: T' then
    if b then
      map (cons (Zpos xH)) (signs false T')
        ++ (if first then [::] else map (cons (Zneg xH)) (signs false T'))
    else map (cons Z0) (signs first T')
  else [:: [::]].

(* The largest |x_j - t s_j| over s_j != 0, and the largest |x_j| over s_j = 0 *)
Fixpoint maxima (t : Z) (s x : seq Z) : Z * Z :=
  match s, x with
  | s0 :: s', x0 :: x' =>
      let r := maxima t s' x' in
      if Z.eqb s0 Z0 then (r.1, Z.max (Z.abs x0) r.2)
      else (Z.max (Z.abs (Z.sub x0 (Z.mul t s0))) r.1, r.2)
  | _, _ => (Z0, Z0)
  end.

Definition sign_ok (d : nat) (q : Z) (cols : seq (seq Z)) (s : seq Z)
    (c : Z * seq Z) : bool :=
  let t := Z.mul c.1 q in
  [&& eqn_Z (size c.2) d, Z.ltb Z0 c.1
    & let r := maxima t s (map (dot c.2) cols) in Z.ltb (Z.add r.1 r.2) t].

Definition check_basis_pursuit (k d m : nat) (A : seq (seq frac))
    (certificates : seq (Z * seq Z)) : bool :=
  let cols := columns m A in
  let q := common_lcd cols in
  let A' := map (clear_row q) cols in
  let k' := if leq_Z k m then k else m in
  [&& ltn_Z 0 k, shaped d m A, all (cleared q) cols, Z.ltb Z0 q
    & all2 (sign_ok d q A') (flatten (map (signs true) (sets m k'))) certificates].

Definition check_basis_pursuit_failure (k d m : nat) (A : seq (seq frac))
    (z : seq (nat * frac)) : bool :=
  let v := dense m 0 z in
  let u := clear_row (row_lcd v) v in
  let t := map fst (dense m 0 (maximiser k u)) in
  [&& shaped d m A, eqn_Z (size v) m, kernel_ok A v & Z.ltb Z0 (abs_sum u)]
  && [&& eqn_Z (size t) m, leq_Z (count (fun x => ~~ Z.eqb x Z0) t) k,
         all (fun x => Z.leb (Z.abs x) (Zpos xH)) t
       & Z.leb (abs_sum u) (Z.mul (Zpos 2) (dot u t))].

Definition check_exact_decoding_failure (k d m : nat) (A : seq (seq frac))
    (z : seq (nat * frac)) : bool :=
  let v := dense m 0 z in
  let u := clear_row (row_lcd v) v in
  [&& shaped d m A, eqn_Z (size v) m, kernel_ok A v, Z.ltb Z0 (abs_sum u)
    & Z.leb (Z.of_nat (count fnonzero v)) (Z.add (Z.of_nat k) (Z.of_nat k))].

(* ------------------------------------------------------------------------- *)

Lemma mem_sets (T : seq bool) : T \in sets (size T) (count id T).
Proof.
elim: T => [|b T IH] //=; rewrite mem_cat; case: b => /=.
  by rewrite map_f.
by rewrite add0n [X in _ || X]map_f ?orbT.
Qed.

(* The sign vector of S on T, up to the sign that makes the first member 1 *)
Definition sign_of (c b s : bool) : Z :=
  if b then (if s (+) c then Zneg xH else Zpos xH) else Z0.

Lemma mem_signs_false c (T S : seq bool) : size S = size T ->
  [seq sign_of c bs.1 bs.2 | bs <- zip T S] \in signs false T.
Proof.
elim: T S => [|b T IH] [|s S] //= eq_sz.
have in_T := IH S (succn_inj eq_sz); case: b => /=; last by rewrite map_f.
by rewrite mem_cat /sign_of; case: (s (+) c); rewrite map_f ?orbT.
Qed.

Lemma mem_signs (T S : seq bool) : size S = size T ->
  exists c, [seq sign_of c bs.1 bs.2 | bs <- zip T S] \in signs true T.
Proof.
elim: T S => [|b T IH] [|s S] //= eq_sz; first by exists false.
case: b => /=; last first.
  by have [c in_T] := IH S (succn_inj eq_sz); exists c; rewrite map_f.
exists s; rewrite cats0 /sign_of addbb map_f //.
exact: mem_signs_false (succn_inj eq_sz).
Qed.

Lemma all2P (S T : eqType) (r : S -> T -> bool) s t x : all2 r s t -> x \in s ->
  exists2 y, y \in t & r x y.
Proof.
elim: s t => [|y s IH] [|y' t] //= /andP[ry /IH{}IH]; rewrite inE.
case/predU1P=> [->|/IH[y0 y0_t ry0]]; first by exists y'; rewrite ?mem_head.
by exists y0; rewrite ?inE ?y0_t ?orbT.
Qed.

Lemma maximaP t s x : size s = size x ->
  [/\ Z.le Z0 (maxima t s x).1, Z.le Z0 (maxima t s x).2
    & forall j, (j < size s)%N ->
      if Z.eqb (nth Z0 s j) Z0 then Z.le (Z.abs (nth Z0 x j)) (maxima t s x).2
      else Z.le (Z.abs (Z.sub (nth Z0 x j) (Z.mul t (nth Z0 s j)))) (maxima t s x).1].
Proof.
elim: s x => [|s0 s IH] [|x0 x] //= [/IH[]]; move: (maxima t s x) => [r1 r2] /= r1_ge0 r2_ge0 le_r.
case: ifP => s00 /=; split=> //; try lia; case=> [|j] /= lt_j; rewrite ?s00; try lia.
  by have := le_r j lt_j; case: ifP => _; lia.
by have := le_r j lt_j; case: ifP => _; lia.
Qed.

Lemma minn_le k m : minn k m = if (k <= m)%N then k else m.
Proof. by rewrite leq_eqVlt /minn; case: eqP => [->|_] //=; rewrite if_same. Qed.

Section Sound.

Variables (R : realFieldType) (k d m : nat) (A : seq (seq frac)).

Notation M := (mx_of d m A).

Theorem check_basis_pursuit_sound certificates :
  check_basis_pursuit k d m A certificates -> basis_pursuit (over R M) k.
Proof.
rewrite /check_basis_pursuit; set cols := columns m A; set q := common_lcd cols.
case/and5P=> _ shA clA q_gt0 ok; rewrite -(mxc_of_columns shA) -/cols.
have {}q_gt0 : 0 < Zr q by rewrite -Zr0 Zr_lt.
have [/shapedP[szc rowc] _] := columnsP f0 shA; rewrite -/cols in szc rowc.
set B := mxc_of d m cols; apply/basis_pursuitP/certified_nsp => T S cardT sub.
pose bT : seq bool := [tuple i \in T | i < m]; pose bS : seq bool := [tuple i \notin S | i < m].
have sz_T : size bT = m by rewrite size_tuple.
have sz_S : size bS = m by rewrite size_tuple.
have [|c in_signs] := @mem_signs bT bS; first by rewrite sz_S sz_T.
set s := map _ _ in in_signs.
have sz_s : size s = m by rewrite size_map size_zip sz_T sz_S minnn.
have sE (j : 'I_m) : nth Z0 s j = sign_of c (j \in T) (j \notin S).
  rewrite (nth_map (false, false)) ?size_zip ?sz_T ?sz_S ?minnn //.
  by rewrite nth_zip ?sz_T ?sz_S // !nth_mktuple.
have in_all : s \in flatten (map (signs true) (sets m (if leq_Z k m then k else m))).
  apply/flattenP; exists (signs true bT) => //; apply: map_f.
  have -> : (if leq_Z k m then k else m) = count id bT.
    rewrite (count_nth false id sz_T) leq_ZE -[LHS]minn_le -cardT.
    by apply: eq_card => j; rewrite inE nth_mktuple.
  by rewrite -{1}sz_T mem_sets.
have [[N y] _] := all2P ok in_all; case/and3P; rewrite eqn_ZE /= => /eqP sz_y.
set x := map (dot y) _; have sz_x : size x = m by rewrite !size_map.
have [|r1_ge0 r2_ge0 le_r] := @maximaP (Z.mul N q) s x; first by rewrite sz_s sz_x.
move=> N_gt0; rewrite -Zr_lt Zr0 in N_gt0; rewrite -Zr_lt.
move: (maxima _ _ _).1 (maxima _ _ _).2 r1_ge0 r2_ge0 le_r => r1 r2.
move=> /Z.leb_spec0; rewrite -Zr_le Zr0 => r1_ge0 /Z.leb_spec0; rewrite -Zr_le Zr0.
move=> r2_ge0 le_r; rewrite ZrD ZrM => lt_N.
pose Y : 'rV[rat]_d := \row_l Zr (nth Z0 y l).
have xE (j : 'I_m) : Zr (nth Z0 x j) = Zr q * (Y *m B) 0 j.
  rewrite (nth_map [::]) ?size_map ?szc // (nth_map [::]) ?szc //.
  rewrite (@dotE d) ?sz_y // mxE mulr_sumr; apply: eq_bigr => l _.
  have clj : cleared q (nth [::] cols j) by apply: (all_nthP [::] clA); rewrite szc.
  by rewrite clear_rowE // !mxE mulrCA.
have overY (j : 'I_m) : (over R Y *m over R B) 0 j = ratr ((Y *m B) 0 j).
  by rewrite /over -map_mxM mxE.
pose S' := if c then T :\: S else S; exists (over R Y), (ratr (Zr N)).
suff cert : sign_certificate (over R B) T S' (over R Y) (ratr (Zr N)).
  by move: cert; rewrite /S'; case: (c); [right|left].
have [q0 qV] : Zr q != 0 /\ 0 < (Zr q)^-1 by rewrite lt0r_neq0 ?invr_gt0.
have pos (r : rat) : 0 <= r -> 0 <= ratr r :> R by rewrite ler0q.
split; first by rewrite ltr0q.
apply: (@le_lt_trans _ _ (ratr (Zr r1 / Zr q) + ratr (Zr r2 / Zr q))); last first.
  rewrite -(rmorphD (ratr_rmorphism R)) ltr_rat -mulrDl ltr_pdivr_mulr //.
apply: ler_add.
  apply/bigmaxr_leP => [|j jT]; first by rewrite pos // divr_ge0 // ltW.
  have := le_r j; rewrite sz_s ltn_ord sE /sign_of jT => /(_ isT).
  rewrite overY; have -> : pm R S' j = ratr (Zr (if (j \notin S) (+) c then Zneg xH else Zpos xH)).
    rewrite /pm /S'; case: (c); rewrite ?inE ?jT ?andbT; case: (j \in S) => /=;
      by rewrite ?rmorphN ?rmorph1.
  case: ifP => [|_ /Z.leb_spec0]; first by case: (_ (+) _).
  rewrite -Zr_le Zr_abs ZrB !ZrM xE -mulrA [Zr q * Zr (if _ then _ else _)]mulrC.
  rewrite mulrA [_ * _ * Zr q]mulrC -mulrBr normrM (gtr0_norm q_gt0) => le1.
  rewrite -!(rmorphM (ratr_rmorphism R)) -(rmorphB (ratr_rmorphism R)) /= -ratr_norm ler_rat.
  by rewrite ler_pdivl_mulr // mulrC.
apply/bigmaxr_leP => [|j]; first by rewrite pos // divr_ge0 // ltW.
rewrite inE => jT; have := le_r j; rewrite sz_s ltn_ord sE /sign_of (negPf jT) => /(_ isT).
move/Z.leb_spec0; rewrite -Zr_le Zr_abs xE normrM (gtr0_norm q_gt0) => le1.
by rewrite overY -ratr_norm ler_rat ler_pdivl_mulr // mulrC.
Qed.

Lemma over_neq0 (v : 'cV[rat]_m) : v != 0 -> over R v != 0.
Proof.
apply: contraNneq => /matrixP eq0; apply/eqP/matrixP => i j.
by have := eq0 i j; rewrite !mxE /= => /eqP; rewrite fmorph_eq0 => /eqP.
Qed.

(* What both failures say of their kernel vector *)
Lemma kernel_vectorP z (v := dense m 0 z) : shaped d m A -> size v = m ->
  kernel_ok A v -> Z.ltb Z0 (abs_sum (clear_row (row_lcd v) v)) ->
  over R M *m over R (vec m v) = 0 /\ over R (vec m v) != 0.
Proof.
move=> shA sz_v ker S_gt0; have cl_v : cleared (row_lcd v) v by case/andP: ker.
split; first exact/over_kernel/kernel_okP.
apply: over_neq0; rewrite -vl1_gt0 -(pmulr_rgt0 _ (cleared_gt0 cl_v)).
by rewrite -(abs_sumE cl_v sz_v) -Zr0 Zr_lt.
Qed.

Theorem check_basis_pursuit_failure_sound z :
  check_basis_pursuit_failure k d m A z -> ~ basis_pursuit (over R M) k.
Proof.
case/andP=> /and4P[shA]; rewrite eqn_ZE => /eqP sz_v ker S_gt0.
have [Av v0] := kernel_vectorP shA sz_v ker S_gt0.
set v := dense m 0 z in sz_v ker S_gt0 Av v0 *; set u := clear_row _ v.
set t := map _ _; case/and4P; rewrite eqn_ZE leq_ZE => /eqP sz_t le_k /(all_nthP Z0) le1.
have cl_v : cleared (row_lcd v) v by case/andP: ker.
have q_gt0 := cleared_gt0 cl_v; rewrite -Zr_le (abs_sumE cl_v sz_v) ZrM.
rewrite (@dotE m) ?size_clear_row ?sz_v // => le_S /basis_pursuitP/(_ _ Av v0).
pose T := [set j : 'I_m | ~~ Z.eqb (nth Z0 t j) Z0].
move=> /(_ T); rewrite -(count_nth Z0 (fun x => ~~ Z.eqb x Z0) sz_t) => /(_ le_k).
apply/negP; rewrite -leNgt over_vl1.
have -> : \sum_(j in T) `|over R (vec m v) j 0| = ratr (\sum_(j in T) `|vec m v j 0|).
  by rewrite rmorph_sum; apply: eq_bigr => j _; rewrite over_abs.
rewrite -(rmorphMn (ratr_rmorphism R)) ler_rat -(ler_pmul2l q_gt0).
apply: le_trans le_S _; rewrite -mulr_natl -[Zr (Zpos 2)]/(2%:R : rat) mulrCA.
rewrite ler_pmul2l ?ltr0n // mulr_sumr [leRHS]big_mkcond; apply: ler_sum => j _.
rewrite clear_rowE // -mulrA inE; have [t0|tj] := ifPn; last first.
  by rewrite negbK -Zr_eq Zr0 in tj; rewrite (eqP tj) !mulr0.
rewrite ler_pmul2l // mxE; apply: le_trans (ler_norm _) _; rewrite normrM ler_pimulr //.
by have := le1 j; rewrite sz_t ltn_ord -Zr_le Zr_abs Zr1 => ->.
Qed.

Theorem check_exact_decoding_failure_sound z :
  check_exact_decoding_failure k d m A z -> ~ decodable (over R M) k.
Proof.
case/and5P=> shA; rewrite eqn_ZE => /eqP sz_v ker S_gt0 /Z.leb_spec0 le_k.
have {}le_k : (count fnonzero (dense m 0 z) <= k + k)%N by lia.
have [Av v0] := kernel_vectorP shA sz_v ker S_gt0.
move=> /decodableP/(_ _ Av v0); apply/negP; rewrite -leqNgt -addnn.
apply: leq_trans le_k; rewrite (count_nth f0 _ sz_v); apply/eq_leq/eq_card => j.
by rewrite !inE !mxE fmorph_eq0 fnonzeroE.
Qed.

End Sound.
