From Coq Require Import ZArith.
From mathcomp Require Import all_ssreflect all_algebra.
From mathcomp Require Import zify ssrZ.
From LRH Require Import Definitions RankTrace EntrywisePower Chebyshev.
From LRHChecker Require Import Data Recovery Rank.

(******************************************************************************)
(*            The rank bounds for matrices close to the identity              *)
(*                                                                            *)
(*            family == TracePower, AlonPower or ChebyshevPolynomial          *)
(*  image fam s mu D == the entrywise polynomial of D that the family uses:   *)
(*                      D i j ^ s, or T_s(D i j / mu) / T_s(1 / mu)           *)
(*   ncount fam r s  == N(r), the bound on the rank of the image of D, for D  *)
(*                      of rank r                                             *)
(*    near rel D mu  == D i i = 1 and |D i j| < mu (<= mu) for i != j         *)
(* suffices fam rel s mu D rho == the inequality of the family between N(rho) *)
(*                      and the entries of D, which holds for rho = \rank D   *)
(*  least_bound fam rel s mu D L == L is the least rho that suffices          *)
(*                                                                            *)
(* The second half decides least_bound on integers: D i j = c i j / c i i.    *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Notation chebQ := (cheb [realFieldType of rat]).

Inductive family := TracePower | AlonPower | ChebyshevPolynomial.

Definition image fam s mu n (D : 'M[rat]_n) : 'M[rat]_n :=
  if fam is ChebyshevPolynomial then
    map_mx (fun x => (chebQ s).[x / mu] / (chebQ s).[mu^-1]) D
  else entrypow s D.

Definition ncount fam r s : nat :=
  if fam is ChebyshevPolynomial then nparity r s else ndegree r s.

Definition near rel n (D : 'M[rat]_n) mu : Prop :=
  (forall i, D i i = 1) /\ (forall i j, i != j -> compares rel `|D i j| mu).

Definition strict rel n : bool := if rel is Lt then (1 < n)%N else false.

Definition suffices fam rel s mu n (D : 'M[rat]_n) rho : bool :=
  let N : rat := (ncount fam rho s)%:R in
  match fam with
  | TracePower => n%:R ^+ 2 <= N * sqfrob (image fam s mu D)
  | AlonPower =>
      let bound := N * (1 + n.-1%:R * mu ^+ (2 * s)) in
      if strict rel n then n%:R < bound else n%:R <= bound
  | ChebyshevPolynomial =>
      let T := (chebQ s).[mu^-1] in n%:R * T ^+ 2 <= N * (T ^+ 2 + n.-1%:R)
  end.

Definition least_bound fam rel s mu n (D : 'M[rat]_n) L : Prop :=
  suffices fam rel s mu D L
  /\ forall rho, (rho < L)%N -> ~~ suffices fam rel s mu D rho.

Lemma near_le rel n (D : 'M[rat]_n) mu : near rel D mu -> near_identity_le D mu.
Proof.
by case=> D1 Dmu; split=> // i j /Dmu; case: rel {Dmu} => //= /ltW.
Qed.

Lemma leq_ncount r r' : (r <= r')%N -> forall fam s, (ncount fam r s <= ncount fam r' s)%N.
Proof.
move=> le_rr' fam s; case: fam; rewrite /ncount ?leq_ndegree //.
by apply: leq_sum => j _; apply: leq_ndegree.
Qed.

Lemma suffices_mono fam rel s mu n (D : 'M[rat]_n) rho rho' : (rho <= rho')%N ->
  suffices fam rel s mu D rho -> suffices fam rel s mu D rho'.
Proof.
move=> /leq_ncount/(_ fam s); rewrite -(ler_nat [numDomainType of rat]).
rewrite /suffices; move: (_%:R) (ncount fam rho' s)%:R => N N' le_NN'.
case: fam => [||].
- by move/le_trans; apply; rewrite ler_wpmul2r // sqfrob_ge0.
- have: N * (1 + n.-1%:R * mu ^+ (2 * s)) <= N' * (1 + n.-1%:R * mu ^+ (2 * s)).
    rewrite ler_wpmul2r // addr_ge0 // mulr_ge0 ?ler0n //.
    by rewrite exprM exprn_ge0 ?sqr_ge0.
  by move=> le_b; case: ifP => _ => [/lt_le_trans|/le_trans]; apply.
by move/le_trans; apply; rewrite ler_wpmul2r // addr_ge0 ?sqr_ge0 ?ler0n.
Qed.

(* F2, F3, F4: the inequality holds for the rank. *)
Lemma suffices_rank fam rel s mu n (D : 'M[rat]_n) :
  (0 < s)%N -> (if fam is ChebyshevPolynomial then 0 < mu else true) ->
  near rel D mu -> suffices fam rel s mu D (\rank D).
Proof.
move=> s_gt0 mu_gt0 nearD; have nearD_le := near_le nearD.
case: fam mu_gt0 => mu_gt0; rewrite /suffices /=.
- have := entrypow_trace_bound D s; have -> : \sum_i D i i ^+ s = n%:R.
    rewrite (eq_bigr (fun=> 1)) => [|i _]; last by rewrite (proj1 nearD) expr1n.
    by rewrite sumr_const card_ord.
  congr (_ <= _ * _); do 2!apply: eq_bigr => ? _.
  by rewrite mxE -exprM mulnC.
- have le_n := alon_bound_le s nearD_le (leqnn _).
  case: rel nearD => nearD //=.
  by case: ifP => [n_gt1|_] //; apply: alon_bound_lt nearD (leqnn _).
exact: alon_bound_cheb nearD_le (leqnn _).
Qed.

Theorem least_bound_rank fam rel s mu n (D : 'M[rat]_n) L :
  (0 < s)%N -> (if fam is ChebyshevPolynomial then 0 < mu else true) ->
  near rel D mu -> least_bound fam rel s mu D L -> (L <= \rank D)%N.
Proof.
move=> s_gt0 mu_gt0 nearD [_ least]; rewrite leqNgt; apply/negP => /least.
by rewrite suffices_rank.
Qed.

(* ------------------------------------------------------------------------- *)
(* Powers, Chebyshev polynomials and binomial coefficients on integers        *)
(* ------------------------------------------------------------------------- *)

Fixpoint power (x : Z) (e : positive) : Z :=
  match e with
  | xH => x
  | xO e' => let y := power x e' in Z.mul y y
  | xI e' => let y := power x e' in Z.mul (Z.mul y y) x
  end.

Definition zpow (x : Z) (s : nat) : Z :=
  if Z.of_nat s is Zpos e then power x e else Zpos xH.

Lemma Zr_pow x s : Zr (zpow x s) = Zr x ^+ s.
Proof.
have powerE e : Zr (power x e) = Zr x ^+ Pos.to_nat e.
  elim: e => [e IHe|e IHe|] //=; rewrite ?ZrM IHe.
    by rewrite Pos2Nat.inj_xI -exprD -exprSr; congr (_ ^+ _); lia.
  by rewrite Pos2Nat.inj_xO -exprD; congr (_ ^+ _); lia.
rewrite /zpow; case: s => [|s] //=; rewrite powerE; congr (_ ^+ _); lia.
Qed.

(* y^s T_s(x/y) and y^(s+1) T_(s+1)(x/y) *)
Fixpoint cheb_pair (s : nat) (x y : Z) : Z * Z :=
  if s is s'.+1 then
    let p := cheb_pair s' x y in
    (p.2, Z.sub (Z.mul (Zpos 2) (Z.mul x p.2)) (Z.mul (Z.mul y y) p.1))
  else (Zpos xH, x).

Definition cheb_Z (s : nat) (x y : Z) : Z := (cheb_pair s x y).1.

Lemma cheb_ZE s x y : Zr y != 0 ->
  Zr (cheb_Z s x y) = Zr y ^+ s * (chebQ s).[Zr x / Zr y].
Proof.
move=> y0; rewrite /cheb_Z.
suff [] : Zr (cheb_pair s x y).1 = Zr y ^+ s * (chebQ s).[Zr x / Zr y]
    /\ Zr (cheb_pair s x y).2 = Zr y ^+ s.+1 * (chebQ s.+1).[Zr x / Zr y] by [].
elim: s => [|s [IH1 IH2]].
  by rewrite /= hornerC hornerX mulr1 expr1 mulrC divfK.
split=> //.
have -> : (cheb_pair s.+1 x y).2 = Z.sub (Z.mul (Zpos 2) (Z.mul x (cheb_pair s x y).2))
    (Z.mul (Z.mul y y) (cheb_pair s x y).1) by [].
rewrite ZrB !ZrM IH1 IH2 horner_chebSS mulrBr.
have -> : Zr (Zpos 2) = 2%:R by [].
congr (_ - _); last by rewrite mulrA -expr2 -exprD.
rewrite mulrnAr mulr_natl; congr (_ *+ 2).
by rewrite mulrA [RHS]mulrA; congr (_ * _); rewrite [in RHS]exprSr
  -mulrA [Zr y * _]mulrC divfK // mulrC.
Qed.

(* The binomial coefficients C(rho + t - 1, t), t = j, j + 1, ..., j + n,     *)
(* from b, the first of them.                                                 *)
Fixpoint monomials (n : nat) (rho j b : Z) : seq Z :=
  b :: if n is n'.+1 then
    let j' := Z.succ j in
    monomials n' rho j' (Z.div (Z.mul b (Z.add rho j)) j')
  else [::].

Lemma size_monomials n rho j b : size (monomials n rho j b) = n.+1.
Proof. by elim: n j b => //= n IHn j b; rewrite IHn. Qed.

Lemma nth_monomials n r j t : (t <= n)%N ->
  nth Z0 (monomials n (Z.of_nat r) (Z.of_nat j) (Z.of_nat (ndegree r j))) t
  = Z.of_nat (ndegree r (j + t)).
Proof.
elim: n j t => [|n IHn] j [|t] //; rewrite ?addn0 // ltnS => le_tn.
rewrite /= addnS -addSn -IHn //; congr (nth _ (monomials _ _ _ _) _); first by lia.
have eq_j : ((r + j) * ndegree r j = j.+1 * ndegree r j.+1)%N.
  by rewrite [ndegree r j.+1]/ndegree addnS -mul_bin_diag.
move: (ndegree r j) (ndegree r j.+1) eq_j => b b' eq_j.
by symmetry; apply: Z.div_unique_exact; lia.
Qed.

Fixpoint alternate (b : bool) (s : seq Z) : Z :=
  if s is x :: s' then Z.add (if b then x else Z0) (alternate (~~ b) s') else Z0.

Lemma alternateE b s :
  Zr (alternate b s) = \sum_(j < size s | odd j != b) Zr (nth Z0 s j).
Proof.
rewrite big_mkcond; elim: s b => [|x s IHs] b; first by rewrite big_ord0.
rewrite big_ord_recl /= ZrD IHs; congr (_ + _); first by case: b.
apply: eq_bigr => j _ /=; case: (odd j) b => [] [] //=.
Qed.

Definition count_Z fam (rho : Z) (s : nat) : Z :=
  let terms := monomials s rho Z0 (Zpos xH) in
  if fam is ChebyshevPolynomial then alternate (~~ odd s) terms else last Z0 terms.

Lemma count_ZE fam rho s : Zr (count_Z fam (Z.of_nat rho) s) = (ncount fam rho s)%:R.
Proof.
have nthE t : (t <= s)%N ->
    nth Z0 (monomials s (Z.of_nat rho) Z0 (Zpos xH)) t = Z.of_nat (ndegree rho t).
  move=> le_ts; have := nth_monomials rho 0 le_ts; rewrite ndegree0; exact.
have lastE : Zr (last Z0 (monomials s (Z.of_nat rho) Z0 (Zpos xH)))
    = (ndegree rho s)%:R.
  by rewrite -nth_last size_monomials /= nthE // Zr_nat.
rewrite /count_Z; case: fam => //=.
rewrite alternateE size_monomials /nparity natr_sum.
apply: eq_big => [j|j _]; first by case: (odd j) (odd s) => [] [].
by rewrite nthE ?Zr_nat // -ltnS.
Qed.

(* ------------------------------------------------------------------------- *)
(* The bound on integers                                                      *)
(* ------------------------------------------------------------------------- *)

(* Row i of the image of D, as integers over a common positive denominator. *)
Definition image_row fam (s : nat) (mu : frac) (d : Z) (row : seq Z) :
    seq Z * Z :=
  if fam is ChebyshevPolynomial then
    let x := Zpos mu.2 in let y := Z.mul d mu.1 in
    (map (fun e => cheb_Z s (Z.mul e x) y) row,
     Z.mul (zpow d s) (cheb_Z s x mu.1))
  else (map (zpow ^~ s) row, zpow d s).

Definition image_rows fam s mu (c : seq (seq Z)) : seq (seq Z * Z) :=
  map (fun ir => image_row fam s mu (nth Z0 ir.2 ir.1) ir.2)
      (zip (iota 0 (size c)) c).

Definition lcd_rows (X : seq (seq Z * Z)) : Z :=
  foldr (fun x q => Z.lcm x.2 q) (Zpos xH) X.

Definition lcd_ok (q : Z) (X : seq (seq Z * Z)) : bool :=
  Z.ltb Z0 q &&
  all (fun x => Z.ltb Z0 x.2 && Z.eqb (Z.mul (Z.div q x.2) x.2) q) X.

(* q^2 times the squared Frobenius norm *)
Definition square_sum (q : Z) (X : seq (seq Z * Z)) : Z :=
  foldr (fun x t => let l := Z.div q x.2 in
                    Z.add (Z.mul (Z.mul l l) (dot x.1 x.1)) t) Z0 X.

Definition row_near rel (mu : frac) (i : nat) (row : seq Z) : bool :=
  let d := nth Z0 row i in
  let D := Z.mul mu.1 d in
  Z.ltb Z0 d &&
  all (fun jx => eqn_Z jx.1 i ||
         (let x := Z.mul (Z.abs jx.2) (Zpos mu.2) in
          if rel is Lt then Z.ltb x D else Z.leb x D))
    (zip (iota 0 (size row)) row).

(* The inequalities of the families alon and chebyshev, for n features and N  *)
(* in place of N(rho), cleared of denominators.                               *)
Definition alon_Z (strictly : bool) s (mu : frac) (n : nat) (N : Z) : bool :=
  let a2 := zpow (Z.mul mu.1 mu.1) s in
  let b2 := zpow (Z.mul (Zpos mu.2) (Zpos mu.2)) s in
  let x := Z.mul (Z.of_nat n) b2 in
  let y := Z.mul N (Z.add b2 (Z.mul (Z.sub (Z.of_nat n) (Zpos xH)) a2)) in
  if strictly then Z.ltb x y else Z.leb x y.

Definition chebyshev_Z s (mu : frac) (n : nat) (N : Z) : bool :=
  let U := cheb_Z s (Zpos mu.2) mu.1 in let U2 := Z.mul U U in
  Z.leb (Z.mul (Z.of_nat n) U2)
    (Z.mul N (Z.add U2 (Z.mul (Z.sub (Z.of_nat n) (Zpos xH))
                              (zpow (Z.mul mu.1 mu.1) s)))).

Definition suffices_Z fam rel s (mu : frac) (n : nat) (q sum : Z) (rho : nat) :
    bool :=
  let N := count_Z fam (Z.of_nat rho) s in
  match fam with
  | TracePower =>
      let nZ := Z.of_nat n in Z.leb (Z.mul (Z.mul nZ nZ) (Z.mul q q)) (Z.mul N sum)
  | AlonPower => alon_Z (if rel is Lt then ltn_Z 1 n else false) s mu n N
  | ChebyshevPolynomial => chebyshev_Z s mu n N
  end.

Local Arguments Z.mul : simpl never.

Section FamilyInequalities.

Variables (s : nat) (mu : frac) (n : nat) (N : Z).
Hypothesis n_gt0 : (0 < n)%N.

Let n1E : Zr (Z.sub (Z.of_nat n) (Zpos xH)) = n.-1%:R.
Proof. by rewrite -Zr_nat; congr Zr; lia. Qed.

Lemma alon_ZE strictly : alon_Z strictly s mu n N =
  let bound := Zr N * (1 + n.-1%:R * fr mu ^+ (2 * s)) in
  if strictly then n%:R < bound else n%:R <= bound.
Proof.
rewrite /alon_Z /= -Zr_lt -Zr_le !ZrM Zr_nat ZrD ZrM n1E.
rewrite !Zr_pow !ZrM -!expr2 -!exprM /fr expr_div_n.
set bs := Zr (Zpos mu.2) ^+ _; have bs_gt0 : 0 < bs by rewrite exprn_gt0 ?Zr_pos.
have -> : bs + n.-1%:R * Zr mu.1 ^+ (2 * s)
    = bs * (1 + n.-1%:R * (Zr mu.1 ^+ (2 * s) / bs)).
  by rewrite mulrDr mulr1 [bs * (_ * _)]mulrCA [bs * (_ / _)]mulrC divfK
    ?lt0r_neq0.
rewrite [X in _ < X]mulrCA [X in _ <= X]mulrCA [n%:R * bs]mulrC.
by rewrite ltr_pmul2l // ler_pmul2l.
Qed.

Lemma chebyshev_ZE : Z.ltb Z0 mu.1 -> chebyshev_Z s mu n N =
  let T := (chebQ s).[(fr mu)^-1] in n%:R * T ^+ 2 <= Zr N * (T ^+ 2 + n.-1%:R).
Proof.
rewrite -Zr_lt Zr0 => a_gt0.
rewrite /chebyshev_Z /= -Zr_le !ZrM Zr_nat ZrD !ZrM n1E Zr_pow ZrM.
rewrite cheb_ZE ?lt0r_neq0 //.
rewrite /fr invf_div; set T := (chebQ s).[_]; rewrite -!expr2 exprMn -!exprM.
rewrite [(s * 2)%N]mulnC; set x := Zr mu.1 ^+ _.
have x_gt0 : 0 < x by rewrite exprn_gt0.
have -> : x * T ^+ 2 + n.-1%:R * x = x * (T ^+ 2 + n.-1%:R).
  by rewrite mulrDr [n.-1%:R * x]mulrC.
by rewrite mulrCA [X in _ <= X]mulrCA ler_pmul2l.
Qed.

End FamilyInequalities.

Definition family_ok fam (mu : frac) (n : nat) : bool :=
  if fam is ChebyshevPolynomial then
    [&& Z.ltb Z0 mu.1, Z.ltb mu.1 (Zpos mu.2) & ltn_Z 1 n]
  else true.

(* Only the family TracePower looks at more than n. *)
Definition trace_rows fam s mu (c : seq (seq Z)) : seq (seq Z * Z) :=
  if fam is TracePower then image_rows fam s mu c else [::].

(* c lists n rows of n integers; D i j = c i j / c i i. *)
Definition check_family_bound fam rel (n s : nat) (mu : frac) (L : nat)
    (c : seq (seq Z)) : bool :=
  [&& ltn_Z 0 n, ltn_Z 0 s, shaped n n c, family_ok fam mu n
    & all (fun ir => row_near rel mu ir.1 ir.2) (zip (iota 0 n) c)]
  && (let X := trace_rows fam s mu c in
      let q := lcd_rows X in
      let sum := square_sum q X in
      [&& lcd_ok q X, suffices_Z fam rel s mu n q sum L
        & (if eqn_Z L 0 then true
           else ~~ suffices_Z fam rel s mu n q sum L.-1)]).

Section Bound.

Variables (fam : family) (rel : relation) (n s : nat) (mu : frac).
Variable c : seq (seq Z).
Hypotheses (n_gt0 : (0 < n)%N) (s_gt0 : (0 < s)%N) (sh_c : shaped n n c).
Hypothesis fam_ok : family_ok fam mu n.
Hypothesis c_near :
  all (fun ir => row_near rel mu ir.1 ir.2) (zip (iota 0 n) c).

Let C := mxZ n n c.
Let D := unit_rows C.

Lemma row_nearP (i : 'I_n) : row_near rel mu i (nth [::] c i).
Proof.
have [sz_c _] := shapedP sh_c.
have := all_nthP (0%N, [::]) c_near i.
rewrite size_zip size_iota sz_c minnn ltn_ord => /(_ isT).
by rewrite nth_zip ?size_iota ?sz_c // nth_iota.
Qed.

Lemma integer_diag_gt0 i : 0 < C i i.
Proof. by case/andP: (row_nearP i) => d_gt0 _; rewrite mxE -Zr0 Zr_lt. Qed.

Lemma integer_near : near rel D (fr mu).
Proof.
split=> [i|i j neq_ij]; first exact/unit_rows_diag/integer_diag_gt0.
have [sz_c row_c] := shapedP sh_c.
have d_gt0 := integer_diag_gt0 i.
have := row_nearP i => /andP[_] /(all_nthP (0%N, Z0))/(_ (val j)).
rewrite size_zip size_iota row_c // minnn ltn_ord => /(_ isT).
rewrite nth_zip ?size_iota ?row_c // nth_iota ?ltn_ord // eqn_ZE add0n.
rewrite eq_sym (inj_eq val_inj) (negPf neq_ij) orFb [_.2]/=.
rewrite unit_rowsE normrM normfV (gtr0_norm d_gt0).
set x := Zr (nth Z0 (nth [::] c i) j).
have -> : C i j = x by rewrite mxE.
have d_eq : C i i = Zr (nth Z0 (nth [::] c i) i) by rewrite mxE.
case: rel => /=.
  rewrite -Zr_lt !ZrM Zr_abs -d_eq => lt_x.
  by rewrite ltr_pdivr_mulr // /fr mulrAC ltr_pdivl_mulr ?Zr_pos.
rewrite -Zr_le !ZrM Zr_abs -d_eq => le_x.
by rewrite ler_pdivr_mulr // /fr mulrAC ler_pdivl_mulr ?Zr_pos.
Qed.

Lemma family_ok_mu : if fam is ChebyshevPolynomial then 0 < fr mu else true.
Proof.
case: fam fam_ok => //= /and3P[a_gt0 _ _].
by rewrite /fr divr_gt0 ?Zr_pos // -Zr0 Zr_lt.
Qed.

Lemma size_image_rows : size (image_rows fam s mu c) = n.
Proof.
by have [sz_c _] := shapedP sh_c; rewrite size_map size_zip size_iota sz_c minnn.
Qed.

Lemma nth_image_rows i : (i < n)%N ->
  nth ([::], Z0) (image_rows fam s mu c) i
  = image_row fam s mu (nth Z0 (nth [::] c i) i) (nth [::] c i).
Proof.
have [sz_c _] := shapedP sh_c => lt_i.
rewrite (nth_map (0%N, [::])) ?size_zip ?size_iota ?sz_c ?minnn //.
by rewrite nth_zip ?size_iota ?sz_c // nth_iota.
Qed.

Lemma size_image_row d row : size (image_row fam s mu d row).1 = size row.
Proof. by case: fam => /=; rewrite size_map. Qed.

Lemma image_row_gt0 (i j : 'I_n) (r := image_row fam s mu
    (nth Z0 (nth [::] c i) i) (nth [::] c i)) : 0 < Zr r.2 ->
  image fam s (fr mu) D i j = Zr (nth Z0 r.1 j) / Zr r.2.
Proof.
rewrite {}/r => m_gt0; have [sz_c row_c] := shapedP sh_c.
have d_gt0 := integer_diag_gt0 i.
have Dij : D i j = Zr (nth Z0 (nth [::] c i) j) / Zr (nth Z0 (nth [::] c i) i).
  by rewrite unit_rowsE !mxE.
have d_eq : Zr (nth Z0 (nth [::] c i) i) = C i i by rewrite mxE.
case: fam fam_ok m_gt0 => /= fam_ok' m_gt0.
- by rewrite /image mxE Dij (nth_map Z0) ?row_c // !Zr_pow expr_div_n.
- by rewrite /image mxE Dij (nth_map Z0) ?row_c // !Zr_pow expr_div_n.
have mu_gt0 : 0 < Zr mu.1.
  by case/and3P: fam_ok' => mu_gt0 _ _; rewrite -Zr0 Zr_lt.
have mu0 := lt0r_neq0 mu_gt0; have d0 := lt0r_neq0 d_gt0; rewrite -d_eq in d0.
rewrite /image mxE Dij (nth_map Z0) ?row_c // ZrM Zr_pow !cheb_ZE //; last first.
  by rewrite ZrM mulf_neq0.
rewrite !ZrM exprMn /fr invf_div.
set T := (chebQ s).[Zr (Zpos _) / _].
have -> : Zr (nth Z0 (nth [::] c i) j) / Zr (nth Z0 (nth [::] c i) i)
    * (Zr (Zpos mu.2) / Zr mu.1)
  = Zr (nth Z0 (nth [::] c i) j) * Zr (Zpos mu.2)
    / (Zr (nth Z0 (nth [::] c i) i) * Zr mu.1) by rewrite mulf_div.
set T' := (chebQ s).[_ / _]; rewrite [_ ^+ s * (_ * T)]mulrA -[in RHS]mulf_div.
by rewrite divff ?mul1r // mulf_neq0 // expf_neq0.
Qed.

Section Squares.

Variables (q : Z).
Let X := image_rows fam s mu c.
Hypothesis q_ok : lcd_ok q X.

Lemma lcd_row i : (i < n)%N -> [/\ 0 < Zr q, 0 < Zr (nth ([::], Z0) X i).2
  & Zr (Z.div q (nth ([::], Z0) X i).2) = Zr q / Zr (nth ([::], Z0) X i).2].
Proof.
move=> lt_i; case/andP: q_ok => q_gt0 /(all_nthP ([::], Z0))/(_ i).
rewrite size_image_rows => /(_ lt_i)/andP[]; rewrite -!Zr_lt -Zr_eq ZrM Zr0.
move=> m_gt0 /eqP eq_q; split=> //; first by rewrite -Zr0 Zr_lt.
by rewrite -eq_q mulfK ?lt0r_neq0.
Qed.

Lemma imageE (i j : 'I_n) : image fam s (fr mu) D i j =
  Zr (nth Z0 (nth ([::], Z0) X i).1 j) / Zr (nth ([::], Z0) X i).2.
Proof.
have [_ m_gt0 _] := lcd_row (ltn_ord i).
rewrite /X nth_image_rows // in m_gt0 *.
exact: image_row_gt0.
Qed.

Lemma square_sumE :
  Zr (square_sum q X) = Zr q ^+ 2 * sqfrob (image fam s (fr mu) D).
Proof.
have -> : Zr (square_sum q X)
    = \sum_(x <- X) Zr (Z.div q x.2) ^+ 2 * Zr (dot x.1 x.1).
  rewrite /square_sum; elim: X => [|x X' IH]; first by rewrite big_nil.
  by rewrite /= ZrD !ZrM IH big_cons expr2.
rewrite (sum_nth ([::], Z0) _ size_image_rows) /sqfrob mulr_sumr.
apply: eq_bigr => i _; have [q_gt0 m_gt0 ->] := lcd_row (ltn_ord i).
rewrite (@dotE n); last first.
  have [sz_c row_c] := shapedP sh_c.
  by rewrite nth_image_rows // size_image_row row_c.
rewrite !mulr_sumr; apply: eq_bigr => j _.
by rewrite imageE !expr_div_n -expr2 mulrAC -mulrA.
Qed.

End Squares.

Lemma suffices_ZE q sum rho :
  (if fam is TracePower then
     0 < Zr q /\ Zr sum = Zr q ^+ 2 * sqfrob (image fam s (fr mu) D) else True) ->
  suffices_Z fam rel s mu n q sum rho = suffices fam rel s (fr mu) D rho.
Proof.
have := family_ok_mu; rewrite /suffices_Z /suffices.
move: (count_Z _ _ _) (ncount _ _ _)%:R (count_ZE fam rho s) => NZ N NE.
case: fam fam_ok => /= fam_ok'.
- move=> _ [q_gt0 sumE]; rewrite -Zr_le !ZrM NE Zr_nat sumE -!expr2.
  by rewrite [N * (_ * _)]mulrCA [n%:R ^+ 2 * _]mulrC ler_pmul2l // exprn_gt0.
- by move=> _ _; rewrite alon_ZE // NE /= ltn_ZE /strict; case: rel.
by move=> mu_gt0 _; case/and3P: fam_ok' => a_gt0 _ _; rewrite chebyshev_ZE // NE.
Qed.

End Bound.

(* What check_family_bound says of the matrix of the integers. *)
Lemma check_family_boundP fam rel n s mu L c :
  check_family_bound fam rel n s mu L c ->
  let C := mxZ n n c in let D := unit_rows C in
  [/\ (0 < n)%N, (0 < s)%N,
      (forall i, 0 < C i i) /\ near rel D (fr mu),
      (if fam is ChebyshevPolynomial then 0 < fr mu else true)
    & least_bound fam rel s (fr mu) D L].
Proof.
case/andP=> /and5P[]; rewrite !ltn_ZE => n_gt0 s_gt0 sh_c fam_ok c_near.
set X := trace_rows fam s mu c; case/and3P=> q_ok suf_L nsuf_L.
have near_c := integer_near sh_c c_near.
have sufE rho : suffices_Z fam rel s mu n (lcd_rows X) (square_sum (lcd_rows X) X) rho
    = suffices fam rel s (fr mu) (unit_rows (mxZ n n c)) rho.
  apply: suffices_ZE => //.
  rewrite /X /trace_rows in q_ok *; case: (fam) q_ok fam_ok => //= q_ok fam_ok'.
  split; first by case/andP: q_ok; rewrite -Zr_lt Zr0.
  exact: (@square_sumE TracePower rel n s mu c sh_c fam_ok' c_near _ q_ok).
split=> //.
- by split=> // i; exact: (integer_diag_gt0 sh_c c_near i).
- by have := family_ok_mu fam_ok; case: (fam).
split=> [|rho lt_rho]; first by rewrite -sufE.
rewrite eqn_ZE in nsuf_L; case: L lt_rho nsuf_L {suf_L} => //= L; rewrite ltnS => le_rho.
by rewrite sufE; apply: contra; apply: suffices_mono.
Qed.
