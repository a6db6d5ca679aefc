# Pressespiegel: every command of the project. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPUS ?=
NOTEBOOKS := $(sort $(wildcard notebooks/*.ipynb))
SHARED ?= ../shared

export PYTHONHASHSEED := 0

.PHONY: help figures notebooks test lab lint train evaluate bench lock clean
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed; name one, e.g.: make figures PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

figures: $(READY) ## run every notebook and write the figures   [CORPUS=PATH]
	CORPUS="$(CORPUS)" $(BIN)/python -m notebooks.run

notebooks: $(READY) ## run the notebooks and store their outputs
	$(BIN)/python -m notebooks.run --store

test: $(READY) ## run every test, the notebooks among them
	$(BIN)/python -m pytest --nbval tests notebooks

lab: $(READY) ## open the notebooks in JupyterLab
	$(BIN)/jupyter lab notebooks

lint: $(READY) ## check style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

train: $(READY) ## train pipeline, quotes engine and judge  (needs the data, SHARED=../shared)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training --data $(SHARED)/data
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.quotations --data $(SHARED)/data
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.polarity --data $(SHARED)/data

evaluate: $(READY) ## measure every stage             (needs the data, SHARED=../shared)
	$(BIN)/python -m training.evaluate --shared $(SHARED)

bench: $(READY) ## measure speed and memory        (needs the data, SHARED=../shared)
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m analysis.evaluation.bench --shared $(SHARED)

lock: ## renew requirements.lock from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-header --quiet --group dev pyproject.toml -o requirements.lock

clean: ## remove the environment and caches
	rm -rf $(VENV) .annotations build *.egg-info .pytest_cache .ruff_cache
