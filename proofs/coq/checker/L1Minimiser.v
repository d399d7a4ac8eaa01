From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions WorstCaseError SharpTheorem KernelLadder.
From LRHChecker Require Import Data Recovery Rank Kernel ExactDecoding.

(******************************************************************************)
(*                         l1-minimiser certificates                          *)
(*                                                                            *)
(* image_ok A v a == A times the vector v is the vector a                     *)
(* dual_ok s y cols u == the product of y with every column is at most 1; if  *)
(*                    s, it is less wherever u is 0                           *)
(* least_l1 A a n  == n is the least |x|_1 of all x with A x = a              *)
(* check_l1_minimiser_sound, check_unique_l1_minimiser_sound: what an         *)
(* accepted certificate says                                                  *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition least_l1 (R : realFieldType) d m (A : 'M[R]_(d, m)) (a : 'cV[R]_d)
    (n : R) : Prop :=
  (exists2 x, A *m x = a & vl1 x = n) /\ forall x, A *m x = a -> n <= vl1 x.

Definition image_ok (A : seq (seq frac)) (v a : seq frac) : bool :=
  let q := row_lcd v in let u := clear_row q v in
  cleared q v &&
  all (fun x => let p := row_lcd x.1 in
         cleared p x.1
         && Z.eqb (Z.mul (dot (clear_row p x.1) u) (Zpos x.2.2)) (Z.mul x.2.1 (Z.mul p q)))
      (zip A a).

Definition dual_ok (strict : bool) (y : seq frac) (cols : seq (seq frac))
    (v : seq frac) : bool :=
  let r := row_lcd y in let w := clear_row r y in
  cleared r y &&
  all (fun x => let p := row_lcd x.1 in
         let b := Z.abs (dot w (clear_row p x.1)) in
         cleared p x.1
         && (if strict && ~~ fnonzero x.2 then Z.ltb b (Z.mul r p)
             else Z.leb b (Z.mul r p)))
      (zip cols v).

Definition check_l1_minimiser (strict : bool) (d m : nat) (A a : seq (seq frac))
    (z : seq (nat * frac)) (y : seq frac) (n : frac) : bool :=
  let v := dense m 0 z in
  let a0 := nth [::] (columns 1 a) 0 in
  let u := clear_row (row_lcd v) v in
  let r := row_lcd y in let p := row_lcd a0 in
  [&& shaped d m A, shaped d 1 a, eqn_Z (size v) m, eqn_Z (size y) d
    & image_ok A v a0]
  && [&& Z.eqb (Z.mul (abs_sum u) (Zpos n.2)) (Z.mul n.1 (row_lcd v)),
         dual_ok strict y (columns m A) v, cleared p a0
       & Z.eqb (Z.mul (dot (clear_row r y) (clear_row p a0)) (Zpos n.2))
               (Z.mul n.1 (Z.mul r p))].

(* The columns on which v is not 0 *)
Definition used (cols : seq (seq Z)) (v : seq frac) : seq (seq Z) :=
  map snd (filter (fun x => fnonzero x.1) (zip v cols)).

Definition check_unique_l1_minimiser (d m : nat) (A a : seq (seq frac))
    (z : seq (nat * frac)) (y : seq frac) (n : frac) (p : Z) (rows : seq nat) : bool :=
  let C := used (columns m (clear_rows A)) (dense m 0 z) in
  let t := size C in
  [&& check_l1_minimiser true d m A a z y n, rows_cleared A, eqn_Z (size rows) t,
      all (ltn_Z ^~ d) rows & lower_ok p t C (iota 0 t) rows].

(* ------------------------------------------------------------------------- *)

Section Sound.

Variables (d m : nat) (A a : seq (seq frac)).

Notation M := (mx_of d m A).
Notation a' := (mx_of d 1 a).
Notation row_vec y := (\row_(l < d) fr (nth f0 y l)).

Lemma image_okP v : shaped d m A -> shaped d 1 a -> size v = m ->
  image_ok A v (nth [::] (columns 1 a) 0) -> M *m vec m v = a'.
Proof.
move=> /shapedP[szA rowA] sha sz_v; have [/shapedP[szc rowc] eqc] := columnsP f0 sha.
set a0 := nth _ _ _; have sz_a0 : size a0 = d by rewrite rowc.
case/andP=> cl_v /(all_nthP ([::], f0)) ok; apply/colP => i.
have := ok i; rewrite size_zip szA sz_a0 minnn ltn_ord => /(_ isT).
rewrite nth_zip ?szA ?sz_a0 //= => /andP[cl_i].
rewrite -Zr_eq !ZrM (@dotE m) ?size_clear_row ?rowA // => /eqP eq_i.
have p0 := lt0r_neq0 (cleared_gt0 cl_i); have q0 := lt0r_neq0 (cleared_gt0 cl_v).
rewrite [RHS]mxE -[nat_of_ord 0]/0%N -eqc // -/a0 mxE.
apply: (mulfI (mulf_neq0 p0 q0)); rewrite /fr mulrA [_ * Zr (nth f0 a0 i).1]mulrC -eq_i.
rewrite mulfK ?Zr_pos_neq0 // mulr_sumr; apply: eq_bigr => l _.
by rewrite !clear_rowE // !mxE mulrACA.
Qed.

Lemma dual_okP strict y v : shaped d m A -> size y = d -> size v = m ->
  dual_ok strict y (columns m A) v ->
  forall j, `|(row_vec y *m M) 0 j| <= 1
         /\ (strict -> vec m v j 0 = 0 -> `|(row_vec y *m M) 0 j| < 1).
