From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import RealFieldRing Definitions WorstCaseError SharpTheorem.
From LRH Require Import KernelLadder Capacity Examples.
Require Import Field.

(******************************************************************************)
(*        The gap between basis pursuit and linear probes, on instances       *)
(*                                                                            *)
(*        unshift s == the integers s_i - 90: how vectors are written below   *)
(*    gap_columns == the columns of an integer 6 x 14 matrix                  *)
(*      gap_table == for all a < b the entry b - a - 1 of list a holds two    *)
(*                   certificates [:: N; y], for the signs (1, 1) and (1, -1) *)
(*                   on {a, b}                                                *)
(*  cert_check ... == sign_certificate, by computation in natural numbers     *)
(*                                                                            *)
(* Main results, over any real field:                                         *)
(*   gap_mx_basis_pursuit: basis pursuit recovers every 2-sparse vector from  *)
(*     its 6 measurements by gap_mx (every certificate is checked)            *)
(*   gap_6_14: while linear probes with error < 1/4 need 12 neurons,          *)
(*     whatever the matrix                                                    *)
(*   gap_4_5: on the 4 x 5 matrix with kernel (3, 2, 2, 2, 2) basis pursuit   *)
(*     works for k = 2, the best error of linear probes is exactly 6/11       *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

(* ------------------------------------------------------------------------- *)
(* Certificates of the null space property for k = 2, by computation          *)
(* ------------------------------------------------------------------------- *)

Definition unshift (s : seq nat) : seq int := [seq x%:Z - 90%:Z | x <- s].

Section CertificateCheck.

Variables (d m : nat) (cols : seq (seq int)).

Definition col_dot (y : seq int) (j : nat) : int := dotz y (nth [::] cols j).

(* The certificate (N, y) for the signs 1 on a and s on b. *)
Definition cert_check (a b : nat) (s : bool) (N : nat) (y : seq int) : bool :=
  let e := maxn `|col_dot y a - N%:Z|
                `|col_dot y b - (if s then N%:Z else - N%:Z)| in
  let f := foldr maxn 0%N
    [seq `|col_dot y l| | l <- iota 0 m & (l != a) && (l != b)]%N in
  [&& size y == d, (0 < N)%N & (e + f < N)%N].

Definition table_check (table : seq (seq (seq nat * seq nat))) : bool :=
  all (fun a => all (fun b => (a < b)%N ==>
    let c := nth ([::], [::]) (nth [::] table a) (b - a.+1) in
    cert_check a b true (head 0%N c.1) (unshift (behead c.1))
      && cert_check a b false (head 0%N c.2) (unshift (behead c.2)))
    (iota 0 m)) (iota 0 m).

Variable R : realFieldType.

Definition cols_mx : 'M[R]_(d, m) :=
  \matrix_(l, j) ((nth [::] cols j)`_l)%:~R.

Hypothesis dim_cols : all (fun v => size v == d) cols.
Hypothesis size_cols : size cols = m.

Lemma cols_dot (y : seq int) (j : 'I_m) : size y = d ->
  ((\row_l (y`_l)%:~R : 'rV[R]_d) *m cols_mx) 0 j = (col_dot y j)%:~R.
Proof.
move=> size_y; have size_j : size (nth [::] cols j) = d.
  by apply/eqP/(allP dim_cols)/mem_nth; rewrite size_cols.
rewrite /col_dot (dotzE size_y size_j) mxE rmorph_sum.
by apply: eq_bigr => l _; rewrite !mxE rmorphM.
Qed.

Lemma absz_intr (x : int) : `|x%:~R| = (`|x|%N)%:R :> R.
Proof. by rewrite -intr_norm -abszE -pmulrn. Qed.

Lemma leq_foldr_maxn (s : seq nat) x : x \in s -> (x <= foldr maxn 0%N s)%N.
Proof.
elim: s => //= y s IHs; rewrite inE leq_max.
by case/predU1P => [->|/IHs->]; rewrite ?leqnn ?orbT.
Qed.

Lemma cert_checkP (a b : 'I_m) (S : {set 'I_m}) N y :
    a \in S -> cert_check a b (b \in S) N y ->
  sign_certificate cols_mx [set a; b] S (\row_l (y`_l)%:~R) N%:R.
Proof.
move=> aS /and3P[/eqP size_y N_gt0]; set e := maxn _ _; set f := foldr _ _ _.
move=> lt_N; split; first by rewrite ltr0n.
apply: le_lt_trans (_ : e%:R + f%:R < _); last by rewrite -natrD ltr_nat.
apply: ler_add; apply/bigmaxr_leP; rewrite ?ler0n // => j; rewrite ?inE.
  have pmN (c : bool) : N%:R * (if c then 1 else -1)
      = ((if c then N%:Z else - N%:Z)%:~R) :> R.
    by case: c; rewrite ?mulr1 ?mulrN1 ?mulrNz.
  rewrite cols_dot // /pm pmN -mulrzBr absz_intr ler_nat /e leq_max.
  by case/pred2P => ->; rewrite ?aS leqnn ?orbT.
rewrite negb_or => /andP[ne_ja ne_jb].
rewrite cols_dot // absz_intr ler_nat; apply: leq_foldr_maxn.
apply/mapP; exists (j : nat) => //.
by rewrite mem_filter mem_iota ltn_ord -!(inj_eq val_inj) in ne_ja ne_jb *;
   rewrite ne_ja ne_jb.
Qed.

Lemma pair_certified table (a b : 'I_m) (S : {set 'I_m}) : (a < b)%N ->
  table_check table -> S \subset [set a; b] -> exists y N,
    sign_certificate cols_mx [set a; b] S y N
    \/ sign_certificate cols_mx [set a; b] ([set a; b] :\: S) y N.
Proof.
move=> lt_ab check subS.
pose c := nth ([::], [::]) (nth [::] table a) (b - a.+1).
have /andP[cert_t cert_f] :
    cert_check a b true (head 0%N c.1) (unshift (behead c.1))
      && cert_check a b false (head 0%N c.2) (unshift (behead c.2)).
  have /allP/(_ (a : nat)) := check; rewrite mem_iota ltn_ord => /(_ isT).
  by move=> /allP/(_ (b : nat)); rewrite mem_iota ltn_ord lt_ab => /(_ isT).
have cert (S' : {set 'I_m}) : a \in S' -> exists y N,
    sign_certificate cols_mx [set a; b] S' y N.
  by move=> aS'; case bS': (b \in S'); do 2!eexists;
     apply: cert_checkP => //; rewrite bS'; [exact: cert_t | exact: cert_f].
have [aS|aS] := boolP (a \in S).
  by have [y [N certS]] := cert S aS; exists y, N; left.
have [|y [N certS]] := cert ([set a; b] :\: S); first by rewrite !inE aS eqxx.
by exists y, N; right.
Qed.

Lemma table_certified table : (1 < m)%N ->
  table_check table -> certified cols_mx 2.
Proof.
move=> m_gt1 check T S; rewrite (minn_idPl m_gt1).
case/eqP/cards2P=> a [b [ne_ab ->]].
case: (ltngtP a b) => [lt_ab|lt_ba|/val_inj eq_ab].
- exact: pair_certified check.
- by rewrite setUC; apply: pair_certified check.
by rewrite eq_ab eqxx in ne_ab.
Qed.

End CertificateCheck.

Theorem table_basis_pursuit (R : realFieldType) d m cols table : (1 < m)%N ->
    [&& size cols == m, all (fun v => size v == d) cols
      & table_check d m cols table] ->
  basis_pursuit (cols_mx d m cols R) 2.
Proof.
move=> m_gt1 /and3P[/eqP size_c dim_c check].
exact/basis_pursuitP/certified_nsp/(table_certified _ dim_c size_c m_gt1 check).
Qed.

Definition gap_columns : seq (seq nat) := [::
  [:: 99; 90; 99; 90; 99; 90];
  [:: 99; 92; 97; 96; 86; 98];
  [:: 98; 94; 92; 99; 84; 83];
  [:: 97; 96; 86; 98; 99; 88];
  [:: 96; 97; 82; 94; 88; 99];
  [:: 94; 98; 81; 88; 83; 84];
  [:: 92; 99; 84; 83; 98; 86];
  [:: 90; 99; 90; 81; 90; 99];
  [:: 88; 99; 96; 83; 82; 86];
  [:: 86; 98; 99; 88; 97; 84];
  [:: 84; 97; 98; 94; 92; 99];
  [:: 83; 96; 94; 98; 81; 88];
  [:: 82; 94; 88; 99; 96; 83];
  [:: 81; 92; 83; 96; 94; 98]]%N.

Definition gap_table : seq (seq (seq nat * seq nat)) := [::
  [:: ([:: 21; 91; 90; 91; 90; 90; 91], [:: 243; 92; 85; 90; 89; 115; 72]);
      ([:: 27; 91; 90; 92; 91; 90; 89], [:: 43; 90; 91; 91; 89; 94; 92]);
      ([:: 21; 91; 90; 90; 91; 91; 90], [:: 243; 90; 89; 115; 72; 92; 95]);
      ([:: 43; 94; 92; 90; 89; 91; 91], [:: 27; 90; 89; 91; 90; 92; 89]);
      ([:: 243; 115; 108; 92; 85; 90; 89], [:: 21; 90; 89; 91; 90; 91; 90]);
      ([:: 27; 92; 91; 90; 89; 91; 90], [:: 43; 91; 89; 94; 92; 90; 89]);
      ([:: 22; 91; 91; 91; 89; 91; 91], [:: 22; 91; 89; 91; 91; 91; 89]);
      ([:: 43; 91; 91; 94; 88; 90; 91], [:: 27; 92; 89; 90; 91; 91; 90]);
      ([:: 21; 90; 91; 91; 90; 91; 90], [:: 243; 115; 72; 92; 95; 90; 91]);
      ([:: 27; 90; 91; 91; 90; 92; 91], [:: 43; 94; 88; 90; 91; 91; 89]);
      ([:: 243; 90; 91; 115; 108; 92; 85], [:: 21; 91; 90; 90; 89; 91; 90]);
      ([:: 43; 90; 89; 91; 91; 94; 88], [:: 27; 91; 90; 92; 89; 90; 91]);
      ([:: 243; 92; 95; 90; 91; 115; 108], [:: 21; 91; 90; 91; 90; 90; 89])];
  [:: ([:: 23; 91; 90; 91; 91; 89; 90], [:: 654; 95; 77; 92; 88; 98; 173]);
      ([:: 37; 91; 91; 91; 93; 91; 91], [:: 77; 89; 92; 93; 89; 84; 95]);
      ([:: 23; 91; 91; 90; 91; 90; 91], [:: 654; 92; 88; 173; 98; 77; 85]);
      ([:: 77; 96; 95; 91; 88; 87; 91], [:: 37; 91; 89; 91; 91; 91; 93]);
      ([:: 56; 95; 95; 91; 89; 90; 90], [:: 23; 90; 90; 91; 91; 89; 91]);
      ([:: 27; 91; 92; 91; 90; 90; 91], [:: 43; 91; 89; 92; 94; 91; 90]);
      ([:: 22; 91; 91; 91; 90; 89; 90], [:: 22; 91; 89; 90; 91; 90; 91]);
      ([:: 62; 91; 92; 96; 92; 89; 89], [:: 30; 92; 89; 90; 91; 89; 91]);
      ([:: 23; 90; 91; 91; 91; 90; 91], [:: 59; 97; 88; 89; 91; 90; 90]);
      ([:: 30; 90; 91; 91; 91; 88; 91], [:: 62; 96; 88; 89; 91; 91; 92]);
      ([:: 59; 90; 90; 92; 97; 91; 91], [:: 23; 91; 90; 91; 90; 89; 91]);
      ([:: 20; 90; 90; 90; 92; 90; 91], [:: 20; 91; 90; 91; 90; 89; 90])];
  [:: ([:: 23; 91; 91; 90; 91; 90; 89], [:: 59; 91; 89; 90; 90; 83; 88]);
      ([:: 30; 91; 91; 89; 92; 89; 90], [:: 62; 89; 91; 92; 91; 88; 84]);
      ([:: 23; 91; 91; 90; 90; 89; 89], [:: 56; 90; 90; 95; 95; 91; 89]);
      ([:: 77; 95; 96; 92; 89; 91; 87], [:: 37; 91; 89; 91; 91; 87; 89]);
      ([:: 243; 108; 115; 95; 88; 89; 90], [:: 21; 91; 90; 90; 91; 90; 89]);
      ([:: 30; 91; 92; 91; 90; 89; 89], [:: 62; 92; 89; 88; 96; 89; 91]);
      ([:: 22; 90; 91; 91; 91; 90; 89], [:: 22; 91; 90; 89; 91; 89; 90]);
      ([:: 77; 91; 93; 95; 96; 92; 89], [:: 37; 93; 89; 89; 91; 89; 89]);
      ([:: 23; 90; 91; 90; 91; 89; 89], [:: 654; 173; 82; 77; 95; 92; 88]);
      ([:: 20; 90; 91; 90; 91; 90; 89], [:: 20; 91; 90; 90; 90; 88; 90]);
      ([:: 59; 90; 90; 88; 97; 89; 91], [:: 23; 91; 90; 91; 90; 89; 89])];
  [:: ([:: 23; 91; 91; 89; 91; 90; 90], [:: 56; 91; 89; 90; 90; 95; 85]);
      ([:: 30; 91; 91; 88; 91; 90; 89], [:: 62; 89; 91; 91; 92; 96; 92]);
      ([:: 23; 91; 91; 89; 90; 91; 90], [:: 654; 92; 88; 98; 173; 95; 103]);
      ([:: 43; 92; 94; 91; 90; 91; 91], [:: 27; 91; 90; 90; 91; 91; 88]);
      ([:: 59; 92; 97; 91; 91; 90; 90], [:: 23; 91; 90; 89; 91; 91; 90]);
      ([:: 37; 91; 93; 91; 91; 91; 89], [:: 77; 93; 89; 84; 95; 89; 88]);
      ([:: 22; 90; 91; 90; 91; 91; 91], [:: 22; 91; 90; 89; 90; 91; 89]);
      ([:: 20; 90; 92; 90; 91; 90; 90], [:: 20; 91; 90; 89; 90; 91; 90]);
      ([:: 23; 90; 91; 90; 91; 91; 89], [:: 654; 173; 98; 77; 85; 92; 92]);
      ([:: 30; 90; 91; 89; 91; 92; 91], [:: 62; 96; 92; 89; 89; 91; 88])];
  [:: ([:: 23; 91; 91; 89; 90; 89; 90], [:: 59; 91; 89; 90; 90; 92; 97]);
      ([:: 37; 91; 91; 87; 89; 91; 91], [:: 77; 88; 91; 89; 93; 85; 96]);
      ([:: 21; 90; 91; 89; 90; 90; 91], [:: 243; 91; 90; 72; 115; 85; 88]);
      ([:: 62; 92; 96; 91; 91; 88; 91], [:: 30; 91; 90; 89; 91; 91; 92]);
      ([:: 654; 98; 173; 95; 103; 92; 92], [:: 23; 91; 90; 89; 90; 89; 91]);
      ([:: 20; 90; 91; 90; 91; 90; 91], [:: 20; 92; 90; 89; 90; 90; 90]);
      ([:: 22; 90; 91; 90; 91; 89; 91], [:: 22; 91; 90; 89; 90; 91; 91]);
      ([:: 77; 89; 93; 85; 96; 88; 89], [:: 37; 93; 91; 89; 89; 89; 91]);
      ([:: 23; 90; 91; 89; 91; 90; 91], [:: 59; 97; 92; 89; 89; 90; 90])];
  [:: ([:: 23; 90; 91; 89; 89; 90; 89], [:: 654; 103; 85; 88; 92; 7; 82]);
      ([:: 27; 90; 91; 89; 88; 89; 90], [:: 43; 89; 90; 89; 91; 88; 86]);
      ([:: 23; 90; 91; 90; 89; 89; 89], [:: 59; 90; 90; 83; 92; 91; 89]);
      ([:: 20; 90; 91; 90; 90; 90; 88], [:: 20; 91; 90; 89; 90; 89; 90]);
      ([:: 654; 82; 173; 85; 103; 88; 92], [:: 23; 91; 90; 89; 90; 89; 89]);
      ([:: 37; 89; 93; 89; 91; 89; 89], [:: 77; 93; 91; 84; 85; 89; 92]);
      ([:: 22; 90; 91; 89; 91; 90; 89], [:: 22; 91; 90; 89; 89; 89; 90]);
      ([:: 62; 89; 92; 84; 92; 91; 89], [:: 30; 92; 91; 90; 89; 89; 89])];
  [:: ([:: 21; 90; 91; 90; 89; 91; 90], [:: 243; 95; 88; 89; 90; 108; 65]);
      ([:: 20; 90; 91; 90; 89; 90; 89], [:: 20; 90; 90; 88; 90; 91; 90]);
      ([:: 23; 90; 91; 90; 89; 91; 89], [:: 59; 90; 90; 83; 88; 91; 91]);
      ([:: 62; 88; 96; 89; 91; 92; 91], [:: 30; 91; 90; 89; 89; 91; 88]);
      ([:: 59; 88; 97; 89; 91; 90; 90], [:: 23; 91; 90; 89; 89; 91; 90]);
      ([:: 30; 89; 92; 89; 90; 91; 89], [:: 62; 92; 91; 88; 84; 89; 89]);
      ([:: 22; 89; 91; 89; 90; 91; 90], [:: 22; 91; 91; 90; 89; 90; 89])];
  [:: ([:: 21; 90; 91; 90; 89; 89; 90], [:: 243; 95; 92; 89; 90; 108; 115]);
      ([:: 27; 90; 91; 91; 88; 91; 90], [:: 43; 89; 90; 89; 89; 88; 94]);
      ([:: 21; 90; 91; 91; 90; 90; 91], [:: 243; 91; 90; 72; 65; 85; 92]);
      ([:: 43; 88; 94; 89; 90; 89; 91], [:: 27; 91; 90; 90; 89; 91; 92]);
      ([:: 243; 72; 115; 85; 88; 91; 90], [:: 21; 91; 90; 90; 89; 90; 91]);
      ([:: 27; 89; 92; 89; 90; 90; 91], [:: 43; 91; 91; 92; 86; 91; 90])];
  [:: ([:: 23; 90; 91; 91; 89; 90; 89], [:: 654; 103; 95; 88; 88; 7; 98]);
      ([:: 37; 89; 91; 93; 89; 89; 91], [:: 77; 88; 89; 89; 87; 85; 84]);
      ([:: 23; 89; 91; 91; 90; 89; 90], [:: 654; 92; 92; 98; 7; 95; 77]);
      ([:: 77; 85; 96; 88; 89; 89; 87], [:: 37; 91; 91; 91; 89; 87; 91]);
      ([:: 56; 85; 95; 89; 89; 90; 90], [:: 23; 90; 90; 91; 89; 89; 89])];
  [:: ([:: 23; 89; 91; 91; 90; 91; 90], [:: 59; 91; 91; 90; 90; 92; 83]);
      ([:: 30; 89; 91; 92; 91; 90; 89], [:: 62; 89; 89; 91; 88; 96; 88]);
      ([:: 23; 89; 91; 90; 90; 91; 89], [:: 56; 90; 90; 95; 85; 91; 91]);
      ([:: 77; 84; 95; 89; 88; 93; 91], [:: 37; 91; 91; 91; 89; 91; 87])];
  [:: ([:: 23; 89; 91; 91; 91; 90; 90], [:: 56; 91; 91; 90; 90; 95; 95]);
      ([:: 30; 89; 91; 91; 92; 91; 90], [:: 62; 89; 89; 92; 89; 88; 96]);
      ([:: 23; 89; 91; 90; 91; 90; 91], [:: 654; 92; 92; 173; 82; 77; 95])];
  [:: ([:: 23; 89; 91; 90; 91; 90; 89], [:: 59; 91; 91; 90; 90; 83; 92]);
      ([:: 37; 89; 91; 89; 93; 89; 91], [:: 77; 89; 88; 93; 91; 84; 85])];
  [:: ([:: 23; 89; 90; 89; 91; 91; 90], [:: 654; 95; 103; 92; 92; 98; 7])]]%N.

Definition gap_cols : seq (seq int) := map unshift gap_columns.

Lemma gap_table_check : [&& size gap_cols == 14%N,
  all (fun v => size v == 6%N) gap_cols & table_check 6 14 gap_cols gap_table].
Proof. by vm_compute. Qed.

Section Gap.

Variable R : realFieldType.

Definition gap_mx : 'M[R]_(6, 14) := cols_mx 6 14 gap_cols R.

Theorem gap_mx_basis_pursuit : basis_pursuit gap_mx 2.
Proof.
have m_gt1 : (1 < 14)%N by [].
have := @table_basis_pursuit R 6%N 14%N gap_cols gap_table m_gt1.
by apply; apply: gap_table_check.
Qed.

Theorem gap_6_14 : basis_pursuit gap_mx 2 /\
  (forall d, capacity_ok R d 14 2 (4%:R^-1) -> (2 * 6 <= d)%N).
Proof. by split=> [|d]; [exact: gap_mx_basis_pursuit | exact: gap_14_2]. Qed.

End Gap.

(* ------------------------------------------------------------------------- *)
(* A matrix whose kernel is a line                                            *)
(* ------------------------------------------------------------------------- *)

Section KernelLine.

Variables (R : realFieldType) (d m : nat) (A : 'M[R]_(d, m)) (u : 'cV[R]_m).
Hypothesis lineA : forall v, A *m v = 0 -> exists c, v = c *: u.
Implicit Types (k : nat) (e c : R).

Lemma vl1Z c : vl1 (c *: u) = `|c| * vl1 u.
Proof.
by rewrite /vl1 /l1norm big_distrr; apply: eq_bigr => j _; rewrite mxE normrM.
Qed.

Lemma kernel_line_nsp k :
    (forall T : {set 'I_m}, (#|T| <= k)%N ->
       (\sum_(j in T) `|u j 0|) *+ 2 < vl1 u) -> nsp A k.
Proof.
move=> nsp_u v /lineA[c ->] cu0 T le_T.
have c_gt0 : 0 < `|c|.
  by rewrite normr_gt0; apply: contraNneq cu0 => ->; rewrite scale0r.
rewrite vl1Z (eq_bigr (fun j => `|c| * `|u j 0|)) => [|j _]; last first.
  by rewrite mxE normrM.
by rewrite -big_distrr /= -mulrnAr ltr_pmul2l ?nsp_u.
Qed.

Lemma kernel_line_le k e x : 0 <= x -> (forall j, `|u j 0| <= x) ->
  k%:R * x <= e * vl1 u -> kernel_le A k e.
