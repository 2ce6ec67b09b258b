# `make site` builds the site into site/; `make test` runs every test, `make quick` those of the edit loop.
# Each sets up what it needs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help site serve release test quick golden lint types check pictures bench lock docs messages clean browser

# Tests run on all cores; those of a module that needs a browser share one worker and its browser.
PYTEST := $(BIN)/pytest -n auto --dist loadgroup

help: ## Show this help
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/ready: requirements.lock tests/player.lock pyproject.toml
	sh .ci/debian venv
	@echo "Installing the locked packages into $(VENV); the first time this takes a few minutes."
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --no-deps --target $(VENV)/player -r tests/player.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

site: $(VENV)/ready ## Build the site into site/
	$(BIN)/annals cite --refresh
	$(BIN)/annals build
	@echo "Look at it with 'make serve'."

serve: $(VENV)/ready ## Preview the site and follow edits
	$(BIN)/annals serve

release: site ## Seal the site, the data and the records in build/release/
	$(BIN)/annals release build/release

check: $(VENV)/ready ## Check the records only
	$(BIN)/annals check

browser:
	sh .ci/debian chromium

lint: $(VENV)/ready ## Check style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/ready ## Check types
	$(BIN)/mypy

test: $(VENV)/ready browser lint types ## Run every test, in the browser too
	$(PYTEST)

quick: $(VENV)/ready lint types ## Run the quick tests only
	$(PYTEST) -m "not slow and not browser" --hypothesis-profile quick

golden: $(VENV)/ready ## Write tests/golden and the toy archive's citations anew
	$(BIN)/python -m tests.golden_files

pictures: site browser ## Take pictures of every kind of page into build/pictures/, and those of README.md
	$(BIN)/python -m tests.pictures

bench: $(VENV)/ready ## Measure builds beside Hugo and MkDocs, and write docs/benchmarks.md
	$(BIN)/python -m bench --write

docs: $(VENV)/ready ## Write the pages of fields, words and commands, and the schemas, anew from the code
	$(BIN)/python -m annals.reference.fields hooks/annals/pages/fields.md
	$(BIN)/python -m annals.reference.vocabulary hooks/annals/pages/vocabulary.md
	$(BIN)/python -m annals.reference.commands docs/commands.md
	$(BIN)/python -m annals.reference.schemas hooks/annals/schema

messages: $(VENV)/ready ## Bring the files of translations up to date
	$(BIN)/python -m annals.reference.messages

lock: ## Write requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --extra test --extra import --extra cite --extra release --extra search --extra bench --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --upgrade --quiet --output-file requirements.lock

clean: ## Remove everything that was built
	rm -rf $(VENV) site build .*.building-* hooks/*.egg-info