Proof.
move=> shA sz_y sz_v /andP[cl_y /(all_nthP ([::], f0)) ok] j.
have [/shapedP[szc rowc] eqc] := columnsP f0 shA.
have := ok j; rewrite size_zip szc sz_v minnn ltn_ord => /(_ isT).
rewrite nth_zip ?szc ?sz_v //= => /andP[cl_j].
set b := dot _ _; set q := Z.mul _ _.
have q_gt0 : 0 < Zr q by rewrite ZrM mulr_gt0 ?(cleared_gt0 cl_y) ?(cleared_gt0 cl_j).
have bE : `|Zr b| = Zr q * `|(row_vec y *m M) 0 j|.
  rewrite -[Zr q](gtr0_norm q_gt0) -normrM; congr (`|_|).
  rewrite (@dotE d) ?size_clear_row ?sz_y // ZrM mxE mulr_sumr.
  by apply: eq_bigr => l _; rewrite !clear_rowE // !mxE eqc // mulrACA.
have le1 : Z.leb (Z.abs b) q -> `|(row_vec y *m M) 0 j| <= 1.
  by rewrite -Zr_le Zr_abs bE ger_pmulr.
have lt1 : Z.ltb (Z.abs b) q -> `|(row_vec y *m M) 0 j| < 1.
  by rewrite -Zr_lt Zr_abs bE gtr_pmulr.
rewrite fnonzeroE negbK [vec m v j 0]mxE; case: ifP => [_ /lt1 lt_j|].
  by split=> [|_ _]; rewrite ?ltW.
by case: (strict) => /= [/negbT v0|_] /le1 le_j; split=> // _ eq0; rewrite eq0 eqxx in v0.
Qed.

Lemma check_l1_minimiserP strict z y n (v := dense m 0 z) :
  check_l1_minimiser strict d m A a z y n ->
  [/\ shaped d m A, size v = m, M *m vec m v = a', vl1 (vec m v) = fr n
    & (row_vec y *m a') 0 0 = fr n
      /\ forall j, `|(row_vec y *m M) 0 j| <= 1
         /\ (strict -> vec m v j 0 = 0 -> `|(row_vec y *m M) 0 j| < 1)].
Proof.
case/andP=> /and5P[shA sha]; rewrite !eqn_ZE -/v => /eqP sz_v /eqP sz_y img.
case/and4P; rewrite -Zr_eq !ZrM => norm_ok dual cl_a; rewrite -Zr_eq !ZrM => val_ok.
have [cl_v cl_y] : cleared (row_lcd v) v /\ cleared (row_lcd y) y.
  by split; [case/andP: img|case/andP: dual].
have [/shapedP[szc rowc] eqc] := columnsP f0 sha.
split=> //; first exact: image_okP img.
  have q0 := lt0r_neq0 (cleared_gt0 cl_v).
  apply: (mulfI q0); rewrite -(abs_sumE cl_v sz_v) /fr mulrA [Zr (row_lcd v) * _]mulrC.
  by rewrite -(eqP norm_ok) mulfK ?Zr_pos_neq0.
split; last exact: dual_okP dual.
have q0 := lt0r_neq0 (cleared_gt0 cl_y); have p0 := lt0r_neq0 (cleared_gt0 cl_a).
apply: (mulfI (mulf_neq0 q0 p0)); rewrite /fr mulrA [_ * Zr n.1]mulrC -(eqP val_ok).
rewrite mulfK ?Zr_pos_neq0 // (@dotE d) ?size_clear_row ?sz_y // mxE mulr_sumr.
by apply: eq_bigr => l _; rewrite !clear_rowE // !mxE -[nat_of_ord 0]/0%N -eqc // mulrACA.
Qed.

Variable R : realFieldType.

Lemma over_mul r c t (X : 'M[rat]_(r, c)) (Y : 'M[rat]_(c, t)) :
  over R X *m over R Y = over R (X *m Y).
Proof. by rewrite /over map_mxM. Qed.

Theorem check_l1_minimiser_sound strict z y n :
  check_l1_minimiser strict d m A a z y n ->
  least_l1 (over R M) (over R a') (ratr (fr n)).
Proof.
case/check_l1_minimiserP=> shA sz_v Av norm_v [ya dual]; split.
  by exists (over R (vec m (dense m 0 z))); rewrite ?over_vl1 ?norm_v // over_mul Av.
move=> x Ax; have := congr1 (fun w : 'rV_1 => w 0 0) (congr1 (mulmx (over R (row_vec y))) Ax).
rewrite mulmxA !over_mul [in RHS]mxE ya mxE => <-.
apply: le_trans (ler_norm _) (le_trans (ler_norm_sum _ _ _) _).
apply: ler_sum => j _; rewrite normrM mxE -ratr_norm ler_pimull //.
by rewrite -(rmorph1 (ratr_rmorphism R)) ler_rat; case: (dual j).
Qed.

Lemma usedE (cols : seq (seq Z)) v : size v = m -> size cols = m ->
  used cols v = map (fun j : 'I_m => nth [::] cols j)
                    (filter (fun j : 'I_m => fnonzero (nth f0 v j)) (enum 'I_m)).
Proof.
move=> sz_v sz_c.
have enumE T (x0 : T) s : size s = m -> s = map (fun j : 'I_m => nth x0 s j) (enum 'I_m).
  move=> sz_s; rewrite -[LHS](mkseq_nth x0) sz_s /mkseq -val_enum_ord -map_comp.
  by apply: eq_map.
rewrite /used {1}(enumE _ f0 v sz_v) {1}(enumE _ [::] cols sz_c) zip_map filter_map.
by rewrite -map_comp; apply: eq_map.
Qed.

Theorem check_unique_l1_minimiser_sound z y n p rows :
  check_unique_l1_minimiser d m A a z y n p rows ->
  exists x, [/\ over R M *m x = over R a', vl1 x = ratr (fr n)
    & forall x', over R M *m x' = over R a' -> x' != x -> ratr (fr n) < vl1 x'].
Proof.
case/and5P=> /check_l1_minimiserP[shA sz_v Av norm_v [ya dual]] clA.
rewrite eqn_ZE => /eqP sz_f lt_f low; set v := dense m 0 z in sz_v Av norm_v dual low sz_f.
have Av' : over R M *m over R (vec m v) = over R a' by rewrite over_mul Av.
have norm' : vl1 (over R (vec m v)) = ratr (fr n) by rewrite over_vl1 norm_v.
exists (over R (vec m v)); split=> // x' Ax'; rewrite -norm'.
apply: (@dual_certificate_recovers R d m (over R M) (over R (vec m v)) (over R (row_vec y)) 1).
- exact: ltr01.
- have sum0 : \sum_j (`|vec m v j 0| - (row_vec y *m M) 0 j * vec m v j 0) = 0.
    rewrite sumrB -[X in X - _]/(vl1 (vec m v)) norm_v -ya -Av mulmxA [in X in X - _]mxE.
    by rewrite subrr.
  have term_ge0 j : 0 <= `|vec m v j 0| - (row_vec y *m M) 0 j * vec m v j 0.
    rewrite subr_ge0; apply: le_trans (ler_norm _) _; rewrite normrM ler_pimull //.
    by case: (dual j).
  move=> j; rewrite over_mul => vj0.
  have vj : vec m v j 0 != 0 by move: vj0; rewrite mxE fmorph_eq0.
  have := psumr_eq0P (fun i _ => term_ge0 i) sum0; move=> /(_ j isT)/eqP.
  rewrite subr_eq0 normrEsg => /eqP/(mulIf vj) eq_j.
  by rewrite [LHS]mxE -eq_j mul1r [over R (vec m v) j 0]mxE /= ratr_sg.
- move=> l; rewrite over_mul [over R _ _ _]mxE => /eqP; rewrite fmorph_eq0 => /eqP vl.
  by rewrite mxE -ratr_norm -(rmorph1 (ratr_rmorphism R)) ltr_rat; case: (dual l) => _; apply.
- move=> w Aw sub_w; pose L := filter (fun j : 'I_m => fnonzero (nth f0 v j)) (enum 'I_m).
  have [/shapedP[szc _] _] := columnsP Z0 (shaped_clear_rows shA).
  have sz_L : size L = size (used (columns m (clear_rows A)) v) by rewrite usedE ?size_map.
  apply: (@independentP R d m A p _ L w shA clA sz_L) => //.
  + by rewrite filter_uniq // enum_uniq.
  + by exists rows; split=> //; rewrite -usedE.
  move=> j wj; rewrite mem_filter mem_enum andbT fnonzeroE.
  have := subsetP sub_w j; rewrite !inE => /(_ wj); rewrite !mxE fmorph_eq0.
  by [].
by rewrite Av'.
Qed.

End Sound.