Proof.
move=> x_ge0 le_x le_e v /lineA[c ->]; rewrite vl1Z mulrCA.
apply: le_trans (ler_wpmul2l (normr_ge0 c) le_e); rewrite mulrCA.
rewrite ler_wpmul2l ?ler0n //; apply/supnorm_leP => [|j].
  by rewrite mulr_ge0.
by rewrite mxE normrM ler_wpmul2l.
Qed.

End KernelLine.

Section GapLine.

Variable R : realFieldType.

Add Field R_field : (realField_field R).
Ltac ring_R := to_ring R; ring.

(* The 4 x 5 matrix of the instance, by rows, and its kernel vector. *)
Definition line_rows : seq (seq int) :=
  [:: [:: 0; 1; -1; 0; 0]; [:: 0; 0; 1; -1; 0]; [:: 0; 0; 0; 1; -1];
      [:: 2%:Z; -1; -1; -1; 0]].

Definition line_A : 'M[R]_(4, 5) :=
  \matrix_(i, j) ((nth [::] line_rows i)`_j)%:~R.

Definition line_u : 'cV[R]_5 := \col_j (if j == 0 then 3%:R else 2%:R).

Definition intrE :=
  (mulrN1z, mulr1z, mulr0z, mul0r, mul1r, mulN1r, addr0, add0r).

Lemma line_u_kernel : line_A *m line_u = 0.
Proof.
apply/colP => i; rewrite !mxE !big_ord_recl big_ord0 !mxE /=.
case: (unliftP ord0 i) => [{}i|] ->; last by rewrite /= !intrE subrr.
case: (unliftP ord0 i) => [{}i|] ->; last by rewrite /= !intrE subrr.
case: (unliftP ord0 i) => [{}i|] ->; last by rewrite /= !intrE subrr.
by rewrite [i]ord1 /= !intrE -pmulrn; ring_R.
Qed.

Lemma line_A_kernel (v : 'cV[R]_5) : line_A *m v = 0 ->
  v = (v (lift ord0 ord0) 0 / 2%:R) *: line_u.
Proof.
move=> Av; have row i : (line_A *m v) i 0 = 0 by rewrite Av mxE.
have := row ord0; rewrite mxE !big_ord_recl big_ord0 !mxE /= !intrE.
have := row (lift ord0 ord0).
rewrite mxE !big_ord_recl big_ord0 !mxE /= !intrE.
have := row (lift ord0 (lift ord0 ord0)).
rewrite mxE !big_ord_recl big_ord0 !mxE /= !intrE.
have := row (lift ord0 (lift ord0 (lift ord0 ord0))).
rewrite mxE !big_ord_recl big_ord0 !mxE /= !intrE.
move=> eq0 /subr0_eq eq34 /subr0_eq eq23 /subr0_eq eq12.
rewrite -eq23 -eq12 in eq0.
set t := v (lift ord0 ord0) 0 in eq12 eq0 *.
have two_neq0 : (2%:R : R) != 0 by rewrite pnatr_eq0.
apply/colP => j; rewrite !mxE.
have t2 : t = t / 2%:R * 2%:R by rewrite divfK.
case: (unliftP ord0 j) => [{}j|] -> /=; last first.
  apply: (mulfI two_neq0); apply/eqP; rewrite -subr_eq0 -eq0 -pmulrn {2 3 4}t2.
  by apply/eqP; ring_R.
rewrite -t2; case: (unliftP ord0 j) => [{}j|] -> //.
case: (unliftP ord0 j) => [{}j|] ->; last by rewrite -eq12.
case: (unliftP ord0 j) => [{}j|] ->; last by rewrite -eq23 -eq12.
by rewrite (_ : j = ord0) -?eq34 -?eq23 -?eq12 // [j]ord1.
Qed.

Lemma line_u_l1 : vl1 line_u = 11%:R.
Proof.
rewrite /vl1 /l1norm !big_ord_recl big_ord0 !mxE /= !normr_nat.
by rewrite addr0 -!natrD.
Qed.

Lemma line_u_sum (T : {set 'I_5}) : (#|T| <= 2)%N ->
  \sum_(j in T) `|line_u j 0| <= 5%:R.
Proof.
move=> le_T2.
rewrite (eq_bigr (fun j => 2%:R + (j == 0)%:R)) => [|j _]; last first.
  by rewrite mxE; case: eqP => _; rewrite normr_nat ?addr0 // -(natrD _ 2 1).
rewrite big_split /= sumr_const -mulrnA -natr_sum -natrD ler_nat.
apply: (@leq_trans (2 * 2 + 1)) => //.
apply: leq_add; first by rewrite leq_mul2l.
rewrite -big_mkcondr /= sum1dep_card; apply: (@leq_trans #|[set (0 : 'I_5)]|).
  by apply/subset_leq_card/subsetP => j; rewrite !inE => /andP[].
by rewrite cards1.
Qed.

Theorem gap_4_5 : basis_pursuit line_A 2 /\
  (forall e, 0 <= e < 1 ->
     (exists B, accessible_le line_A B 2 e) <-> 6%:R / 11%:R <= e).
Proof.
have lineA v : line_A *m v = 0 -> exists c, v = c *: line_u.
  by move=> /line_A_kernel eq_v; exists (v (lift ord0 ord0) 0 / 2%:R).
split.
  apply/basis_pursuitP/(kernel_line_nsp lineA) => T /line_u_sum le_5.
  rewrite line_u_l1 -[ltLHS]mulr_natl.
  apply: le_lt_trans (ler_wpmul2l (ler0n _ _) le_5) _.
  by rewrite -natrM ltr_nat.
move=> e e_bd; rewrite sharp_le // ler_pdivr_mulr ?ltr0n //.
split=> [/(_ _ line_u_kernel)|le_e].
  rewrite line_u_l1; apply: le_trans.
  rewrite (natrM _ 2 3) ler_wpmul2l ?ler0n //.
  by have := le_vsup line_u 0; rewrite mxE eqxx normr_nat.
apply: (kernel_line_le lineA (x := 3%:R)); first exact: ler0n.
  by move=> j; rewrite mxE; case: ifP => _; rewrite normr_nat ler_nat.
by rewrite line_u_l1 -natrM.
Qed.

End GapLine.
