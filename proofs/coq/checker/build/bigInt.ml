(* Zarith's integers, under a name that the extracted code does not define itself. *)
include Z

let floor_div a b = if Z.sign b = 0 then Z.zero else Z.fdiv a b

let floor_mod a b =
  if Z.sign b > 0 then Z.erem a b
  else if Z.sign b = 0 then a
  else Z.sub a (Z.mul b (Z.fdiv a b))

(* The bits of nonnegative integers, at nonnegative places. *)
let set_bit a n = Z.logor a (Z.shift_left Z.one (Z.to_int n))
let has_bit a n = Z.fits_int n && Z.testbit a (Z.to_int n)
let clear_bit a n = if has_bit a n then Z.sub a (Z.shift_left Z.one (Z.to_int n)) else a
let ones n = Z.pred (Z.shift_left Z.one (Z.to_int n))
