# Everything runs from a clean clone with Python 3.11+, Node 20+, make and bash; `make help` lists the targets.
# A second run installs nothing: .venv/.installed and node_modules/.installed are younger than what they are made from.
SHELL := bash
.DEFAULT_GOAL := help
.NOTPARALLEL:

PYTHON ?= python3
BIN := .venv/bin
ENVIRONMENTS := .venv/.installed node_modules/.installed
VENDOR := site/assets/vendor
LIBRARIES := mermaid svg-pan-zoom
# The folders that are installed below `trueline`; `package` is the root itself.
FOLDERS := $(filter-out bench package reference_impl tests,$(patsubst %/__init__.py,%,$(wildcard */__init__.py)))
BROWSER_TESTS := $(wildcard tests/browser/test_*.py)
export PYTHON
# Material warns of mkdocs 2, which is kept out in pyproject.toml.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help dev site test lint types check unit browser assets links bench lock clean again

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

dev: $(ENVIRONMENTS) links ## environments for Python and Node, and the links that editors and checkers read

site: dev assets ## build the pages from the models, and the site from the pages
	$(BIN)/trueline build
	set -o pipefail; $(BIN)/mkdocs build --strict 2>&1 | sed '/^INFO /d' # with --quiet, --strict counts nothing
	@echo build/site/index.html

test: lint types check unit ## everything that a change must pass

lint: dev ## style, and the direction of every import
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@test -e .importlinter || { echo "trueline: .importlinter is missing; run: $(BIN)/trueline build" >&2; exit 2; }
	PYTHONPATH=build/types $(BIN)/lint-imports

# mypy reads the tree of links; sed gives the paths back that a person would open.
types: dev ## mypy strict and pyright
	set -o pipefail; $(BIN)/mypy | sed -E 's#^build/types/trueline/(__|py\.typed)#package/\1#; s#^build/types/trueline/##'
	node_modules/.bin/pyright --pythonpath $(BIN)/python

check: dev ## whether the code and the generated files are what the models say
	$(BIN)/trueline check

unit: dev assets ## the tests
	@.ci/preflight drawers
	@.ci/preflight postgres
ifneq ($(BROWSER_TESTS),)
	chromium=$$(.ci/preflight chromium) && CHROMIUM="$$chromium" $(BIN)/pytest -n auto
else
	$(BIN)/pytest -n auto
endif

browser: node_modules/.installed ## make sure that there is a Chromium, and print its path
	@.ci/preflight chromium

assets: $(LIBRARIES:%=$(VENDOR)/%.min.js) ## the scripts of others that the site loads

$(VENDOR)/%.min.js: node_modules/.installed
	@mkdir -p $(VENDOR)
	cp node_modules/$*/dist/$*.min.js $(VENDOR)/

# Tools that read files instead of importing find the folders below their import name here.
links:
	@mkdir -p build/types/trueline
	@for link in build/types/trueline/*; do [ -e "$$link" ] || rm -f "$$link"; done
	@for folder in $(FOLDERS); do ln -sfn ../../../$$folder build/types/trueline/$$folder; done
	@for file in package/*.py package/py.typed; do ln -sfn ../../../$$file build/types/trueline/$${file#package/}; done

# The stamp holds the folder of the checkout: an environment that was copied along with one points at the other.
ifneq ($(shell cat .venv/.installed 2>/dev/null),$(shell pwd -P))
.venv/.installed: again
endif
.venv/.installed: requirements.lock pyproject.toml
	@python=$$(.ci/preflight python) && \
	if [ -e $@ ] && [ "$$(cat $@)" != "$$(pwd -P)" ] || ! $(BIN)/pip --version >/dev/null 2>&1; then \
	    "$$python" -m venv --clear .venv; \
	fi
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@pwd -P > $@

node_modules/.installed: package.json package-lock.json .npmrc
	@.ci/preflight node
	npm ci --loglevel=error
	@touch $@

# Lower bounds stand in pyproject.toml, exact versions here; UPGRADE=--upgrade takes the newest ones.
lock: dev ## write the lock files anew
	@mkdir -p build
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")' \
	    > build/dev.in
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet $(UPGRADE) --all-extras --allow-unsafe --generate-hashes \
	    --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options \
	    --output-file requirements.lock pyproject.toml build/dev.in
	npm install --package-lock-only --loglevel=error

bench: dev ## measure against other tools
	$(BIN)/python -m bench

clean: ## remove what was built; the environments stay
	rm -rf build dist $(VENDOR) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
