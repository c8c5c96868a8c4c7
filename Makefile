# The commands of the house. `make run` and `make test` need python3 (3.11 or newer, with venv) and make, nothing else.
#
#   make run         everything: virtual environment, packages, database, demonstration content, server and worker
#   make test        the tests (SQLite, or the PostgreSQL that DATABASE_URL names) but for browsers and servers;
#                    TESTS=... narrows them
#   make test-all    all tests
#   make coverage    what of the code the tests run, and which files they run less than 90 % of
#   make dev         the same site with Django's debug pages and automatic reload
#   make help        the others

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Debian's own, where it will do: a python3 that a version manager has compiled takes a quarter longer for everything.
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys, ensurepip; assert sys.version_info >= (3, 11)' 2> /dev/null && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
TESTS ?= tests
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
PIP_INSTALL := -m pip install --disable-pip-version-check --no-input --progress-bar off
# pip's own progress, without the lines that say nothing
PIP_PROGRESS := | { grep --line-buffered -E '^(Collecting|Installing|Successfully)' || true; } | cut -c1-120

export PORT

.PHONY: help run dev serve test test-all coverage test-next checker bench lint lint-templates format messages catalogues migrations clean install install-dev lock

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 20

# --- The virtual environment: made once, filled again only when the requirements change ------------------------------

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=... chooses one)."; exit 1; }
	@echo "==> Making a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian: apt install python3-venv"; exit 1; }

$(VENV)/.installed: requirements.txt | $(BIN)/python
	@echo "==> Installing the packages of requirements.txt (once; about a minute)"
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements.txt $(PIP_PROGRESS)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(BIN)/python
	@echo "==> Installing the packages of requirements-dev.txt (once; about a minute)"
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements-dev.txt $(PIP_PROGRESS)
	@touch $@ $(VENV)/.installed

install: $(VENV)/.installed ## the virtual environment with what the site needs

install-dev: $(VENV)/.installed-dev ## the same with what tests and linters need

# What is pinned stays where it is; `make lock UPGRADE=--upgrade` takes the newest of what no line of the .in files names.
# The first lock by hand, where no lock is installed yet: pip install uv, then `make lock UV=uv`.
UPGRADE ?=
UV ?= $(BIN)/uv
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

lock: ## requirements.txt and requirements-dev.txt anew from their .in files, with hashes
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in

# --- Running ---------------------------------------------------------------------------------------------------------

run: $(VENV)/.installed ## the site with its demonstration content on http://127.0.0.1:PORT/ (8000)
	@exec $(MANAGE) serve_demo --port "$(PORT)"

dev: $(VENV)/.installed ## the same with debug pages and automatic reload, for those who change the code
	@DEBUG=1 exec $(MANAGE) serve_demo --port "$(PORT)" --reload

serve: $(VENV)/.installed ## the production server on production settings (see docs/deploy.md)
	@exec docs/deploy/serve.sh "$(BIN)"

# --- Checking --------------------------------------------------------------------------------------------------------

# The Nu HTML checker (vnu.jar), by npm; without it and java, tests/pages/test_markup.py is skipped.
CHECKER := vnu-jar@26.9.27
$(VENV)/checker/$(CHECKER): | $(BIN)/python
	@command -v npm > /dev/null || { echo "npm is needed (apt install npm)."; exit 1; }
	@echo "==> Installing $(CHECKER)"
	@npm install --prefix $(VENV)/checker --ignore-scripts --no-audit --no-fund --no-update-notifier --silent $(CHECKER)
	@touch $@

checker: $(VENV)/checker/$(CHECKER) ## the Nu HTML checker, for the tests (needs npm; java runs it)

# A process for each core; a part of the tests is over before two processes have begun.
PARALLEL := -n auto --dist loadgroup
SPREAD := $(if $(filter tests,$(TESTS)),$(PARALLEL))

test: $(VENV)/.installed-dev catalogues ## the tests without browsers and servers; TESTS="tests/serving -k health" narrows them
	@exec $(BIN)/python -m pytest $(SPREAD) $(if $(filter tests,$(TESTS)),-m "not browser and not server") $(TESTS)

# Browsers by themselves: a browser's loop changes the connections of its process.
test-all: $(VENV)/.installed-dev catalogues ## all tests, with browsers (Chromium) and servers
	@failed=0; \
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser" tests || failed=1; \
	$(BIN)/python -m pytest $(PARALLEL) tests/browser || failed=1; \
	exit $$failed

