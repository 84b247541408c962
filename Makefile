# Everything a developer needs: `make demo`, `make test`, `make screens`, `make lint`, `make types`, `make score`, `make bench`.
# Each makes its own .venv with what it needs; only Python 3.11 or later and make must be there.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
USED := $(VENV)/.installed
DEVELOPED := $(VENV)/.installed-dev
DEMO := build/demo.db
SIZE ?= 500

.PHONY: demo dev test screens lint format types score bench clean

# The main job on the documents in examples/: read them, then ask who helped whom, and where it says so.
demo: $(USED)
	@mkdir -p build && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@BIN=$(BIN) DB=$(DEMO) examples/demo.sh

dev: $(DEVELOPED)

test: $(DEVELOPED)
	@$(BIN)/python tests/browser/chromium.py || true
	$(BIN)/python -m pytest $(TESTS)

# Pictures of the pages into docs/pages, from the tests that look at each.
screens: $(DEVELOPED)
	@rm -rf docs/pages && mkdir -p docs/pages
	AIDGRAPH_SCREENS=docs/pages AIDGRAPH_BROWSER=required $(BIN)/python -m pytest -q tests/browser/test_access.py

lint: $(DEVELOPED)
	$(BIN)/ruff check .

format: $(DEVELOPED)
	$(BIN)/ruff check --select I --fix --quiet .
	$(BIN)/ruff format .

# A checker cannot follow the editable install, which maps the folders; the unpacked wheel has the packages as users get them.
types: $(DEVELOPED)
	@rm -rf build/wheel build/types build/lib build/bdist.* && mkdir -p build/types
	@$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel . > build/wheel.log 2>&1 || { cat build/wheel.log; exit 1; }
	@cd build/types && ../../$(BIN)/python -m zipfile -e ../wheel/*.whl .
	$(BIN)/pyright --pythonpath $(BIN)/python

# Quality on the reference documents, where they lie beside the project; quiet otherwise. Mistakes are counted by kind and by
# rule; ERRORS=40 lists so many, each with its sentence and rule.
score:
	@if [ -d ../shared/corpus ]; then \
		$(MAKE) --no-print-directory --silent $(DEVELOPED) && \
		$(BIN)/python bench/score.py ../shared $(if $(ERRORS),--errors $(ERRORS)); \
	fi

# SIZE=10000 measures the questions on a graph of so many documents.
bench: $(DEVELOPED)
	$(BIN)/python bench/run.py
	$(BIN)/python bench/resolution.py
	$(BIN)/python bench/throughput.py
	$(BIN)/python bench/load.py --size $(SIZE)

clean:
	rm -rf build dist *.egg-info .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "aidgraph needs Python 3.11 or later; $(PYTHON) is older. Name another: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(USED): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(DEVELOPED): pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(USED)
