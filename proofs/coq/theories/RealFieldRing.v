From mathcomp Require Import all_ssreflect all_algebra.
Require Import Ring_theory Ring Field_theory Field.

(******************************************************************************)
(*           The tactics ring and field over a realFieldType                  *)
(*                                                                            *)
(* ring and field look for their operations syntactically, while mathcomp     *)
(* reaches them through many canonical structures.  Here the operations get   *)
(* one name each, and  to_ring R  rewrites a goal, an equation in R, in terms *)
(* of these names (squares and numerals up to 4 are unfolded).  In a section  *)
(* over R:                                                                    *)
(*                                                                            *)
(*   Add Field R_field : (realField_field R).                                 *)
(*   Ltac ring_R := to_ring R; ring.                                          *)
(*                                                                            *)
(*   le_of_sub, lt_of_sub: to prove x <= y (x < y) give c >= 0 (c > 0) and    *)
(*     show y - x = c, by ring_R.                                             *)
(******************************************************************************)

Set Implicit Arguments.
Unset Strict Implicit.
Unset Printing Implicit Defensive.

Import Order.TTheory GRing.Theory Num.Theory.
Local Open Scope ring_scope.

Section Operations.

Variable R : realFieldType.
Implicit Types x y c : R.

Definition rzero : R := 0.
Definition rone : R := 1.
Definition radd x y : R := x + y.
Definition rmul x y : R := x * y.
Definition ropp x : R := - x.
Definition rsub x y : R := x - y.
Definition rinv x : R := x^-1.
Definition rdiv x y : R := x / y.
Definition rnorm x : R := `|x|.
Definition rnat x (n : nat) : R := x *+ n.
Definition rexp x (n : nat) : R := x ^+ n.
Definition rent m n (M : 'M[R]_(m, n)) i j : R := M i j.

(* ring reads its carrier off the left-hand side: make it an operation. *)
Lemma eq_of_add0 x y : radd x rzero = radd y rzero -> x = y.
Proof. by rewrite /radd /rzero !addr0. Qed.

Lemma realField_ring : ring_theory rzero rone radd rmul rsub ropp eq.
Proof.
constructor; [exact: add0r | exact: addrC | exact: addrA | exact: mul1r
  | exact: mulrC | exact: mulrA | exact: mulrDl | by [] | exact: subrr].
Qed.

Lemma realField_field :
  field_theory rzero rone radd rmul rsub ropp rdiv rinv eq.
Proof.
constructor; [exact: realField_ring | | by [] | ].
  by apply/eqP; apply: oner_neq0.
by move=> x /eqP x0; apply: mulVf.
Qed.

Lemma le_of_sub c x y : 0 <= c -> y - x = c -> x <= y.
Proof. by move=> c_ge0 eq_c; rewrite -subr_ge0 eq_c. Qed.

Lemma lt_of_sub c x y : 0 < c -> y - x = c -> x < y.
Proof. by move=> c_gt0 eq_c; rewrite -subr_gt0 eq_c. Qed.

End Operations.

Ltac to_ring R :=
  repeat match goal with
  | |- context [@fun_of_matrix ?T ?m ?n ?M ?i ?j] =>
      change (@fun_of_matrix T m n M i j) with (@rent R m n M i j)
  | |- context [@GRing.exp ?V ?x 2] =>
      change (@GRing.exp V x 2) with (@rmul R x x)
  | |- context [@GRing.natmul ?V ?x 1] =>
      change (@GRing.natmul V x 1) with (x : Num.RealField.sort R)
  | |- context [@GRing.natmul ?V ?x 2] =>
      change (@GRing.natmul V x 2) with (@radd R x x)
  | |- context [@GRing.natmul ?V ?x 3] =>
      change (@GRing.natmul V x 3) with (@radd R x (@radd R x x))
  | |- context [@GRing.natmul ?V ?x 4] =>
      change (@GRing.natmul V x 4) with (@radd R x (@radd R x (@radd R x x)))
  | |- context [@GRing.natmul ?V ?x ?n] =>
      change (@GRing.natmul V x n) with (@rnat R x n)
  | |- context [@GRing.exp ?V ?x ?n] =>
      change (@GRing.exp V x n) with (@rexp R x n)
  | |- context [@Num.Def.normr ?D ?V ?x] =>
      change (@Num.Def.normr D V x) with (@rnorm R x)
  | |- context [@GRing.add ?V ?x (@GRing.opp ?V' ?y)] =>
      change (@GRing.add V x (@GRing.opp V' y)) with (@rsub R x y)
  | |- context [@GRing.add ?V ?x ?y] =>
      change (@GRing.add V x y) with (@radd R x y)
  | |- context [@GRing.opp ?V ?x] =>
      change (@GRing.opp V x) with (@ropp R x)
  | |- context [@GRing.mul ?V ?x ?y] =>
      change (@GRing.mul V x y) with (@rmul R x y)
  | |- context [@GRing.inv ?V ?x] =>
      change (@GRing.inv V x) with (@rinv R x)
  | |- context [@GRing.zero ?V] => change (@GRing.zero V) with (@rzero R)
  | |- context [@GRing.one ?V] => change (@GRing.one V) with (@rone R)
  end;
  match goal with
  | |- @eq _ ?x ?y => apply (@eq_of_add0 R x y)
  end.
