# Every command of the project. `make` alone prints them.
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test prove bench lint format translations lock
SHELL := /bin/sh
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes
SUPPORTED := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

# Makes .venv when it is missing or broken, with the first Python that fits (or exactly the one of PYTHON=…).
define make_venv
@if $(BIN)/python -c '$(SUPPORTED)' 2>/dev/null && $(BIN)/python -c 'import pip' 2>/dev/null; then exit 0; fi; \
for candidate in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python); do \
  if $$candidate -c '$(SUPPORTED)' >/dev/null 2>&1; then found=$$candidate; break; fi; \
done; \
if [ -z "$$found" ]; then \
  echo 'Wasl needs Python 3.11, 3.12 or 3.13. Install one, or name it: make setup PYTHON=/path/to/python3.11' >&2; exit 1; \
fi; \
echo "Making .venv with $$found"; \
if ! $$found -m venv --clear .venv >/dev/null 2>&1; then \
  echo "$$found cannot make an environment here: its venv module is missing or this folder is not writable." >&2; exit 1; \
fi
endef

# Installs one lock file. The copy beside the environment says what is installed: the same file again installs nothing.
define install
@cmp -s $(1) .venv/$(1) || { \
  echo 'Installing $(1), once (about a minute)'; $(PIP) -r $(1) && cp $(1) .venv/$(1); }
endef

help:  ## Print the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## Make the environment in .venv; start nothing
	$(make_venv)
	$(call install,requirements.txt)

setup-dev:  ## The same, with what tests and linters need
	$(make_venv)
	$(call install,requirements-dev.txt)

run: setup  ## Run the demo on this machine; Ctrl-C ends it
	@WASL_DEMO=1 exec $(BIN)/python -m app.serve

test: setup-dev  ## Run the tests on SQLite and, where its programs exist, on PostgreSQL
	@$(BIN)/python -m tests.tooling.run $(ARGS)

prove: setup-dev  ## Check the full counts, one line a figure; goes on where it stopped
	@$(BIN)/python -m tests.prove $(ARGS)

bench: setup-dev  ## Measure against a yardstick, as ratios
	@$(BIN)/python -m benchmarks $(ARGS)

lint: setup-dev  ## Judge style, Arabic and migrations; change nothing
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check .
	@$(BIN)/python -m pytest --quiet tests/house_rules

format: setup-dev  ## Put the code into the house style
	@$(BIN)/python -m ruff check --fix .
	@$(BIN)/python -m ruff format .

translations: setup-dev  ## Bring the Arabic catalogues up to date and list what is still untranslated
	@$(BIN)/python -m tests.tooling.translations

lock: setup-dev  ## Compile the lock files anew from requirements.in and requirements-dev.in
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install uv
	@for name in requirements requirements-dev; do \
	  $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url $(ARGS) $$name.in -o $$name.txt >/dev/null || exit 1; \
	done
