From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRHChecker Require Import Data.

(******************************************************************************)
(*                             rank certificates                              *)
(*                                                                            *)
(*      clear_rows M == the integer matrix of M with each row multiplied by   *)
(*                      its least common denominator                          *)
(* lower_ok M p f g  == the minor of clear_rows M on rows f, columns g has an *)
(*                      inverse modulo p                                      *)
(*             upper == the three reasons for rank <= r: Full, Factorisation, *)
(*                      Dependencies                                          *)
(* check_rank_sound: what an accepted certificate of this kind says           *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Definition clear_rows (M : seq (seq frac)) : seq (seq Z) :=
  map (fun row => clear_row (row_lcd row) row) M.

Definition rows_cleared (M : seq (seq frac)) : bool :=
  all (fun row => cleared (row_lcd row) row) M.

Definition select T (x0 : T) (idx : seq nat) (s : seq T) : seq T :=
  map (fun i => nth x0 s i) idx.

(* ------------------------------------------------------------------------- *)
(* The inverse modulo p: computed by elimination (nothing is proved about     *)
(* this code), then checked.                                                  *)
(* ------------------------------------------------------------------------- *)

Fixpoint power_mod (p a : Z) (e : positive) : Z :=
  match e with
  | xH => Z.modulo a p
  | xO e' => let b := power_mod p a e' in Z.modulo (Z.mul b b) p
  | xI e' => let b := power_mod p a e' in
             Z.modulo (Z.mul (Z.modulo (Z.mul b b) p) a) p
  end.

Definition inverse_mod (p a : Z) : Z :=
  if Z.sub p (Zpos 2) is Zpos e then power_mod p a e else a.

Fixpoint find_pivot (skipped todo : seq (seq Z)) :
    option (seq Z * seq (seq Z)) :=
  if todo is row :: todo' then
    if Z.eqb (head Z0 row) Z0 then find_pivot (row :: skipped) todo'
    else Some (row, catrev skipped todo')
  else None.

Fixpoint subtract_mod (p h : Z) (u v : seq Z) : seq Z :=
  match u, v with
  | x :: u', y :: v' =>
      Z.modulo (Z.sub x (Z.mul h y)) p :: subtract_mod p h u' v'
  | _, _ => [::]
  end.

Definition reduce_by (p : Z) (pivot row : seq Z) : seq Z :=
  if row is h :: row' then
    if Z.eqb h Z0 then row' else subtract_mod p h row' pivot
  else [::].

Fixpoint gauss_jordan (p : Z) (todo done : seq (seq Z)) (fuel : seq (seq Z)) :
    option (seq (seq Z)) :=
  if fuel is _ :: fuel' then
    if find_pivot [::] todo is Some (row, rest) then
      let a := inverse_mod p (head Z0 row) in
      let pivot := map (fun x => Z.modulo (Z.mul a x) p) (behead row) in
      gauss_jordan p (map (reduce_by p pivot) rest)
        (pivot :: map (reduce_by p pivot) done) fuel'
    else None
  else Some (rev done).

Definition with_identity (N : seq (seq Z)) : seq (seq Z) :=
  let n := size N in
  map (fun ir => ir.2 ++ map (fun j => if eqn_Z ir.1 j then Zpos xH else Z0)
                             (iota 0 n))
      (zip (iota 0 n) N).

Definition inverse_matrix_mod (p : Z) (N : seq (seq Z)) : seq (seq Z) :=
  if gauss_jordan p (with_identity N) [::] N is Some X then X else [::].

(* X N = I modulo p, for N given by its columns *)
Definition inverse_ok (p : Z) (X Nc : seq (seq Z)) : bool :=
  let n := size X in
  all (fun ix => all (fun jc =>
         Z.eqb (Z.modulo (dot ix.2 jc.2) p)
               (if eqn_Z ix.1 jc.1 then Zpos xH else Z0))
       (zip (iota 0 n) Nc))
    (zip (iota 0 n) X).

Definition minor_mod (p : Z) (M : seq (seq Z)) (f g : seq nat) : seq (seq Z) :=
  [seq [seq Z.modulo x p | x <- select Z0 g row] | row <- select [::] f M].

Definition lower_ok (p : Z) (r : nat) (M : seq (seq Z)) (f g : seq nat) : bool :=
  let N := minor_mod p M f g in
  let X := inverse_matrix_mod p N in
  [&& Z.ltb (Zpos xH) p, shaped r r X & inverse_ok p X (columns r N)].

(* ------------------------------------------------------------------------- *)

Inductive upper :=
| Full
| Factorisation of seq (seq frac) & seq (seq frac)
| Dependencies of seq (seq frac).

Definition product_row (columns_R : seq (seq frac)) (row rowL : seq frac) : bool :=
  let q := row_lcd rowL in
  cleared q rowL &&
  let u := clear_row q rowL in
  all (fun xc => let qc := row_lcd xc.2 in
         Z.eqb (Z.mul (dot u (clear_row qc xc.2)) (Zpos xc.1.2))
               (Z.mul xc.1.1 (Z.mul q qc)))
      (zip row columns_R).

Fixpoint walk (check : seq Z -> seq frac -> bool) (i : nat) (M : seq (seq Z))
    (f : seq nat) (C : seq (seq frac)) : bool :=
  if M is row :: M' then
    if (if f is l :: _ then eqn_Z i l else false) then walk check i.+1 M' (behead f) C
    else if C is c :: C' then check row c && walk check i.+1 M' f C' else false
  else true.

Definition combination_ok (selected : seq (seq Z)) (row : seq Z) (c : seq frac) :
    bool :=
  let q := row_lcd c in
  cleared q c &&
  let u := clear_row q c in
  all (fun xc => Z.eqb (dot u xc.2) (Z.mul q xc.1)) (zip row selected).

Definition upper_ok (rows cols r : nat) (M : seq (seq frac)) (f : seq nat)
    (up : upper) : bool :=
  match up with
  | Full => eqn_Z r rows || eqn_Z r cols
  | Factorisation L R =>
      [&& shaped rows r L, shaped r cols R,
          all (fun col => cleared (row_lcd col) col) (columns cols R)
        & all (fun rl => product_row (columns cols R) rl.1 rl.2) (zip M L)]
  | Dependencies C =>
      let M' := clear_rows M in
      all (fun c => eqn_Z (size c) r) C
      && walk (combination_ok (columns cols (select [::] f M'))) 0 M' f C
  end.

Definition check_rank (rows cols r : nat) (M : seq (seq frac)) (p : Z)
    (f g : seq nat) (up : upper) : bool :=
  [&& shaped rows cols M, rows_cleared M, eqn_Z (size f) r, eqn_Z (size g) r
    & [&& all (ltn_Z ^~ rows) f, all (ltn_Z ^~ cols) g,
          lower_ok p r (clear_rows M) f g & upper_ok rows cols r M f up]].

(* ------------------------------------------------------------------------- *)
(* Lower bound                                                                *)
(* ------------------------------------------------------------------------- *)

Definition mxZ r c (M : seq (seq Z)) : 'M[rat]_(r, c) :=
  \matrix_(i, j) Zr (nth Z0 (nth [::] M i) j).

Lemma mxZ_clear_rows rows cols M : size M = rows -> rows_cleared M ->
  (exists D, mxZ rows cols (clear_rows M) = D *m mx_of rows cols M)
  /\ (exists D, mx_of rows cols M = D *m mxZ rows cols (clear_rows M)).
Proof.
move=> szM /all_nthP cl; pose q (i : 'I_rows) := Zr (row_lcd (nth [::] M i)).
have cl_i (i : 'I_rows) : cleared (row_lcd (nth [::] M i)) (nth [::] M i).
  by apply: cl; rewrite szM.
have eqM i j : mxZ rows cols (clear_rows M) i j = q i * mx_of rows cols M i j.
  by rewrite !mxE (nth_map [::]) ?szM // clear_rowE.
split; [exists (diag_mx (\row_i q i))|exists (diag_mx (\row_i (q i)^-1))];
  apply/matrixP => i j; rewrite mul_diag_mx !mxE; first by have := eqM i j; rewrite !mxE.
have := eqM i j; rewrite !mxE => ->; rewrite mulKf // lt0r_neq0 //.
exact: cleared_gt0 (cl_i i).
Qed.

Lemma rank_submatrix (F : fieldType) m n r (M : 'M[F]_(m, n)) (f : 'I_r -> 'I_m)
    (g : 'I_r -> 'I_n) :
  (\rank (\matrix_(i < r, j < r) M (f i) (g j))%R <= \rank M)%N.
Proof.
rewrite [X in (\rank X <= _)%N](_ : _ = (rowsub g (rowsub f M)^T)^T); last first.
  by apply/matrixP => i j; rewrite !mxE.
rewrite mxrank_tr; apply: leq_trans (mxrankS (rowsub_sub _ _)) _.
by rewrite mxrank_tr; apply/mxrankS/rowsub_sub.
Qed.

Lemma dotZ n u v : (size u <= n)%N ->
  dot u v = \sum_(i < n) nth Z0 u i * nth Z0 v i.
Proof.
elim: u v n => [|x u IHu] v n; first by rewrite big1 // => i _; rewrite nth_nil mul0r.
case: n => // n; rewrite ltnS => le_un; rewrite big_ord_recl /=.
case: v => [|y v] /=.
  by rewrite mulr0 add0r big1 // => i _; rewrite mulr0.
by rewrite (IHu _ n).
Qed.

Section ModP.

Variable p : nat.
Hypothesis p_gt1 : (1 < p)%N.

Definition to_Zp : Z -> 'Z_p := intr \o int_of_Z.
Canonical to_Zp_additive := [additive of to_Zp].
Canonical to_Zp_rmorphism := [rmorphism of to_Zp].

Lemma to_Zp_p : to_Zp (Z.of_nat p) = 0.
Proof.
rewrite /to_Zp /=; have -> : int_of_Z (Z.of_nat p) = p by lia.
exact: char_Zp.
Qed.

Lemma to_Zp_mod z : to_Zp (Z.modulo z (Z.of_nat p)) = to_Zp z.
Proof.
rewrite [in RHS](Z.div_mod z (Z.of_nat p)); last by lia.
by rewrite [in RHS](rmorphD to_Zp_rmorphism) (rmorphM to_Zp_rmorphism) /=
  to_Zp_p mul0r add0r.
Qed.

Lemma inverse_det_neq0 r (X G : 'M[Z]_r) :
  (forall i j, to_Zp ((X *m G) i j) = (i == j)%:R) -> \det G != 0.
Proof.
move=> XG; apply/eqP => detG0.
have : map_mx to_Zp_rmorphism X *m map_mx to_Zp_rmorphism G = 1%:M.
  by rewrite -map_mxM; apply/matrixP => i j; rewrite !mxE -XG !mxE.
move/(congr1 determinant); rewrite det_mulmx det1 !det_map_mx detG0 rmorph0 mulr0.
by move/eqP; rewrite eq_sym oner_eq0.
Qed.

End ModP.

Lemma det_rank r (G : 'M[Z]_r) : \det G != 0 ->
  \rank (\matrix_(i, j) Zr (G i j))%R = r.
Proof.
move=> detG; pose h := [rmorphism of (intr : int -> rat) \o int_of_Z].
have -> : \matrix_(i, j) Zr (G i j) = map_mx h G by apply/matrixP=> i j; rewrite !mxE.
apply: mxrank_unit; rewrite unitmxE det_map_mx unitfE /h /=.
rewrite intr_eq0; apply: contra detG => /eqP eq0.
by apply/eqP/(can_inj int_of_ZK); rewrite eq0.
Qed.

Lemma lower_okP rows cols r p (M : seq (seq Z)) f g :
  size M = rows -> (forall i, (i < rows)%N -> size (nth [::] M i) = cols) ->
  size f = r -> size g = r -> all (ltn_Z ^~ rows) f -> all (ltn_Z ^~ cols) g ->
  lower_ok p r M f g -> (r <= \rank (mxZ rows cols M))%N.
Proof.
move=> szM rowM szf szg /all_nthP lt_f /all_nthP lt_g.
rewrite /lower_ok; set N := minor_mod p M f g; set X := inverse_matrix_mod p N.
case/and3P=> /Z.ltb_spec0 p_gt1 /shapedP[szX rowX] /all_nthP inv.
have ltf (i : 'I_r) : (nth 0 f i < rows)%N by rewrite -ltn_ZE lt_f ?szf.
have ltg (i : 'I_r) : (nth 0 g i < cols)%N by rewrite -ltn_ZE lt_g ?szg.
pose f' (i : 'I_r) := Ordinal (ltf i); pose g' (i : 'I_r) := Ordinal (ltg i).
pose G : 'M[Z]_r := \matrix_(i, j) nth Z0 (nth [::] M (f' i)) (g' j).
have shN : shaped r r N.
  rewrite /shaped /N /minor_mod /select !size_map szf eqn_ZE eqxx /=.
  apply/(all_nthP [::]) => i; rewrite !size_map => lt_i.
  by rewrite (nth_map [::]) ?size_map // ?size_map szg eqn_ZE.
have [/shapedP[szC rowC] eqC] := columnsP Z0 shN.
have p_nat : p = Z.of_nat (Z.to_nat p) by lia.
have p_gt1' : (1 < Z.to_nat p)%N by lia.
rewrite -[X in (X <= _)%N](@det_rank r G).
  rewrite (_ : \matrix_(i, j) Zr (G i j)
             = \matrix_(i, j) mxZ rows cols M (f' i) (g' j)).
    exact: rank_submatrix.
  by apply/matrixP => i j; rewrite !mxE.
pose X' : 'M[Z]_r := \matrix_(i, j) nth Z0 (nth [::] X i) j.
apply: (@inverse_det_neq0 (Z.to_nat p) r X' G) => i j.
have entryN k : nth Z0 (nth [::] (columns r N) j) k
    = if (k < r)%N then Z.modulo (nth Z0 (nth [::] M (nth 0%N f k)) (g' j)) p else Z0.
  rewrite eqC // /N /minor_mod; case: ltnP => [lt_k|le_k]; last first.
    by rewrite [nth [::] _ k]nth_default ?nth_nil // !size_map szf.
  rewrite (nth_map [::]) ?size_map ?szf // (nth_map Z0) ?size_map ?szg //.
  by rewrite /select !(nth_map 0%N) ?szf ?szg // ltn_ord.
have := inv (0%N, [::]) i.
rewrite size_zip size_iota szX minnn ltn_ord => /(_ isT).
rewrite nth_zip ?size_iota // nth_iota // add0n => /(all_nthP (0%N, [::]))/(_ (val j)).
rewrite size_zip size_iota szC minnn ltn_ord => /(_ isT) /=.
rewrite nth_zip ?size_iota ?szC // nth_iota // add0n eqn_ZE.
rewrite (@dotZ r) ?rowX // => /Z.eqb_spec eq_ij.
have -> : ((i == j)%:R : 'Z_(Z.to_nat p)) = to_Zp (Z.to_nat p) (if val i == val j then Zpos xH else Z0).
  by rewrite -val_eqE; case: eqP.
have modp z : to_Zp (Z.to_nat p) (Z.modulo z p) = to_Zp (Z.to_nat p) z.
  by have := @to_Zp_mod (Z.to_nat p) p_gt1' z; rewrite -p_nat.
rewrite -eq_ij modp mxE !(raddf_sum (to_Zp_additive _)) /=.
apply: eq_bigr => k _; rewrite !mxE !(rmorphM (to_Zp_rmorphism _)) entryN ltn_ord.
by congr (_ * _); apply/esym/modp.
Qed.

(* ------------------------------------------------------------------------- *)
(* Upper bound                                                                *)
(* ------------------------------------------------------------------------- *)

Lemma walkP check i M f C : walk check i M f C ->
  forall k, (k < size M)%N ->
  (i + k)%N \in f \/ exists2 t, (t < size C)%N & check (nth [::] M k) (nth [::] C t).
Proof.
elim: M i f C => [|row M IHM] i f C //=; case: ifP => [lf|_].
  case: f lf => // l f; rewrite eqn_ZE => /eqP <- /= /IHM{}IHM [|k] /=.
    by left; rewrite addn0 mem_head.
  rewrite ltnS => /IHM[]; rewrite ?addSnnS; last by right.
  by move=> k_f; left; rewrite inE k_f orbT.
case: C => // c C /andP[ok_c /IHM{}IHM] [|k] /=.
  by right; exists 0%N.
rewrite ltnS => /IHM[]; rewrite ?addSnnS; first by left.
by case=> t lt_t ok; right; exists t.+1.
Qed.

Lemma product_okP rows r cols M L R :
  shaped rows cols M -> shaped rows r L -> shaped r cols R ->
  all (fun col => cleared (row_lcd col) col) (columns cols R) ->
  all (fun rl => product_row (columns cols R) rl.1 rl.2) (zip M L) ->
  mx_of rows cols M = mx_of rows r L *m mx_of r cols R.
Proof.
move=> /shapedP[szM rowM] /shapedP[szL rowL] shR /all_nthP clR /all_nthP prod.
have [/shapedP[szC rowC] eqC] := columnsP f0 shR.
apply/matrixP => i j; have := prod ([::], [::]) i.
rewrite size_zip szM szL minnn ltn_ord => /(_ isT).
rewrite nth_zip ?szL // /product_row /= => /andP[cl_i].
move/(all_nthP (f0, [::]))/(_ (val j)).
rewrite size_zip rowM // szC minnn ltn_ord => /(_ isT).
rewrite nth_zip ?rowM ?szC //= -Zr_eq !ZrM (@dotE r) ?size_clear_row ?rowL //.
have cl_j : cleared (row_lcd (nth [::] (columns cols R) j))
  (nth [::] (columns cols R) j) by apply: clR; rewrite szC.
set qi := row_lcd (nth [::] L i) in cl_i *.
set qj := row_lcd (nth [::] (columns cols R) j) in cl_j *.
have qi0 := lt0r_neq0 (cleared_gt0 cl_i); have qj0 := lt0r_neq0 (cleared_gt0 cl_j).
have -> : \sum_(k < r) Zr (nth Z0 (clear_row qi (nth [::] L i)) k) *
    Zr (nth Z0 (clear_row qj (nth [::] (columns cols R) j)) k)
    = (mx_of rows r L *m mx_of r cols R) i j * (Zr qi * Zr qj).
  rewrite mxE mulr_suml; apply: eq_bigr => k _.
  by rewrite !clear_rowE // !mxE eqC // mulrACA mulrC.
rewrite mulrAC => /eqP/(mulIf (mulf_neq0 qi0 qj0)) eq_ij.
by rewrite mxE /fr -eq_ij mulfK ?Zr_pos_neq0.
Qed.

Lemma upper_okP rows cols r M f up : shaped rows cols M -> rows_cleared M ->
  size f = r -> all (ltn_Z ^~ rows) f -> upper_ok rows cols r M f up ->
  (\rank (mx_of rows cols M) <= r)%N.
Proof.
move=> /shapedP[szM rowM] clM szf /all_nthP lt_f.
case: up => [|L R|C] /=.
- rewrite !eqn_ZE => /orP[]/eqP->; [exact: rank_leq_row|exact: rank_leq_col].
- case/and4P=> shL shR clR prod.
  have shM : shaped rows cols M.
    rewrite /shaped szM eqn_ZE eqxx; apply/(all_nthP [::]) => i.
    by rewrite szM => lt_i; rewrite eqn_ZE rowM.
  rewrite (product_okP shM shL shR clR prod).
  exact: leq_trans (mxrankM_maxl _ _) (rank_leq_col _).
case/andP=> /all_nthP szc /walkP; rewrite size_map szM => walk_ok.
have [_ [D ->]] := mxZ_clear_rows cols szM clM.
apply: leq_trans (mxrankM_maxr _ _) _.
set M' := clear_rows M in walk_ok *; set S := select [::] f M' in walk_ok.
have rowM' i : (i < rows)%N -> size (nth [::] M' i) = cols.
  by move=> lt_i; rewrite /M' (nth_map [::]) ?szM // size_clear_row rowM.
have lt_fn s : (s < r)%N -> (nth 0%N f s < rows)%N.
  by move=> lt_s; rewrite -ltn_ZE lt_f ?szf.
have shS : shaped r cols S.
  rewrite /shaped /S size_map szf eqn_ZE eqxx; apply/(all_nthP [::]) => s.
  rewrite size_map szf => lt_s; rewrite (nth_map 0%N) ?szf // eqn_ZE.
  by rewrite rowM' // lt_fn.
have [/shapedP[szC rowC] eqC] := columnsP Z0 shS.
suff le_S : (mxZ rows cols M' <= mxZ r cols S)%MS.
  exact: leq_trans (mxrankS le_S) (rank_leq_row _).
apply/row_subP => i; case: (walk_ok i (ltn_ord i)) => [i_f|[t lt_t]]; [|set c := nth [::] C t].
  have lt_s : (index (val i) f < r)%N by rewrite -szf index_mem.
  rewrite (_ : row i _ = row (Ordinal lt_s) (mxZ r cols S)) ?row_sub //.
  apply/rowP => j; rewrite !mxE /S /select (nth_map 0%N) ?szf //.
  by rewrite nth_index.
rewrite /combination_ok => /andP[cl_c /all_nthP comb].
have /eqP sz_c : size c == r by rewrite -eqn_ZE; apply: szc lt_t.
apply/submxP; exists (\row_s fr (nth f0 c s)); apply/rowP => j.
have := comb (Z0, [::]) j; rewrite size_zip rowM' // szC minnn ltn_ord => /(_ isT).
rewrite nth_zip ?rowM' ?szC //= -Zr_eq ZrM (@dotE r) ?size_clear_row ?sz_c //.
have q0 := lt0r_neq0 (cleared_gt0 cl_c).
move=> /eqP eq_j; apply: (mulfI q0); rewrite !mxE -eq_j mulr_sumr.
by apply: eq_bigr => s _; rewrite clear_rowE // !mxE eqC // -mulrA.
Qed.

Theorem check_rank_sound rows cols r M p f g up :
  check_rank rows cols r M p f g up -> \rank (mx_of rows cols M) = r.
Proof.
case/and5P=> shM clM; rewrite !eqn_ZE => /eqP szf /eqP szg /and4P[lt_f lt_g].
have [szM rowM] := shapedP shM => low_ok up_ok; apply/eqP.
rewrite eqn_leq (upper_okP shM clM szf lt_f up_ok) /=.
have [[D eqD] _] := mxZ_clear_rows cols szM clM.
have szM' : size (clear_rows M) = rows by rewrite size_map.
have rowM' i : (i < rows)%N -> size (nth [::] (clear_rows M) i) = cols.
  by move=> lt_i; rewrite (nth_map [::]) ?szM // size_clear_row rowM.
apply: leq_trans (lower_okP szM' rowM' szf szg lt_f lt_g low_ok) _.
by rewrite eqD; apply: mxrankM_maxr.
Qed.
