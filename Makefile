# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
SHELL := /bin/bash
PYTHON ?= python3.11
PY := .venv/bin/python
STAMP := .venv/.requirements
STAMP_DEV := .venv/.requirements-dev
PORT ?= 8501
# Tests run side by side; those marked serial, which measure time, run alone after them.
JOBS ?= 2
# PyPI's own torch brings gigabytes of CUDA; this index has the build for the CPU. Installed first, alone.
TORCH_INDEX ?= --extra-index-url https://download.pytorch.org/whl/cpu
.DEFAULT_GOAL := help
.PHONY: help run build checked validate test test-heavy lint docs release pictures clean

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

run: build checked  ## build what is missing and open the app on http://127.0.0.1:8501 (PORT=… for another port)
	$(PY) -m streamlit run app.py --server.port $(PORT)

build: $(STAMP)  ## turn data/ into the graph (nothing to do if nothing changed)
	$(PY) cli.py build --if-changed

validate: build  ## check the data and the graph; one sentence for each problem
	$(PY) cli.py validate

checked:
	@$(PY) cli.py validate --if-changed > var/validation.txt || { cat var/validation.txt; exit 1; }

test: $(STAMP_DEV) lint  ## lint, types and all tests that end within minutes
	$(PY) -m pytest -m "not heavy and not serial" -n $(JOBS) --dist loadfile
	$(PY) -m pytest -m "serial and not heavy"

.venv-sssom: requirements-sssom.txt | .venv/bin/python  ## sssom-py, which checks our SSSOM files in a test, apart from everything else
	$(PY) -m venv $@
	$@/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-sssom.txt
	@touch $@

test-heavy: $(STAMP_DEV)  ## stress, scale and fuzz tests too
	$(PY) -m pytest -m heavy --timeout 1800

lint: $(STAMP_DEV)  ## ruff and mypy
	$(PY) -m ruff check .
	$(PY) -m mypy .

docs: $(STAMP_DEV)  ## HTML documentation of the ontology, in docs/ontology
	$(PY) -m ontology.docs

release: build  ## a release of the graph with checksums, in var/releases
	$(PY) cli.py release

pictures: $(STAMP_DEV) build  ## the pictures of docs/pictures, from the running app (needs Chromium)
	$(PY) docs/pictures.py

clean:  ## remove what was built, keep the virtual environment
	rm -rf var .mypy_cache .ruff_cache .hypothesis

# Python 3.11 or newer, under whichever name it is installed.
.venv/bin/python:
	@for python in $(PYTHON) python3 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then $$python -m venv .venv && exit 0; fi; \
	done; echo "ต้องมี Python 3.11 ขึ้นไปพร้อม venv · Python 3.11 or newer with venv is needed" >&2; exit 1

$(STAMP): requirements.txt constraints.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check torch==2.13.0 $(TORCH_INDEX) -c constraints.txt
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

$(STAMP_DEV): requirements-dev.txt requirements.txt constraints.txt | .venv/bin/python
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	@touch $(STAMP) $@