coverage: $(VENV)/.installed-dev catalogues ## what `make test` runs of the code, with branches; the files below 90 %
	@rm -f .coverage
	@$(BIN)/python -m pytest $(SPREAD) $(if $(filter tests,$(TESTS)),-m "not browser and not server") \
		--cov --cov-branch --cov-report= $(TESTS)
	@echo "==> Below 90 %, lines and branches taken together:"
	@$(BIN)/coverage report --sort=cover | awk 'NR > 2 && $$1 != "TOTAL" && $$NF + 0 < 90 { print $$NF "\t" $$1 } $$1 == "TOTAL" { print $$NF "\tall" }'

# The newest Wagtail and Django that our other pins admit, on the newest Python that is found: an upgrade is known before
# it is due. The newest Django wants a newer Python than Debian's; NEXT_PYTHON=... names one.
NEXT_PYTHON ?= $(shell ls /usr/bin/python3.1[2-9] /usr/local/bin/python3.1[2-9] $(HOME)/.pyenv/versions/3.1[2-9].*/bin/python3 $(HOME)/.local/share/uv/python/cpython-3.1[2-9]*/bin/python3 2> /dev/null | sort -V | tail -1)

test-next: ## the tests on the newest Wagtail and Django that install; TESTS=... narrows them
	@[ -n "$(NEXT_PYTHON)" ] || echo "==> NOT CHECKED: the newest Django. No Python 3.12 or newer was found (NEXT_PYTHON=... names one); the newest for $(PYTHON) follows."
	@rm -rf .venv-next; $(or $(NEXT_PYTHON),$(PYTHON)) -m venv .venv-next
	@sed -E 's/^(wagtail|Django)==[^ ]*/\1/' requirements.in > .venv-next/requirements.in
	@sed -E 's/^-c .*//' requirements-dev.in > .venv-next/requirements-dev.in
	@.venv-next/bin/python $(PIP_INSTALL) --upgrade -r .venv-next/requirements-dev.in $(PIP_PROGRESS) || \
		{ echo "==> NOT CHECKED: nothing was installed."; exit 1; }
	@.venv-next/bin/python -c 'import sys, django, wagtail; print("==> Testing on Wagtail", wagtail.__version__, "Django", django.__version__, "Python", sys.version.split()[0])'
	@.venv-next/bin/python manage.py check
	@.venv-next/bin/python manage.py makemigrations --check --dry-run
	@.venv-next/bin/python manage.py compile_catalogues
	@exec .venv-next/bin/python -m pytest -o filterwarnings=default $(TESTS)

bench: $(VENV)/.installed-dev catalogues ## what pages and pictures cost, side by side; desk, search and sitemap with 10,000 texts
	@command -v wrk > /dev/null && command -v nginx > /dev/null || { echo "==> Installing wrk and nginx"; $(SUDO) apt-get install -y -q --no-install-recommends wrk nginx-light > /dev/null; }
	@$(BIN)/python -m tests.benchmarks.serving
	@$(BIN)/python -m tests.benchmarks.lighthouse
	@$(BIN)/python -m tests.benchmarks.pages
	@$(BIN)/python -m tests.benchmarks.pictures
	@$(BIN)/python -m tests.benchmarks.desk
	@$(BIN)/python -m tests.benchmarks.search
	@folder=$$(mktemp -d); DATABASE_URL=sqlite:///$$folder/db.sqlite3 $(BIN)/python -m tests.benchmarks.sitemap; rm -r $$folder

APPS := cms home magazine exhibition search

lint: $(VENV)/.installed-dev lint-templates ## ruff, djlint, djhtml and the contracts of imports, nothing changed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

lint-templates: $(VENV)/.installed-dev ## djlint and djhtml alone
	$(BIN)/djlint --lint --quiet .
	$(BIN)/djhtml --check $(APPS)

format: $(VENV)/.installed-dev ## what ruff and djhtml can put right by themselves
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml $(APPS)

# --- Words and tables ------------------------------------------------------------------------------------------------

messages: $(VENV)/.installed ## collect the strings to translate into locale/ (needs gettext: apt install gettext)
	$(MANAGE) collect_messages

catalogues: | $(BIN)/python
	@$(MANAGE) compile_catalogues

migrations: $(VENV)/.installed ## makemigrations
	$(MANAGE) makemigrations

clean: ## take away the virtual environments and caches; the database and media in var/ stay
	rm -rf .venv .venv-next .pytest_cache .ruff_cache staticfiles
