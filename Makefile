# `make` alone lists what can be done. Needs Python 3.11 and make; everything else comes with `make run`.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(PYTHON) config/install.py
UV := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --python-version 3.11 \
	--custom-compile-command "make lock"
# Newer targets would spell `trans` differently, no more.
DJADE := $(BIN)/djade --target-version 3.0
TEMPLATES = $(shell find templates -name '*.html')

export PORT CHROMIUM STRICT

.DEFAULT_GOAL := help
.PHONY: help run test check format lock messages css bench demo-reset venv venv-dev \
	check-format check-lint check-templates check-types check-imports check-migrations check-deploy check-words

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: venv ## start Patennetz with its demo on this machine (PORT=8000)
	@exec $(BIN)/python -m config.run

test: venv-dev ## run all tests (ARGS="tests/network -k search"; STRICT=1: what cannot run fails)
	@exec $(BIN)/python -m tests.run $(ARGS)

check: check-format check-lint check-templates check-types check-imports check-migrations check-deploy check-words ## format, lint, types, imports, templates, migrations, German words

format: venv-dev ## bring code and templates into shape
	@$(BIN)/ruff format --quiet . && $(BIN)/ruff check --quiet --fix .
	@$(DJADE) $(TEMPLATES)

messages: venv-dev ## collect translatable words into locale/ and compile them
	@$(BIN)/python manage.py messages

demo-reset: venv ## throw the demo away and load it anew
	@exec $(BIN)/python -m config.prepare

bench: venv-dev ## measure speed against the reference (ONLY=name)
	@exec $(BIN)/python -m bench $(ONLY)

css: ## build the styles from KERN into static/ (needs Node; the result is committed)
	@npm ci --prefix static_src --no-audit --no-fund
	@npm run --prefix static_src build

lock: venv-dev ## write the locks anew from pyproject.toml
	@$(UV) --upgrade pyproject.toml -o requirements.lock
	@$(UV) --upgrade --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

venv:
	@$(INSTALL) requirements.lock

venv-dev:
	@$(INSTALL) requirements.lock requirements-dev.lock

check-format: venv-dev
	@echo "Format …" && $(BIN)/ruff format --check --quiet .

check-lint: venv-dev
	@echo "Lint …" && $(BIN)/ruff check --quiet .

check-templates: venv-dev
	@echo "Templates …" && $(DJADE) --check $(TEMPLATES)

check-types: venv-dev
	@echo "Types …" && $(BIN)/mypy

check-imports: venv-dev
	@echo "Imports …" && $(BIN)/lint-imports --no-logo

check-migrations: venv-dev
	@echo "Migrations …" && DATABASE_URL=sqlite://:memory: $(BIN)/python manage.py makemigrations --check --dry-run

check-deploy: venv-dev
	@echo "Settings …" && $(BIN)/python manage.py check --fail-level WARNING

check-words: venv-dev
	@echo "Words …" && $(BIN)/python manage.py messages --check
