From mathcomp Require Import all_ssreflect all_algebra.
From LRH Require Import Definitions.

(******************************************************************************)
(* The statements of the main theorems and the axioms they rest on (none).    *)
(* The output of this file is compared with assumptions.out.                  *)
(******************************************************************************)

Set Printing Width 79.

Check capacity_ok_mono.
Print Assumptions capacity_ok_mono.
