# `make demo` and `make test` set up all they need in .venv; neither needs the other.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test quick fuzz lowest mutations lint bench dev repro experiments notebooks execute field lock clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo: $(VENV)/.runtime ## Set up, then tag the sample report
	$(BIN)/wuzhen tag data/samples/report.docx

test: $(VENV)/.test ## Set up, then run the tests
	$(BIN)/pytest

# Left out: tests that start processes, train models or time patterns. `make test` runs them all.
SLOW := tests/cli tests/hostile tests/experiments tests/documents/test_growth.py \
	tests/documents/readers/test_pdf_of_docx.py tests/documents/readers/test_pdf_process.py \
	tests/features/test_segmentation.py tests/test_corpus_data.py tests/test_examples.py \
	tests/test_packaging.py tests/test_patterns.py tests/test_training.py \
	tests/output/test_in_office.py tests/output/test_report_in_browser.py

quick: lint ## Check style and types, then run the fast tests: under a minute
	$(BIN)/pytest $(SLOW:%=--ignore=%)

FUZZED = $(or $(READER),$(shell $(BIN)/python fuzz/fuzz_readers.py 2>/dev/null))

fuzz: $(VENV)/.dev ## Fuzz each reader for 20 seconds, or one for longer: make fuzz READER=pdf SECONDS=600
	for reader in $(FUZZED); do $(BIN)/python fuzz/fuzz_readers.py $$reader $(SECONDS) 2>fuzz-$$reader.log \
		|| { tail -40 fuzz-$$reader.log; exit 1; }; echo "$$reader: no fault"; done

# The suites that use the dependencies most; the others do not depend on a version.
LOWEST := .venv-lowest
BASIC := tests/model tests/features tests/documents tests/output tests/corpus \
	tests/test_params.py tests/test_training.py

lowest: $(VENV)/.dev ## Run tests with the lowest versions of the dependencies that pyproject.toml allows
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(LOWEST)
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(LOWEST)/bin/python --resolution lowest-direct \
		-e . --group test
	$(LOWEST)/bin/python -m pytest $(BASIC) $(filter-out %test_training.py,$(SLOW:%=--ignore=%))
	$(LOWEST)/bin/wuzhen tag data/samples/report.docx >/dev/null

mutations: $(VENV)/.test ## Put 35 faults into the sources, one at a time: a test must find each
	$(BIN)/python -m tests.mutations

lint: $(VENV)/.dev ## Check style and types
	$(BIN)/ruff format --check src experiments benchmarks tests fuzz
	$(BIN)/ruff check src experiments benchmarks tests fuzz
	$(BIN)/mypy

BENCH := $(if $(PARAGRAPHS),--paragraphs $(PARAGRAPHS)) $(if $(ROUNDS),--rounds $(ROUNDS))

bench: $(VENV)/.dev ## Measure speed and memory into docs/performance.md: make bench PARAGRAPHS=1000000
	$(BIN)/python -m benchmarks $(BENCH)

dev: $(VENV)/.dev ## Set up everything that development needs

repro: $(VENV)/.dev ## Reproduce corpus, model and metrics; does nothing where nothing changed
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/dvc repro

experiments: $(VENV)/.dev ## Reproduce the studies behind docs/experiments.md; takes about an hour
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/dvc repro experiments/dvc.yaml

NOTEBOOKS := $(wildcard notebooks/*.ipynb)

notebooks: $(VENV)/.dev ## Run the notebooks again, with their outputs kept
	cd notebooks && ../$(BIN)/jupyter execute --inplace --NotebookClient.record_timing=False $(notdir $(NOTEBOOKS))

execute: $(VENV)/.dev ## Run the notebooks and keep nothing, as CI does
	cd notebooks && ../$(BIN)/jupyter execute $(notdir $(NOTEBOOKS))

TRAINED_ON := data/splits/train.jsonl data/splits/wide/train.jsonl data/prepared/additions.jsonl

field: $(VENV)/.dev ## Measure on labelled real paragraphs of your own: make field FIELD=rural.jsonl WIDE=other-kinds.jsonl
	$(BIN)/wuzhen evaluate $(FIELD) --metrics metrics/field/evaluation.json --force
	$(BIN)/python -m experiments.corpus types $(FIELD) -o metrics/field/types.json --force
	$(BIN)/python -m experiments.study probe data/prepared/corpus.jsonl $(FIELD) --by writer -o metrics/field/probe.json --force
	$(if $(WIDE),$(BIN)/wuzhen evaluate $(WIDE) --metrics metrics/field/wide.json --force)
	$(if $(WIDE),$(BIN)/python -m experiments.study probe data/prepared/wide.jsonl $(WIDE) --by writer -o metrics/field/probe-wide.json --force)
	$(BIN)/python -m experiments.study baselines $(TRAINED_ON) --on field=$(FIELD) $(if $(WIDE),--on wide=$(WIDE)) -o metrics/field/baselines.json --force

lock: $(VENV)/.dev ## Resolve the dependencies again and pin them with hashes
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
		--custom-compile-command 'make lock' pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
		--custom-compile-command 'make lock' --group test pyproject.toml -c requirements.txt -o requirements-test.txt
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 \
		--custom-compile-command 'make lock' --group dev --extra baselines pyproject.toml -c requirements-test.txt -o requirements-dev.txt

clean: ## Remove the environment and what tools leave behind
	rm -rf $(VENV) $(LOWEST) fuzz-*.log dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.test: requirements-test.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.runtime

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@ $(VENV)/.test $(VENV)/.runtime
