From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem Geometry.
From LRHChecker Require Import Data Recovery Incoherence HypothesisFailure Kernel Access.

(******************************************************************************)
(*                           geometry certificates                            *)
(*                                                                            *)
(*       ip A i B j == the inner product of column i of A and column j of B   *)
(*  signed_square A i B j == c |c| for the cosine c of the two columns, a     *)
(*                    rational number (signed_squareE)                        *)
(*      within x lo hi == lo <= x <= hi                                       *)
(*         extremes == the least and the largest signed square of a family,   *)
(*                    with the places where they are attained                 *)
(*        statement == the numbers of the claim                               *)
(* geometry_facts   == what they say, in rational numbers                     *)
(* check_geometry_sound: an accepted certificate states the facts             *)
(* check_geometry_angles: and the cosines are bounded as claimed, over every  *)
(*                    real closed field                                       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Record extremes (T : Type) := Extremes {
  least : frac; largest : frac; at_least : T; at_largest : T }.

Record statement := Statement {
  worst : frac;  (* worstError *)
  gamma : frac;  (* gammaSquared *)
  self_bound : frac;
  base : frac;
  root_of : frac;
  self_cosines : extremes nat;
  encoder_cosines : option (extremes (nat * nat));
  probe_cosines : option (extremes (nat * nat));
  self_below : option frac;
  pair_above : option frac }.

Definition fone : frac := integer (Zpos xH).
Definition fsub (x y : frac) : frac :=
  (Z.sub (Z.mul x.1 (Zpos y.2)) (Z.mul y.1 (Zpos x.2)), Pos.mul x.2 y.2).

(* ------------------------------------------------------------------------- *)
(* What is stated                                                             *)
(* ------------------------------------------------------------------------- *)

Section Facts.

Variables (d m : nat).
Implicit Types A B : 'M[rat]_(d, m).

Definition ip A (i : 'I_m) B (j : 'I_m) : rat := \sum_l A l i * B l j.

Definition signed_square A i B j : rat :=
  ip A i B j * `|ip A i B j| / (ip A i A i * ip B j B j).

Definition pair_extremes A (e : option (extremes (nat * nat))) : Prop :=
  if e is Some e then
    (forall i j, i != j -> fr (least e) <= signed_square A i A j <= fr (largest e))
    /\ (exists i j, i != j /\ signed_square A i A j = fr (least e))
    /\ (exists i j, i != j /\ signed_square A i A j = fr (largest e))
  else m = 1%N.

Definition self_extremes A B (e : extremes nat) : Prop :=
  (forall i, fr (least e) <= signed_square A i B i <= fr (largest e))
  /\ (exists i, signed_square A i B i = fr (least e))
  /\ (exists i, signed_square A i B i = fr (largest e)).

Definition is_gamma A B (g : rat) : Prop :=
  [/\ 1 <= g, forall i, ip A i A i <= g /\ ip B i B i <= g
    & g = 1 \/ exists i, g = ip A i A i \/ g = ip B i B i].

Definition geometry_facts rel A B k (e : rat) (s : statement) : Prop :=
  let g := fr (gamma s) in
  [/\ worst_error Signed A B k (fr (worst s)) /\ compares rel (fr (worst s)) e,
      is_gamma A B g,
      [/\ fr (self_bound s) = (1 - e) / g, fr (base s) = e * g / (1 - e)
        & fr (root_of s) = 1 - (1 - e) ^+ 2 / g ^+ 2],
      self_extremes A B (self_cosines s)
    & pair_extremes A (encoder_cosines s) /\ pair_extremes B (probe_cosines s)].

End Facts.

(* ------------------------------------------------------------------------- *)
(* The checks                                                                 *)
(* ------------------------------------------------------------------------- *)

(* The signed square of two measured columns, as a quotient *)
Definition quotient (x y : seq Z * Z) : Z * Z :=
  let g := dot x.1 y.1 in (Z.mul g (Z.abs g), Z.mul x.2 y.2).

Definition le_f (x : Z * Z) (c : frac) : bool := Z.leb (Z.mul x.1 (Zpos c.2)) (Z.mul c.1 x.2).
Definition ge_f (x : Z * Z) (c : frac) : bool := Z.leb (Z.mul c.1 x.2) (Z.mul x.1 (Zpos c.2)).
Definition eq_f (x : Z * Z) (c : frac) : bool := Z.eqb (Z.mul x.1 (Zpos c.2)) (Z.mul c.1 x.2).
Definition inside T (e : extremes T) (x : Z * Z) : bool :=
  ge_f x (least e) && le_f x (largest e).

Definition none := ([::] : seq Z, Z0).

Definition pair_ok (m : nat) (us : seq (seq Z * Z)) (ij : nat * nat) (c : frac) : bool :=
  [&& ltn_Z ij.1 ij.2, ltn_Z ij.2 m
    & eq_f (quotient (nth none us ij.1) (nth none us ij.2)) c].

Definition pairs_ok (m : nat) (us : seq (seq Z * Z))
    (e : option (extremes (nat * nat))) : bool :=
  if e is Some e then
    [&& all_pairs (fun x y => inside e (quotient x y)) us,
        pair_ok m us (at_least e) (least e) & pair_ok m us (at_largest e) (largest e)]
  else eqn_Z m 1.

Definition self_ok (m : nat) (us vs : seq (seq Z * Z)) (e : extremes nat) : bool :=
  [&& all (fun x => inside e (quotient x.1 x.2)) (zip us vs),
      ltn_Z (at_least e) m, ltn_Z (at_largest e) m,
      eq_f (quotient (nth none us (at_least e)) (nth none vs (at_least e))) (least e)
    & eq_f (quotient (nth none us (at_largest e)) (nth none vs (at_largest e))) (largest e)].

Definition norm_le (g : frac) (col : seq frac) : bool :=
  let q := row_lcd col in let u := clear_row q col in
  Z.leb (Z.mul (dot u u) (Zpos g.2)) (Z.mul g.1 (Z.mul q q)).

Definition gamma_ok (g : frac) (A B : seq (seq frac)) : bool :=
  [&& fle fone g, all (norm_le g) A, all (norm_le g) B
    & feq g fone || has (norm_ok g) A || has (norm_ok g) B].

(* sqrt q <= b + sqrt r *)
Definition root_ok (b r q : frac) : bool :=
  let t := fsub (fsub q (fmul b b)) r in
  fle t f0 || fle (fmul t t) (fmul (integer (Zpos 4)) (fmul (fmul b b) r)).

Definition both T (p : frac -> bool) (e : extremes T) : bool :=
  p (fabs (least e)) && p (fabs (largest e)).

Definition over_pairs (p : extremes (nat * nat) -> bool) (s : statement) : bool :=
  (if encoder_cosines s is Some e then p e else true)
  && (if probe_cosines s is Some e then p e else true).

(* A and B by their columns *)
Definition check_geometry_columns rel (k d m : nat) (A B : seq (seq frac)) (e : frac)
    (s : statement) : bool :=
  let qA := common_lcd A in
  let found := find_row k qA (map (clear_row qA) A) (worst s) 0 B in
  let us := map measured A in
  let vs := map measured B in
  let g := gamma s in
  let e1 := fsub fone e in
  [&& check_columns Signed k d m A B found.1 found.2 (worst s), compares_f rel (worst s) e,
      flt e fone, flt f0 e & gamma_ok g A B]
  && [&& all (fun u => Z.ltb Z0 u.2) us, all (fun v => Z.ltb Z0 v.2) vs,
         all (fun col => cleared (row_lcd col) col) A,
         all (fun col => cleared (row_lcd col) col) B
       & [&& feq (fmul (self_bound s) g) e1, feq (fmul (base s) e1) (fmul e g),
             feq (fmul (fsub fone (root_of s)) (fmul g g)) (fmul e1 e1) & fle f0 (root_of s)]]
  && [&& self_ok m us vs (self_cosines s), pairs_ok m us (encoder_cosines s),
         pairs_ok m vs (probe_cosines s)
       & [&& fle (fmul (self_bound s) (self_bound s)) (least (self_cosines s)),
             over_pairs (both (root_ok (base s) (root_of s))) s,
             (if self_below s is Some x then
                both (fun q => flt q (fmul x x)) (self_cosines s) && flt f0 x else true)
           & (if pair_above s is Some x then
                over_pairs (fun e => flt (fmul x x) (least e)) s && fle f0 x else true)]].

Definition check_geometry rel (k d m : nat) (A B : seq (seq frac))
    (sc : option (seq frac)) (e : frac) (s : statement) : bool :=
  [&& shaped d m A, shaped d m B, scale_ok m sc
    & if sc is Some sc' then
        check_geometry_columns rel k d m (scaled sc' (columns m A))
          (scaled (map finv sc') (columns m B)) e s
      else check_geometry_columns rel k d m (columns m A) (columns m B) e s].

(* ------------------------------------------------------------------------- *)
(* The facts                                                                  *)
(* ------------------------------------------------------------------------- *)

Lemma fr_fone : fr fone = 1. Proof. exact: fr_one. Qed.

Lemma frB x y : fr (fsub x y) = fr x - fr y.
Proof.
rewrite /fr /= ZrB !ZrM Pos2Z.inj_mul ZrM mulrBl -mulf_div.
by rewrite divff ?Zr_pos_neq0 // mulr1 [Zr (Zpos x.2) * _]mulrC -mulf_div divff ?Zr_pos_neq0 ?mulr1.
Qed.

Lemma quotient_algebra (p p' qa qb na nb : rat) : na * nb != 0 ->
  qa * qb * p * (qa * qb * p') = p * p' / (na * nb) * (qa * qa * na * (qb * qb * nb)).
Proof.
move=> n0; rewrite [qa * qa * na * _]mulrACA [qa * qa * (qb * qb)]mulrACA.
by rewrite [_ * (na * nb)]mulrC [RHS]mulrA divfK // [LHS]mulrACA [LHS]mulrC.
Qed.

Section Columns.

Variables (d m : nat) (A B : seq (seq frac)).
Hypotheses (shA : shaped m d A) (shB : shaped m d B).
Hypothesis clA : all (fun col => cleared (row_lcd col) col) A.
Hypothesis clB : all (fun col => cleared (row_lcd col) col) B.
Hypothesis posA : all (fun u => Z.ltb Z0 u.2) (map measured A).
Hypothesis posB : all (fun u => Z.ltb Z0 u.2) (map measured B).

Notation a := (mxc_of d m A).
Notation b := (mxc_of d m B).

Let q (M : seq (seq frac)) (j : 'I_m) := Zr (row_lcd (nth [::] M j)).

Lemma measured_ip M N (i j : 'I_m) : shaped m d M -> shaped m d N ->
  all (fun col => cleared (row_lcd col) col) M ->
  all (fun col => cleared (row_lcd col) col) N ->
  Zr (dot (measured (nth [::] M i)).1 (measured (nth [::] N j)).1)
  = q M i * q N j * ip (mxc_of d m M) i (mxc_of d m N) j.
Proof.
move=> /shapedP[szM rowM] /shapedP[szN rowN] /all_nthP clM /all_nthP clN.
have cli : cleared (row_lcd (nth [::] M i)) (nth [::] M i) by apply: clM; rewrite szM.
have clj : cleared (row_lcd (nth [::] N j)) (nth [::] N j) by apply: clN; rewrite szN.
rewrite (@dotE d) ?size_clear_row ?rowM // mulr_sumr; apply: eq_bigr => l _.
by rewrite !clear_rowE // !mxE mulrACA.
Qed.

Lemma q_gt0 M j : shaped m d M -> all (fun col => cleared (row_lcd col) col) M -> 0 < q M j.
Proof.
move=> /shapedP[szM _] /(all_nthP [::]) clM; apply: (@cleared_gt0 _ (nth [::] M j)).
by apply: clM; rewrite szM.
Qed.

Lemma ip_gt0 M (j : 'I_m) : shaped m d M ->
  all (fun col => cleared (row_lcd col) col) M ->
  all (fun u => Z.ltb Z0 u.2) (map measured M) -> 0 < ip (mxc_of d m M) j (mxc_of d m M) j.
Proof.
move=> shM clM /(all_nthP none) pos; have [szM _] := shapedP shM.
have := pos j; rewrite size_map szM ltn_ord (nth_map [::]) ?szM // => /(_ isT).
by rewrite -Zr_lt Zr0 measured_ip // pmulr_rgt0 // mulr_gt0 ?q_gt0.
Qed.

Lemma quotientP M N (i j : 'I_m) (c : frac) : shaped m d M -> shaped m d N ->
  all (fun col => cleared (row_lcd col) col) M ->
  all (fun col => cleared (row_lcd col) col) N ->
  all (fun u => Z.ltb Z0 u.2) (map measured M) ->
  all (fun u => Z.ltb Z0 u.2) (map measured N) ->
  let x := quotient (nth none (map measured M) i) (nth none (map measured N) j) in
  let s := signed_square (mxc_of d m M) i (mxc_of d m N) j in
  [/\ le_f x c = (s <= fr c), ge_f x c = (fr c <= s) & eq_f x c = (s == fr c)].
Proof.
move=> shM shN clM clN posM posN; have [szM _] := shapedP shM; have [szN _] := shapedP shN.
rewrite !(nth_map [::]) ?szM ?szN //; set s := signed_square _ _ _ _.
set x := quotient _ _; have x2_gt0 : 0 < Zr x.2.
  by rewrite ZrM !measured_ip // !mulr_gt0 ?q_gt0 ?ip_gt0.
have x1E : Zr x.1 = s * Zr x.2.
  have Q_gt0 : 0 < q M i * q N j by rewrite mulr_gt0 ?q_gt0.
  have n_gt0 : 0 < ip (mxc_of d m M) i (mxc_of d m M) i * ip (mxc_of d m N) j (mxc_of d m N) j.
    by rewrite mulr_gt0 ?ip_gt0.
  rewrite /x /quotient [(_, _).1]/= [(_, _).2]/= !ZrM Zr_abs !measured_ip //.
  rewrite normrM (gtr0_norm Q_gt0); apply: quotient_algebra.
  exact: lt0r_neq0.
have c1E : Zr c.1 = fr c * Zr (Zpos c.2) by rewrite /fr divfK ?Zr_pos_neq0.
have p_gt0 : 0 < Zr x.2 * Zr (Zpos c.2) by rewrite mulr_gt0 ?Zr_pos.
have l : Zr (Z.mul x.1 (Zpos c.2)) = s * (Zr x.2 * Zr (Zpos c.2)) by rewrite ZrM x1E mulrA.
have r : Zr (Z.mul c.1 x.2) = fr c * (Zr x.2 * Zr (Zpos c.2)).
  by rewrite ZrM c1E -mulrA [Zr (Zpos _) * _]mulrC.
rewrite /le_f /ge_f /eq_f -!Zr_le -Zr_eq l r !ler_pmul2r //; split=> //.
by rewrite (inj_eq (mulIf (lt0r_neq0 p_gt0))).
Qed.

Lemma signed_squareC (M : 'M[rat]_(d, m)) i j : signed_square M i M j = signed_square M j M i.
Proof.
have ipC : ip M i M j = ip M j M i by apply: eq_bigr => l _; rewrite mulrC.
by rewrite /signed_square ipC [ip M i M i * _]mulrC.
Qed.

Lemma pairs_okP M e : shaped m d M ->
  all (fun col => cleared (row_lcd col) col) M ->
  all (fun u => Z.ltb Z0 u.2) (map measured M) ->
  pairs_ok m (map measured M) e -> pair_extremes (mxc_of d m M) e.
Proof.
move=> shM clM posM; have [szM _] := shapedP shM.
have Q i j c := @quotientP M M i j c shM shM clM clM posM posM.
case: e => [e|]; last by rewrite /= eqn_ZE => /eqP.
case/and3P=> /(all_pairsP none) pairs lo hi.
have at_ok ij c : pair_ok m (map measured M) ij c ->
    exists i j, i != j /\ signed_square (mxc_of d m M) i (mxc_of d m M) j = fr c.
  case: ij => i j /and3P[]; rewrite !ltn_ZE /= => lt_ij lt_j eq_c.
  exists (Ordinal (ltn_trans lt_ij lt_j)), (Ordinal lt_j); split.
    by rewrite -val_eqE /= neq_ltn lt_ij.
  have [_ _ eqE] := Q (Ordinal (ltn_trans lt_ij lt_j)) (Ordinal lt_j) c.
  by apply/eqP; rewrite -eqE.
split; [|by split; [apply: at_ok lo|apply: at_ok hi]].
move=> i j neq_ij; wlog lt_ij : i j neq_ij / (i < j)%N => [IH|].
  have := neq_ij; rewrite -val_eqE neq_ltn => /orP[] lt_ij; first exact: IH.
  by rewrite signed_squareC; apply: IH; rewrite // eq_sym.
have := pairs i j; rewrite lt_ij size_map szM ltn_ord => /(_ isT)/andP[].
by have [_ -> _] := Q i j (least e); have [-> _ _] := Q i j (largest e) => -> ->.
Qed.

Lemma self_okP e : self_ok m (map measured A) (map measured B) e -> self_extremes a b e.
Proof.
have [szA _] := shapedP shA; have [szB _] := shapedP shB.
have Q i j c := @quotientP A B i j c shA shB clA clB posA posB.
case/and5P=> /(all_nthP (none, none)) ok; rewrite !ltn_ZE => lt_l lt_h eq_l eq_h.
split; last split.
- move=> i; have := ok i; rewrite size_zip !size_map szA szB minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?size_map ?szA ?szB //= => /andP[].
  by have [_ -> _] := Q i i (least e); have [-> _ _] := Q i i (largest e) => -> ->.
- exists (Ordinal lt_l); apply/eqP.
  by have [_ _ <-] := Q (Ordinal lt_l) (Ordinal lt_l) (least e).
exists (Ordinal lt_h); apply/eqP.
by have [_ _ <-] := Q (Ordinal lt_h) (Ordinal lt_h) (largest e).
Qed.

Lemma norm_leP M (j : 'I_m) g : shaped m d M ->
  all (fun col => cleared (row_lcd col) col) M ->
  (norm_le g (nth [::] M j) = (ip (mxc_of d m M) j (mxc_of d m M) j <= fr g))
  /\ (norm_ok g (nth [::] M j) = (ip (mxc_of d m M) j (mxc_of d m M) j == fr g)).
Proof.
move=> shM clM; have qj := q_gt0 j shM clM; have p_gt0 := Zr_pos g.2.
have g1E : Zr g.1 = fr g * Zr (Zpos g.2) by rewrite /fr divfK ?Zr_pos_neq0.
have D := measured_ip j j shM shM clM clM.
rewrite -[dot _ _]/(dot (measured (nth [::] M j)).1 (measured (nth [::] M j)).1) in D.
have c_gt0 : 0 < q M j * q M j * Zr (Zpos g.2) by rewrite !mulr_gt0.
set u := dot _ _ in D.
have l : Zr (Z.mul u (Zpos g.2))
    = ip (mxc_of d m M) j (mxc_of d m M) j * (q M j * q M j * Zr (Zpos g.2)).
  by rewrite ZrM D mulrCA mulrA.
have r : Zr (Z.mul g.1 (Z.mul (row_lcd (nth [::] M j)) (row_lcd (nth [::] M j))))
    = fr g * (q M j * q M j * Zr (Zpos g.2)).
  by rewrite !ZrM g1E -mulrA [Zr (Zpos _) * _]mulrC.
split; first by rewrite -[LHS]/(Z.leb _ _) -Zr_le l r ler_pmul2r.
by rewrite -[LHS]/(Z.eqb _ _) -Zr_eq l r (inj_eq (mulIf (lt0r_neq0 c_gt0))).
Qed.

Lemma gamma_okP g : gamma_ok g A B -> is_gamma a b (fr g).
Proof.
have [szA _] := shapedP shA; have [szB _] := shapedP shB.
case/and4P; rewrite fleE fr_fone => g_ge1 /(all_nthP [::]) leA /(all_nthP [::]) leB attained.
split=> // [i|].
  have [<- _] := norm_leP i g shA clA; have [<- _] := norm_leP i g shB clB.
  by rewrite leA ?szA // leB ?szB.
case/orP: attained => [/orP[|/(has_nthP [::])[i]]|/(has_nthP [::])[i]].
- by rewrite feqE fr_fone => /eqP; left.
- rewrite szA => lt_i; have [_ /= ->] := norm_leP (Ordinal lt_i) g shA clA.
  by move/eqP=> <-; right; exists (Ordinal lt_i); left.
rewrite szB => lt_i; have [_ /= ->] := norm_leP (Ordinal lt_i) g shB clB.
by move/eqP=> <-; right; exists (Ordinal lt_i); right.
Qed.

End Columns.

Theorem check_geometry_columns_sound rel k d m A B e s :
  check_geometry_columns rel k d m A B e s ->
  geometry_facts rel (mxc_of d m A) (mxc_of d m B) k (fr e) s.
Proof.
rewrite /check_geometry_columns; case/andP=> /andP[/and5P[cols cmp e_lt1 _ gam]].
case/and5P=> posA posB clA clB /and4P[eq_self eq_base eq_root _] /and4P[self encs probs _].
have [shA shB] : shaped m d A /\ shaped m d B.
  by move: cols; rewrite /check_columns => /and5P[].
have is_g := gamma_okP shA shB clA clB gam; have [g_ge1 _ _] := is_g.
have g0 : fr (gamma s) != 0 by rewrite lt0r_neq0 // (lt_le_trans ltr01).
have e0 : 1 - fr e != 0.
  by move: e_lt1; rewrite fltE fr_fone -subr_gt0 => /lt0r_neq0.
move: eq_self eq_base eq_root; rewrite !feqE !frM !frB !fr_fone.
move=> /eqP eq_self /eqP eq_base /eqP eq_root; split.
- split; first exact: check_columns_sound cols.
  by rewrite -compares_fE.
- exact: is_g.
- split; [by rewrite -eq_self mulfK|by rewrite -eq_base mulfK|].
  by rewrite expr2 -eq_root -expr2 mulfK ?expf_neq0 // opprB addrC subrK.
- exact: self_okP.
by split; apply: pairs_okP.
Qed.

Theorem check_geometry_sound rel k d m A B sc e s :
  check_geometry rel k d m A B sc e s ->
  geometry_facts rel (encoder_of d m A sc) (probe_of d m B sc) k (fr e) s.
Proof.
case/and4P=> shA shB; case: sc => [sc|] sc_ok /check_geometry_columns_sound; last first.
  by rewrite !mxc_of_columns.
have [sz_s s_gt0] : size sc = m /\ all (fun x => Z.ltb Z0 x.1) sc.
  by case/andP: sc_ok; rewrite eqn_ZE => /eqP.
by rewrite scaled_encoder ?scaled_probe.
Qed.

(* ------------------------------------------------------------------------- *)
(* The cosines                                                                *)
(* ------------------------------------------------------------------------- *)

Section Angles.

Variable R : rcfType.

Lemma dot_over d m (A B : 'M[rat]_(d, m)) i j :
  Geometry.dot (col i (over R A)) (col j (over R B)) = ratr (ip A i B j).
Proof.
rewrite Geometry.dotE rmorph_sum; apply: eq_bigr => l _; rewrite !mxE /=.
by rewrite (rmorphM (ratr_rmorphism R)).
Qed.

Lemma signed_squareE d m (A B : 'M[rat]_(d, m)) i j
    (c := cosine (col i (over R A)) (col j (over R B))) :
  c * `|c| = ratr (signed_square A i B j).
Proof.
rewrite /c /cosine; set u := col i _; set v := col j _.
have n_ge0 : 0 <= nrm u * nrm v by rewrite mulr_ge0 ?nrm_ge0.
rewrite normrM normfV (ger0_norm n_ge0) mulrACA -invfM mulrACA -!expr2 !nrm_sqr.
rewrite !dot_over /signed_square -ratr_norm -!(rmorphM (ratr_rmorphism R)).
by rewrite -(fmorphV (ratr_rmorphism R)) -(rmorphM (ratr_rmorphism R)).
Qed.

Lemma le_of_signed (x c : R) : 0 <= x -> x * x <= c * `|c| -> x <= c.
Proof.
move=> x_ge0; have [c_ge0|c_lt0] := leP 0 c.
  by rewrite ger0_norm // -!expr2 ler_sqr.
move/(le_trans (mulr_ge0 x_ge0 x_ge0)); rewrite ltr0_norm // mulrN oppr_ge0 leNgt.
by rewrite nmulr_rgt0 ?c_lt0.
Qed.

Lemma lt_of_signed (x c : R) : 0 <= x -> x * x < c * `|c| -> x < c.
Proof.
move=> x_ge0; have [c_ge0|c_lt0] := leP 0 c.
  by rewrite ger0_norm // -!expr2 ltr_sqr.
move/(le_lt_trans (mulr_ge0 x_ge0 x_ge0)); rewrite ltr0_norm // mulrN oppr_gt0 ltNge.
by rewrite nmulr_rge0 // ltW.
Qed.

Lemma norm_signed (c : R) : `|c| * `|c| = `|c * `|c| |.
Proof. by rewrite normrM normr_id. Qed.

Lemma root_okP (b r q : frac) : 0 <= fr b -> 0 <= fr r -> root_ok b r q ->
  ratr (fr q) <= (ratr (fr b) + Num.sqrt (ratr (fr r))) ^+ 2 :> R.
Proof.
move=> b_ge0 r_ge0; rewrite /root_ok !fleE !frM fr0 !frB !frM.
set t := fr q - _ - _ => ok; pose w : R := ratr (fr b) * Num.sqrt (ratr (fr r)) *+ 2.
have w_ge0 : 0 <= w by rewrite mulrn_wge0 // mulr_ge0 ?sqrtr_ge0 // ler0q.
suff le_w : ratr t <= w.
  rewrite sqrrD -addrA [w + _]addrC addrA sqr_sqrtr ?ler0q // -ler_subl_addl.
  by apply: le_trans le_w; rewrite /t !(rmorphB (ratr_rmorphism R))
    (rmorphM (ratr_rmorphism R)) /= -expr2 opprD addrA.
case/orP: ok => [t_le0|le_t]; first by apply: le_trans w_ge0; rewrite lerq0.
apply: le_trans (ler_norm _) _; rewrite -ler_sqr ?nnegrE ?normr_ge0 //.
rewrite real_normK ?num_real //.
have -> : w ^+ 2 = 4%:R * (ratr (fr b) ^+ 2 * ratr (fr r)).
  have sq : Num.sqrt (ratr (fr r)) ^+ 2 = ratr (fr r) :> R by rewrite sqr_sqrtr ?ler0q.
  by rewrite /w -mulr_natl exprMn [(ratr _ * _) ^+ 2]exprMn sq -natrX.
have -> : ratr t ^+ 2 = ratr (t * t) :> R by rewrite (rmorphM (ratr_rmorphism R)) expr2.
have fr4 : fr (integer 4) = 4%:R by rewrite /fr /= Zr1 divr1.
apply: (@le_trans _ _ (ratr (4%:R * (fr b * fr b * fr r)))).
  by rewrite ler_rat -fr4.
by rewrite !(rmorphM (ratr_rmorphism R)) /= (ratr_nat R 4) -expr2.
Qed.

Lemma norm_between (lo hi x : rat) : lo <= x <= hi -> `|x| <= `|lo| \/ `|x| <= `|hi|.
Proof.
case/andP=> le_lo le_hi; have [x_ge0|x_lt0] := leP 0 x.
  by right; rewrite ger0_norm //; apply: le_trans le_hi (ler_norm _).
left; rewrite ltr0_norm // -[leRHS]normrN; apply: le_trans (ler_norm _).
by rewrite ler_opp2.
Qed.

Lemma fabsE x : fr (fabs x) = `|fr x|.
Proof. by rewrite /fr /fabs /= Zr_abs normrM normfV (gtr0_norm (Zr_pos _)). Qed.

Theorem check_geometry_angles rel k d m A B sc e s :
  check_geometry rel k d m A B sc e s ->
  let A' := over R (encoder_of d m A sc) in
  let B' := over R (probe_of d m B sc) in
  let bound := ratr (fr (base s)) + Num.sqrt (ratr (fr (root_of s))) in
  [/\ forall i, ratr (fr (self_bound s)) <= cosine (col i A') (col i B'),
      forall i j, i != j -> `|cosine (col i A') (col j A')| <= bound
                         /\ `|cosine (col i B') (col j B')| <= bound,
      (if self_below s is Some x then
         forall i, `|cosine (col i A') (col i B')| < ratr (fr x) else True)
    & (if pair_above s is Some x then
         forall i j, i != j -> ratr (fr x) < cosine (col i A') (col j A')
                            /\ ratr (fr x) < cosine (col i B') (col j B') else True)].
