# One command each; `make help` lists them. Needs Python 3.11 or newer with venv, and make.
PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= $(CURDIR)/var
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
STATIC_SOURCES := $(shell find static -type f)

export PORT DATA_DIR
export PUBLIC_URL ?= http://127.0.0.1:$(PORT)

.DEFAULT_GOAL := help
.PHONY: help run dev test test-database e2e lint messages clean

help: ## Show this list
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/installed $(DATA_DIR)/static/collected ## Serve the site on this machine, with the demo in an empty database
	@exec $(BIN)/python manage.py serve

dev: $(VENV)/installed ## The same with tracebacks and automatic reload
	@mkdir -p $(DATA_DIR)
	@DJANGO_SETTINGS_MODULE=config.settings.dev $(BIN)/python manage.py prepare
	@DJANGO_SETTINGS_MODULE=config.settings.dev $(BIN)/python manage.py runserver $(PORT)

test: test-database e2e ## Run every test that this machine can run; say what is left out

test-database: $(VENV)/installed-dev ## Only the tests without a browser, on the database of DATABASE_URL
	@$(BIN)/python -m pytest --ignore=tests/e2e --numprocesses=logical --dist=loadscope $(ARGS)

e2e: $(VENV)/installed-dev ## Only the journeys in a real browser
	@$(BIN)/python -m pytest tests/e2e --numprocesses=logical --dist=loadscope $(ARGS)

lint: $(VENV)/installed-dev ## Style, floors, types, migrations, catalogues
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@DJANGO_SETTINGS_MODULE=config.settings.test $(BIN)/python manage.py makemigrations --check --dry-run

messages: $(VENV)/installed-dev ## Collect words to translate into locale/ and compile them
	@DJANGO_SETTINGS_MODULE=config.settings.dev $(BIN)/python manage.py messages

clean: ## Remove the virtual environment and everything this site stored on this machine
	rm -rf $(VENV) $(DATA_DIR)

$(VENV)/bin/python:
	@echo "Making the virtual environment …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements/production.txt | $(VENV)/bin/python
	@echo "Installing …"
	@$(PIP) install --quiet --require-hashes -r requirements/production.txt
	@touch $@

$(VENV)/installed-dev: requirements/dev.txt | $(VENV)/bin/python
	@echo "Installing, with what tests need …"
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@ $(VENV)/installed

$(DATA_DIR)/static/collected: $(VENV)/installed $(STATIC_SOURCES)
	@echo "Collecting static files …"
	@mkdir -p $(DATA_DIR)/static
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@touch $@
