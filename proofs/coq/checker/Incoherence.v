From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRHChecker Require Import Data Recovery.

(******************************************************************************)
(*                          incoherence certificates                          *)
(*                                                                            *)
(*     inner A i j == the inner product of columns i and j of A               *)
(* square_cosine A i j == the squared cosine of the angle between them        *)
(* coherence_squared A c == c is the largest square_cosine A i j over i != j, *)
(*                      or A has one column and c = 0                         *)
(* check_incoherence_sound: what an accepted certificate of this kind says    *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition inner d m (A : 'M[rat]_(d, m)) i j : rat := \sum_l A l i * A l j.

Definition square_cosine d m (A : 'M[rat]_(d, m)) i j : rat :=
  inner A i j ^+ 2 / (inner A i i * inner A j j).

Definition coherence_squared d m (A : 'M[rat]_(d, m)) (c : rat) : Prop :=
  (forall i j, i != j -> square_cosine A i j <= c)
  /\ ((m = 1%N /\ c = 0) \/ exists i j, i != j /\ square_cosine A i j = c).

Fixpoint all_pairs T (ok : T -> T -> bool) (s : seq T) : bool :=
  if s is x :: s' then all (ok x) s' && all_pairs ok s' else true.

Lemma all_pairsP T (x0 : T) ok s : all_pairs ok s ->
  forall i j, (i < j < size s)%N -> ok (nth x0 s i) (nth x0 s j).
Proof.
elim: s => [|x s IHs] /=; first by move=> _ i j /andP[_].
case/andP=> /(all_nthP x0) ok_x /IHs{}IHs [|i] [|j] //=.
  exact: ok_x.
by rewrite !ltnS; apply: IHs.
Qed.

(* A cleared column with its squared norm *)
Definition measured (col : seq frac) : seq Z * Z :=
  let u := clear_row (row_lcd col) col in (u, dot u u).

Definition sides (c : frac) (x y : seq Z * Z) : Z * Z :=
  let g := dot x.1 y.1 in
  (Z.mul (Z.mul g g) (Zpos c.2), Z.mul c.1 (Z.mul x.2 y.2)).

Definition norm_ok (v : frac) (col : seq frac) : bool :=
  let q := row_lcd col in let u := clear_row q col in
  Z.eqb (Z.mul (dot u u) (Zpos v.2)) (Z.mul v.1 (Z.mul q q)).

Definition check_incoherence (d m : nat) (A : seq (seq frac)) (c : frac)
    (norm root : option frac) (bound : option (relation * frac))
    (pair : option (nat * nat)) : bool :=
  let cols := columns m A in
  let us := map measured cols in
  [&& shaped d m A, all (fun col => cleared (row_lcd col) col) cols,
      all (fun u => Z.ltb Z0 u.2) us,
      (if norm is Some v then all (norm_ok v) cols else true)
    & [&& (if root is Some r then fle f0 r && feq (fmul r r) c else true),
          (if bound is Some (rel, mu) then eqn_Z m 1 ||
             (if rel is Lt then flt c (fmul mu mu) else fle c (fmul mu mu))
           else true),
          all_pairs (fun x y => let s := sides c x y in Z.leb s.1 s.2) us
        & if pair is Some (i, j) then
            [&& ltn_Z i j, ltn_Z j m
              & let s := sides c (nth ([::], Z0) us i) (nth ([::], Z0) us j) in
                Z.eqb s.1 s.2]
          else eqn_Z m 1 && feq c f0]].

Lemma square_cosineC d m (A : 'M[rat]_(d, m)) i j :
  square_cosine A i j = square_cosine A j i.
Proof.
rewrite /square_cosine [inner A i i * _]mulrC; congr (_ ^+ 2 / _).
by apply: eq_bigr => l _; rewrite mulrC.
Qed.

Theorem check_incoherence_sound d m A c norm root bound pair :
  check_incoherence d m A c norm root bound pair ->
  [/\ forall j, 0 < inner (mx_of d m A) j j,
      coherence_squared (mx_of d m A) (fr c),
      (if norm is Some v then forall j, inner (mx_of d m A) j j = fr v else True),
      (if root is Some r then 0 <= fr r /\ fr r ^+ 2 = fr c else True)
    & (if bound is Some (rel, mu) then
         (1 < m)%N -> compares rel (fr c) (fr mu ^+ 2) else True)].
Proof.
case/and5P=> shA; set cols := columns m A; set us := map measured cols.
move=> /(all_nthP [::]) cl /(all_nthP ([::], Z0)) pos norm_c.
case/and4P=> root_c bound_c /(all_pairsP ([::], Z0)) pairs_c pair_c.
rewrite -(mxc_of_columns shA); set M := mxc_of d m _.
have [/shapedP[sz_c row_c] _] := columnsP f0 shA; rewrite -/cols in sz_c row_c.
have sz_u : size us = m by rewrite size_map.
pose q (j : 'I_m) := Zr (row_lcd (nth [::] cols j)).
have clj (j : 'I_m) : cleared (row_lcd (nth [::] cols j)) (nth [::] cols j).
  by apply: cl; rewrite sz_c.
have q_neq0 j : q j != 0 := lt0r_neq0 (cleared_gt0 (clj j)).
have us_j (j : 'I_m) : nth ([::], Z0) us j = measured (nth [::] cols j).
  by rewrite (nth_map [::]) ?sz_c.
have dotE (i j : 'I_m) :
    Zr (dot (measured (nth [::] cols i)).1 (measured (nth [::] cols j)).1)
    = q i * q j * inner M i j.
  rewrite (@dotE d) ?size_clear_row ?row_c // mulr_sumr; apply: eq_bigr => l _.
  by rewrite !clear_rowE // !mxE mulrACA.
have normE (j : 'I_m) : Zr (measured (nth [::] cols j)).2 = q j ^+ 2 * inner M j j.
  by rewrite -dotE.
have pos_j j : 0 < inner M j j.
  have := pos j; rewrite sz_u ltn_ord us_j -Zr_lt Zr0 normE => /(_ isT).
  by rewrite pmulr_rgt0 // exprn_even_gt0 //= q_neq0.
have cos_le (i j : 'I_m) (z := sides c (measured (nth [::] cols i)) (measured (nth [::] cols j))) :
    [/\ (Zr z.1 <= Zr z.2) = (square_cosine M i j <= fr c)
      & (Zr z.1 == Zr z.2) = (square_cosine M i j == fr c)].
  have -> : Zr z.1 = (q i * q j) ^+ 2 * Zr (Zpos c.2) * inner M i j ^+ 2.
    by rewrite /z !ZrM dotE -expr2 exprMn mulrAC.
  have -> : Zr z.2 = (q i * q j) ^+ 2 * Zr (Zpos c.2)
                     * (fr c * (inner M i i * inner M j j)).
    have fw : fr c * Zr (Zpos c.2) = Zr c.1 by rewrite /fr divfK ?Zr_pos_neq0.
    rewrite /z !ZrM !normE exprMn -[RHS]mulrA [Zr (Zpos c.2) * _]mulrA.
    by rewrite [Zr (Zpos c.2) * fr c]mulrC fw [X in _ * X = _]mulrACA [LHS]mulrCA.
  have pos_q : 0 < (q i * q j) ^+ 2 * Zr (Zpos c.2).
    by rewrite mulr_gt0 ?Zr_pos // exprn_even_gt0 //= mulf_neq0.
  have pos_n : 0 < inner M i i * inner M j j by rewrite mulr_gt0.
  have n_neq0 := lt0r_neq0 pos_n.
  split; first by rewrite ler_pmul2l // /square_cosine ler_pdivr_mulr.
  rewrite (inj_eq (mulfI (lt0r_neq0 pos_q))) /square_cosine.
  apply/eqP/eqP => [->|<-]; first by rewrite mulfK.
  by rewrite divfK.
split=> //.
- split=> [i j neq_ij|].
    wlog lt_ij : i j neq_ij / (i < j)%N => [IH|].
      have := neq_ij; rewrite -val_eqE neq_ltn => /orP[] lt_ij; first exact: IH.
      by rewrite square_cosineC; apply: IH; rewrite // eq_sym.
    have [<- _] := cos_le i j; rewrite Zr_le -!us_j.
    by apply: pairs_c; rewrite lt_ij sz_u ltn_ord.
  case: (pair) pair_c => [[i j]|]; last first.
    by rewrite eqn_ZE feqE fr0 => /andP[/eqP m1 /eqP c0]; left.
  case/and3P; rewrite !ltn_ZE => lt_ij lt_j eq_ij; right.
  exists (Ordinal (ltn_trans lt_ij lt_j)), (Ordinal lt_j); split.
    by rewrite -val_eqE /= neq_ltn lt_ij.
  have [_ eq_cos] := cos_le (Ordinal (ltn_trans lt_ij lt_j)) (Ordinal lt_j).
  by apply/eqP; rewrite -eq_cos -!us_j Zr_eq.
- case: (norm) norm_c => // v /(all_nthP [::]) norm_v j.
  have := norm_v j; rewrite sz_c ltn_ord => /(_ isT); rewrite /norm_ok -Zr_eq !ZrM.
  have := normE j; rewrite /measured /= => ->; rewrite -!expr2 -/(q j) => /eqP eq_v.
  apply: (mulfI (expf_neq0 2 (q_neq0 j))); rewrite /fr [_ * (_ / _)]mulrA.
  by rewrite [q j ^+ 2 * Zr v.1]mulrC -[Zr (row_lcd _) ^+ 2]/(q j ^+ 2) in eq_v *;
     rewrite -eq_v mulfK ?Zr_pos_neq0.
- case: (root) root_c => // r /andP[]; rewrite fleE fr0 feqE frM -expr2.
  by move=> r_ge0 /eqP.
case: (bound) bound_c => // -[rel mu]; rewrite eqn_ZE fltE fleE frM -expr2.
by move=> /orP[/eqP-> //|]; case: rel.
Qed.
