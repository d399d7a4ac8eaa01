(* Zarith's integers, under a name that the extracted code does not define itself. *)
include Z

let floor_div a b = if Z.sign b = 0 then Z.zero else Z.fdiv a b

let floor_mod a b =
  if Z.sign b > 0 then Z.erem a b
  else if Z.sign b = 0 then a
  else Z.sub a (Z.mul b (Z.fdiv a b))
