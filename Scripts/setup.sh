#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the libraries that the build needs, if they are missing: GMP, OpenBLAS, Clp, zlib and pkg-config, by apt or brew.
# LRH_NO_INSTALL=1 only prints what would be installed. Arguments name further groups: proofs (Coq).
set -euo pipefail

missing=()
need() { # need TEST APT-PACKAGE BREW-PACKAGE
  if ! eval "$1" >/dev/null 2>&1; then missing+=("$2:$3"); fi
}

need "command -v pkg-config" pkg-config pkg-config
need "pkg-config --exists gmp || test -e /usr/include/gmp.h || test -e /usr/include/*/gmp.h" libgmp-dev gmp
need "pkg-config --exists zlib" zlib1g-dev zlib
need "pkg-config --exists openblas" libopenblas-dev openblas
need "pkg-config --exists clp" coinor-libclp-dev clp
for group in "$@"; do
  case $group in
    proofs)
      need "command -v coqc" coq coq
      need "test -d \"\$(coqc -where)/user-contrib/mathcomp/algebra\"" libcoq-mathcomp-algebra math-comp
      need "test -d \"\$(coqc -where)/user-contrib/mathcomp/field\"" libcoq-mathcomp-field math-comp
      need "test -d \"\$(coqc -where)/user-contrib/mathcomp/zify\"" libcoq-mathcomp-zify math-comp
      need "command -v ocamlopt" ocaml-nox ocaml
      need "command -v ocamlfind" ocaml-findlib ocaml-findlib
      need "ocamlfind query zarith" libzarith-ocaml-dev zarith
      ;;
    *) echo "setup: unknown group $group" >&2; exit 64 ;;
  esac
done

if [ ${#missing[@]} -eq 0 ]; then exit 0; fi
if command -v apt-get >/dev/null; then
  packages=("${missing[@]%%:*}")
  sudo=""; [ "$(id -u)" -eq 0 ] || sudo="sudo"
  command=("$sudo" apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${packages[@]}")
elif command -v brew >/dev/null; then
  packages=("${missing[@]##*:}")
  command=(brew install "${packages[@]}")
else
  echo "setup: please install: ${missing[*]%%:*}" >&2
  exit 1
fi
echo "setup: missing: ${packages[*]}"
echo "setup: ${command[*]}"
if [ "${LRH_NO_INSTALL:-}" = 1 ]; then
  echo "setup: nothing is installed, because LRH_NO_INSTALL=1"
  exit 0
fi
if command -v apt-get >/dev/null; then $sudo apt-get -o DPkg::Lock::Timeout=300 update -qq; fi
${command[@]}