Proof.
move=> ok A' B' bound; have := check_geometry_sound ok.
set a := encoder_of d m A sc; set b := probe_of d m B sc.
case=> _ [g_ge1 _ _] [selfE baseE rootE] [self_in _] [encs probs].
have {ok} [Ac [Bc ok]] : exists Ac Bc, check_geometry_columns rel k d m Ac Bc e s.
  by move: ok; case/and4P=> _ _ _; case: (sc) => [sc'|] ok; eexists; eexists; exact: ok.
case/andP: ok => /andP[/and5P[_ _ e_lt1 e_gt0 _]].
case/and5P=> _ _ _ _ /and4P[_ _ _ root_ge0] /and4P[_ _ _ /and4P[ge_self roots below above]].
have {}e_lt1 : fr e < 1 by move: e_lt1; rewrite fltE fr_fone.
have {}e_gt0 : 0 < fr e by move: e_gt0; rewrite fltE fr0.
have {}root_ge0 : 0 <= fr (root_of s) by move: root_ge0; rewrite fleE fr0.
have g_gt0 := lt_le_trans ltr01 g_ge1; have e1_gt0 : 0 < 1 - fr e by rewrite subr_gt0.
have base_ge0 : 0 <= fr (base s).
  by rewrite baseE; apply: divr_ge0; [apply: mulr_ge0|]; apply: ltW.
have self_ge0 : 0 <= fr (self_bound s) by rewrite selfE; apply: divr_ge0; apply: ltW.
have one_place (i j : 'I_m) : i != j -> m = 1%N -> False.
  move=> neq_ij m1; have [i0 j0] : (val i < 1)%N /\ (val j < 1)%N by rewrite -m1 !ltn_ord.
  by case/eqP: neq_ij; apply: val_inj; move: i0 j0; rewrite /= !ltnS !leqn0 => /eqP-> /eqP->.
have bound_ge0 : 0 <= bound by rewrite addr_ge0 ?sqrtr_ge0 // ler0q.
have pair_bound (M : 'M[rat]_(d, m)) E : pair_extremes M E ->
    (if E is Some x then both (root_ok (base s) (root_of s)) x else true) ->
    forall i j, i != j -> `|cosine (col i (over R M)) (col j (over R M))| <= bound.
  move=> M_in M_ok i j neq_ij; case: E M_in M_ok => [E|/(one_place i j neq_ij)] //.
  move=> [M_in _] /andP[ok_l ok_h]; rewrite -ler_sqr ?nnegrE ?normr_ge0 //.
  rewrite expr2 norm_signed signed_squareE -ratr_norm.
  have [le_x|le_x] := norm_between (M_in i j neq_ij); rewrite -fabsE in le_x.
    by apply: le_trans (root_okP base_ge0 root_ge0 ok_l); rewrite ler_rat.
  by apply: le_trans (root_okP base_ge0 root_ge0 ok_h); rewrite ler_rat.
split.
- move=> i; apply: le_of_signed; first by rewrite ler0q.
  rewrite signed_squareE -(rmorphM (ratr_rmorphism R)) ler_rat.
  by move: ge_self; rewrite fleE frM => /le_trans; apply; case/andP: (self_in i).
- move=> i j neq_ij; case/andP: roots => roots_A roots_B.
  by split; [apply: pair_bound encs roots_A _ _ _|apply: pair_bound probs roots_B _ _ _].
- case: (self_below s) below => // x /andP[/andP[lt_l lt_h]]; rewrite fltE fr0 => x_gt0 i.
  rewrite -ltr_sqr ?nnegrE ?normr_ge0 ?ler0q ?ltW //.
  rewrite expr2 norm_signed signed_squareE -ratr_norm expr2 -(rmorphM (ratr_rmorphism R)) ltr_rat.
  move: lt_l lt_h; rewrite !fltE !fabsE frM => lt_l lt_h.
  by have [le_x|le_x] := norm_between (self_in i); apply: le_lt_trans le_x _.
case: (pair_above s) above => // x /andP[/andP[gt_A gt_B]]; rewrite fleE fr0 => x_ge0 i j neq_ij.
have gt_pair (M : 'M[rat]_(d, m)) E : pair_extremes M E ->
    (if E is Some y then flt (fmul x x) (least y) else true) ->
    ratr (fr x) < cosine (col i (over R M)) (col j (over R M)).
  case: E => [E|/(one_place i j neq_ij)] //.
  move=> [M_in _]; rewrite fltE frM => lt_x; apply: lt_of_signed; first by rewrite ler0q.
  rewrite signed_squareE -(rmorphM (ratr_rmorphism R)) ltr_rat.
  by apply: lt_le_trans lt_x _; case/andP: (M_in i j neq_ij).
by split; [apply: gt_pair encs gt_A|apply: gt_pair probs gt_B].
Qed.

End Angles.
