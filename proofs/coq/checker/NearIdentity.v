From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions RankTrace EntrywisePower Chebyshev.
From LRHChecker Require Import Data Recovery Rank Family.

(******************************************************************************)
(*                       near-identity-rank certificates                      *)
(*                                                                            *)
(*  projects P M r e == P is an orthogonal projector of trace r that fixes    *)
(*                      the columns of M, and e is the squared distance of M  *)
(*                      from (\tr M / r) P, which is |M|^2 - (\tr M)^2 / r    *)
(* check_near_identity_rank_sound: what an accepted certificate says          *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition projects n (P M : 'M[rat]_n) (r : nat) (e : rat) : Prop :=
  [/\ (0 < r)%N, P^T = P /\ P *m P = P, \tr P = r%:R, P *m M = M
    & sqfrob (M - (\tr M / r%:R) *: P) = e
      /\ sqfrob M - \tr M ^+ 2 / r%:R = e].

(* ------------------------------------------------------------------------- *)
(* The two optional parts                                                     *)
(* ------------------------------------------------------------------------- *)

Definition image_fracs (X : seq (seq Z * Z)) : seq (seq frac) :=
  map (fun x => map (fun e => (e, Z.to_pos x.2)) x.1) X.

Definition check_monomials (N : Z) (n : nat) (X : seq (seq Z * Z))
    (U V : seq (seq frac)) : bool :=
  let r := size U in
  let rows := columns n U in let cols := columns n V in
  [&& Z.eqb (Z.of_nat r) N, shaped r n U, shaped r n V,
      all (fun x => Z.ltb Z0 x.2) X
    & [&& all (fun col => cleared (row_lcd col) col) cols
        & all (fun rl => product_row cols rl.1 rl.2) (zip (image_fracs X) rows)]].

Definition scaled_rows (q : Z) (X : seq (seq Z * Z)) : seq (seq Z) :=
  map (fun x => map (Z.mul (Z.div q x.2)) x.1) X.

Definition fixes_row (cols : seq (seq Z)) (p : seq frac) (row : seq Z) : bool :=
  let q := row_lcd p in
  cleared q p &&
  let u := clear_row q p in
  all (fun cy => Z.eqb (dot u cy.1) (Z.mul q cy.2)) (zip cols row).

Definition diagonal (P : seq (seq frac)) : seq frac :=
  map (fun ir => nth f0 ir.2 ir.1) (zip (iota 0 (size P)) P).

Definition sum_Z (s : seq Z) : Z := foldr Z.add Z0 s.

Definition check_projector (n : nat) (X : seq (seq Z * Z)) (P : seq (seq frac))
    (r : nat) (e : frac) : bool :=
  let PT := columns n P in
  let d := diagonal P in let qd := row_lcd d in
  let q := lcd_rows X in
  let Y := scaled_rows q X in let cols := columns n Y in
  let q2 := Z.mul q q in let rZ := Z.of_nat r in
  [&& ltn_Z 0 r, shaped n n P,
      all (fun uv => all (fun xy => feq xy.1 xy.2) (zip uv.1 uv.2)) (zip PT P),
      all (fun col => cleared (row_lcd col) col) PT
    & all (fun row => product_row PT row row) P]
  && [&& cleared qd d, Z.eqb (sum_Z (clear_row qd d)) (Z.mul qd rZ), lcd_ok q X,
         all (fun py => fixes_row cols py.1 py.2) (zip P Y)
       & Z.eqb (Z.mul (Z.sub (Z.mul (square_sum q X) rZ)
                             (Z.mul (Z.mul (Z.of_nat n) (Z.of_nat n)) q2))
                      (Zpos e.2))
               (Z.mul e.1 (Z.mul q2 rZ))].

Definition check_near_identity_rank fam rel (n : nat) (C : seq (seq frac))
    (mu : frac) (s rank L : nat) (p : Z) (f g : seq nat) (up : upper)
    (projector : option (seq (seq frac) * nat * frac))
    (factors : option (seq (seq frac) * seq (seq frac))) : bool :=
  let c := clear_rows C in
  let X := image_rows fam s mu c in
  [&& check_rank n n rank C p f g up, check_family_bound fam rel n s mu L c,
      leq_Z L rank,
      (if projector is Some (P, r, e) then check_projector n X P r e else true)
    & (if factors is Some (U, V) then
         check_monomials (count_Z fam (Z.of_nat rank) s) n X U V
       else true)].

(* ------------------------------------------------------------------------- *)
(* Soundness                                                                  *)
(* ------------------------------------------------------------------------- *)

Lemma all_zip_self T (f : T -> T -> bool) s :
  all (fun xy => f xy.1 xy.2) (zip s s) = all (fun x => f x x) s.
Proof. by elim: s => //= x s ->. Qed.

Lemma mx_of_columns r c (M : seq (seq frac)) : shaped r c M ->
  mx_of c r (columns c M) = (mx_of r c M)^T.
Proof.
by move=> /(columnsP f0)[_ eqM]; apply/matrixP => i j; rewrite !mxE eqM.
Qed.

Lemma unit_rows_cleared n C : shaped n n C -> rows_cleared C ->
  unit_rows (mxZ n n (clear_rows C)) = unit_rows (mx_of n n C)
  /\ forall i, (0 < mxZ n n (clear_rows C) i i) = (0 < mx_of n n C i i).
Proof.
move=> /shapedP[szC rowC] /(all_nthP [::]) clC.
have eqC (i j : 'I_n) : mxZ n n (clear_rows C) i j
    = Zr (row_lcd (nth [::] C i)) * mx_of n n C i j.
  by rewrite !mxE (nth_map [::]) ?szC // clear_rowE // clC ?szC.
have q_gt0 (i : 'I_n) : 0 < Zr (row_lcd (nth [::] C i)).
  by apply: cleared_gt0 (clC _ _); rewrite szC.
split=> [|i]; last by rewrite eqC pmulr_rgt0.
apply/matrixP => i j; rewrite !unit_rowsE !eqC -mulf_div divff ?mul1r //.
exact: lt0r_neq0.
Qed.

Lemma image_diag fam s mu n (D : 'M[rat]_n) i :
  (if fam is ChebyshevPolynomial then 1 <= mu^-1 else true) ->
  D i i = 1 -> image fam s mu D i i = 1.
Proof.
move=> mu_ge1 Di; rewrite /image; case: fam mu_ge1 => mu_ge1; rewrite !mxE Di ?expr1n //.
by rewrite div1r divff // lt0r_neq0 // (lt_le_trans ltr01) // cheb_ge1.
Qed.

Lemma projector_residual n (P M : 'M[rat]_n) r : (0 < r)%N -> P^T = P ->
  P *m P = P -> \tr P = r%:R -> P *m M = M ->
  sqfrob (M - (\tr M / r%:R) *: P) = sqfrob M - \tr M ^+ 2 / r%:R.
Proof.
move=> r_gt0 symP idP trP PM; have r0 : (r%:R : rat) != 0 by rewrite pnatr_eq0 -lt0n.
have trMP : \tr (M^T *m P) = \tr M.
  by rewrite -[in RHS]PM -mxtrace_tr trmx_mul symP trmxK.
have trPM : \tr (P^T *m M) = \tr M by rewrite symP PM.
rewrite !sqfrobE; set t := \tr M / r%:R.
rewrite [(_ - _)^T]raddfB /= [(_ *: _)^T]linearZ /= mulmxBl !mulmxBr.
rewrite -!scalemxAl -!scalemxAr !raddfB /= !mxtraceZ trMP trPM symP idP trP.
rewrite [t * r%:R]divfK // subrr subr0; congr (_ - _).
by rewrite /t mulrAC -expr2.
Qed.

Section Parts.

Variables (fam : family) (rel : relation) (n s : nat) (mu : frac).
Variable c : seq (seq Z).
Hypothesis sh_c : shaped n n c.
Hypothesis fam_ok : family_ok fam mu n.
Hypothesis c_near :
  all (fun ir => row_near rel mu ir.1 ir.2) (zip (iota 0 n) c).

Let X := image_rows fam s mu c.
Let M : 'M[rat]_n := image fam s (fr mu) (unit_rows (mxZ n n c)).

Lemma image_traceE : \tr M = n%:R.
Proof.
have [D1 _] := integer_near sh_c c_near.
rewrite /mxtrace (eq_bigr (fun=> 1)) => [|i _]; first by rewrite sumr_const card_ord.
apply: image_diag => //; case: fam fam_ok => //= /and3P[a_gt0 lt_ab _].
rewrite /fr invf_div ler_pdivl_mulr -?Zr0 ?Zr_lt //.
by rewrite mul1r Zr_le; lia.
Qed.

Lemma size_row_X i : (i < n)%N -> size (nth ([::], Z0) X i).1 = n.
Proof.
by move=> lt_i; rewrite (nth_image_rows _ _ _ sh_c) // size_image_row (shapedP sh_c).2.
Qed.

Lemma check_monomialsP N U V : check_monomials N n X U V ->
  Z.of_nat (size U) = N /\
  (mx_of (size U) n U)^T *m mx_of (size U) n V = M.
Proof.
case/and5P=> /Z.eqb_spec eqN shL shR pos /andP[clR prod]; split=> //.
have [shLc _] := columnsP f0 shL.
have sz_X : size X = n by exact: (size_image_rows _ _ _ sh_c).
have shX : shaped n n (image_fracs X).
  rewrite /shaped size_map sz_X eqn_ZE eqxx; apply/(all_nthP [::]) => i.
  rewrite size_map sz_X => lt_i.
  by rewrite (nth_map ([::], Z0)) ?sz_X // size_map size_row_X // eqn_ZE.
rewrite -(mx_of_columns shL) -(product_okP shX shLc shR clR prod).
apply/matrixP => i j.
have m_gt0 : 0 < Zr (nth ([::], Z0) X i).2.
  rewrite -Zr0 Zr_lt; apply: (all_nthP ([::], Z0) pos); rewrite sz_X //.
rewrite mxE (nth_map ([::], Z0)) ?sz_X // (nth_map Z0) ?size_row_X //.
have := m_gt0; rewrite (nth_image_rows _ _ _ sh_c) // => m_gt0'.
rewrite /M (image_row_gt0 sh_c fam_ok c_near) // /fr /=; congr (_ / Zr _).
by rewrite Z2Pos.id //; apply/Z.ltb_spec0; rewrite -Zr_lt Zr0.
Qed.

Lemma check_projectorP P r e : check_projector n X P r e ->
  projects (mx_of n n P) M r (fr e).
Proof.
case/andP=> /and5P[]; rewrite ltn_ZE => r_gt0 shP sym clP idem.
case/and5P=> cl_d tr_ok q_ok fix_ok res_ok.
have [szP rowP] := shapedP shP; have [/shapedP[szPT rowPT] eqPT] := columnsP f0 shP.
set P' := mx_of n n P; set q := lcd_rows X in q_ok fix_ok res_ok.
have symP : P'^T = P'.
  apply/matrixP => i j; rewrite -mx_of_columns // !mxE.
  have := all_nthP ([::], [::]) sym i.
  rewrite size_zip szPT szP minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?szPT // => /(all_nthP (f0, f0))/(_ (val j)).
  rewrite size_zip rowPT // rowP // minnn ltn_ord => /(_ isT).
  by rewrite nth_zip ?rowPT ?rowP // feqE => /eqP.
have idP : P' *m P' = P'.
  rewrite [RHS](product_okP shP shP shP clP) //.
  by rewrite (all_zip_self (product_row (columns n P))).
have trP : \tr P' = r%:R.
  have sz_d : size (diagonal P) = n by rewrite size_map size_zip size_iota szP minnn.
  have q0 := lt0r_neq0 (cleared_gt0 cl_d); apply: (mulfI q0).
  move: tr_ok; rewrite -Zr_eq ZrM Zr_nat => /eqP<-.
  have -> t : Zr (sum_Z t) = \sum_(x <- t) Zr x.
    by elim: t => [|x t IH]; rewrite ?big_nil //= ZrD IH big_cons.
  rewrite (sum_nth Z0 _ (n := n)) ?size_clear_row // mulr_sumr.
  apply: eq_bigr => i _; rewrite clear_rowE // !mxE.
  rewrite (nth_map (0%N, [::])) ?size_zip ?size_iota ?szP ?minnn //.
  by rewrite nth_zip ?size_iota ?szP // nth_iota.
have sz_X : size X = n by exact: (size_image_rows _ _ _ sh_c).
have q_gt0 : 0 < Zr q by case/andP: q_ok => q_gt0 _; rewrite -Zr0 Zr_lt.
have q0 := lt0r_neq0 q_gt0.
have shY : shaped n n (scaled_rows q X).
  rewrite /shaped size_map sz_X eqn_ZE eqxx; apply/(all_nthP [::]) => i.
  rewrite size_map sz_X => lt_i.
  by rewrite (nth_map ([::], Z0)) ?sz_X // size_map size_row_X // eqn_ZE.
have [szY rowY] := shapedP shY; have [/shapedP[szC rowC] eqC] := columnsP Z0 shY.
have entryY (i j : 'I_n) : Zr (nth Z0 (nth [::] (scaled_rows q X) i) j) = Zr q * M i j.
  rewrite (nth_map ([::], Z0)) ?sz_X // (nth_map Z0) ?size_row_X // ZrM.
  have [_ m_gt0 ->] := lcd_row sh_c q_ok (ltn_ord i).
  by rewrite /M (imageE sh_c fam_ok c_near q_ok) mulrAC mulrA.
have PM : P' *m M = M.
  apply/matrixP => i j; have := all_nthP ([::], [::]) fix_ok i.
  rewrite size_zip szP szY minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?szP ?szY // /fixes_row /=.
  move=> /andP[cl_i] /(all_nthP ([::], Z0))/(_ (nat_of_ord j)).
  rewrite size_zip szC rowY // minnn ltn_ord => /(_ isT).
  rewrite nth_zip ?szC ?rowY //= -Zr_eq ZrM entryY (@dotE n) ?size_clear_row ?rowP //.
  set p := Zr (row_lcd _); have p0 : p != 0 := lt0r_neq0 (cleared_gt0 cl_i).
  move=> /eqP eq_ij; apply: (mulfI q0); apply: (mulfI p0); rewrite -[RHS]eq_ij.
  rewrite mxE !mulr_sumr; apply: eq_bigr => l _.
  by rewrite clear_rowE // eqC // entryY !mxE [LHS]mulrA [RHS]mulrACA.
have residual : sqfrob M - \tr M ^+ 2 / r%:R = fr e.
  have r0 : (r%:R : rat) != 0 by rewrite pnatr_eq0 -lt0n.
  move: res_ok; rewrite -Zr_eq !ZrM ZrB !ZrM !Zr_nat -!expr2.
  rewrite (square_sumE sh_c fam_ok c_near q_ok) -/M image_traceE => /eqP res_eq.
  have q2r0 : Zr q ^+ 2 * r%:R != 0 by rewrite mulf_neq0 ?expf_neq0.
  apply: (mulfI q2r0); rewrite /fr mulrA [_ * Zr e.1]mulrC -res_eq mulfK ?Zr_pos_neq0 //.
  rewrite mulrBr; congr (_ - _); first by rewrite mulrAC.
  by rewrite -mulrA [r%:R * _]mulrC divfK // mulrC.
by split=> //; split=> //; rewrite projector_residual.
Qed.

End Parts.

Theorem check_near_identity_rank_sound fam rel n C mu s rank L p f g up projector
    factors :
  check_near_identity_rank fam rel n C mu s rank L p f g up projector factors ->
  let A := mx_of n n C in let D := unit_rows A in
  let M := image fam s (fr mu) D in
  [/\ (forall i, 0 < A i i) /\
      (forall i j, i != j -> compares rel `|D i j| (fr mu)),
      \rank A = rank,
      least_bound fam rel s (fr mu) D L /\ (L <= rank)%N,
      (if projector is Some (P, r, e) then projects (mx_of n n P) M r (fr e)
       else True)
    & (if factors is Some (U, V) then
         size U = ncount fam rank s /\
         (mx_of (size U) n U)^T *m mx_of (size U) n V = M
       else True)].
Proof.
case/and5P=> rank_ok bound_ok; rewrite leq_ZE => le_L proj_ok mono_ok A D M.
have rankA := check_rank_sound rank_ok.
have [shC clC] : shaped n n C /\ rows_cleared C by case/and5P: rank_ok.
have [eqD eq_pos] := unit_rows_cleared shC clC.
have [n_gt0 s_gt0 [pos [D1 Dmu]] _ least] := check_family_boundP bound_ok.
case/andP: bound_ok => /and5P[_ _ sh_c fam_ok c_near] _.
rewrite -/A -/D in eqD eq_pos; rewrite eqD in Dmu least.
split=> //; first by split=> // i; rewrite -eq_pos.
- case: projector proj_ok => // -[[P r] e].
  by move/(check_projectorP sh_c fam_ok c_near); rewrite eqD.
case: factors mono_ok => // -[U V].
move/(check_monomialsP sh_c fam_ok c_near) => [eqN]; rewrite eqD; split=> //.
have := congr1 Zr eqN; rewrite Zr_nat count_ZE => /eqP.
by rewrite eqr_nat => /eqP.
Qed.
