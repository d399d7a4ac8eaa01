#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the libraries that the build needs, if they are missing: GMP, OpenBLAS, Clp, zlib and pkg-config, by apt or brew.
# LRH_NO_INSTALL=1 only prints what would be installed. Arguments name further groups: proofs (Coq), figures (what makes
# PDFs of figures: librsvg's rsvg-convert and pdflatex with PGFPlots), bench (the peers that are no Python packages:
# cliquer and QSopt_ex, which brew has not), browser (Chromium).
set -euo pipefail

missing=()
need() { # need TEST APT-PACKAGE BREW-PACKAGE; a BREW-PACKAGE of none: without apt, do without
  if eval "$1" >/dev/null 2>&1; then return; fi
  if [ "$3" = none ] && ! command -v apt-get >/dev/null; then
    echo "setup: no $2 here, and only apt has it: what compares with it is left out" >&2
    return
  fi
  missing+=("$2:$3")
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
    figures)
      need "command -v rsvg-convert" librsvg2-bin librsvg
      need "command -v pdflatex" texlive-latex-base texlive
      need "kpsewhich pgfplots.sty" texlive-pictures texlive
      need "kpsewhich standalone.cls" texlive-latex-extra texlive
      ;;
    bench)
      need "python3 -m ensurepip --version" python3-venv python
      need "command -v cliquer" cliquer none
      need "command -v cc" gcc gcc
      need "test -e /usr/include/qsopt_ex/QSopt_ex.h || test -e /usr/include/QSopt_ex.h" libqsopt-ex-dev none
      ;;
    browser)
      need "command -v chromium || command -v chromium-browser" chromium chromium
      need "command -v chromedriver" chromium-driver chromedriver
      need "python3 -c 'import ensurepip'" python3-venv python
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
