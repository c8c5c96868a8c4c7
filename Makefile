# The project's commands. `make run` and `make test` need only python3 (3.11 or newer, with venv) and make.
#
#   make run         everything: virtual environment, packages, database, demonstration content, server and worker
#   make test        the tests without browsers and servers (on SQLite, or the PostgreSQL that DATABASE_URL names);
#                    TESTS=... selects some of them
#   make test-all    all tests
#   make coverage    how much of the code the tests run, and the files below 90 %
#   make dev         the same site with Django's debug pages and automatic reload
#   make help        all commands

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Prefer Debian's own if it is new enough: a python3 compiled by a version manager takes a quarter longer for everything.
PYTHON ?= $(shell /usr/bin/python3 -c 'import sys, ensurepip; assert sys.version_info >= (3, 11)' 2> /dev/null && echo /usr/bin/python3 || echo python3)
PORT ?= 8000
VENV ?= .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
TESTS ?= tests
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
PIP_INSTALL := -m pip install --disable-pip-version-check --no-input --progress-bar off
# pip's own progress, without most of its lines
PIP_PROGRESS := | { grep --line-buffered -E '^(Collecting|Installing|Successfully)' || true; } | cut -c1-120

export PORT

.PHONY: help run dev serve test test-all coverage test-next checker bench load faults lint lint-imports lint-templates format messages catalogues migrations clean install install-dev lock

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 20

# --- The virtual environment: created once, updated only when the requirements change --------------------------------

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

install: $(VENV)/.installed ## create the virtual environment with the packages of the site

install-dev: $(VENV)/.installed-dev ## the same with the packages of tests and linters

# Existing pins stay; `make lock UPGRADE=--upgrade` takes the newest version of each package that the .in files do not pin.
# For the first lock, when no lock is installed yet: pip install uv, then `make lock UV=uv`.
UPGRADE ?=
UV ?= $(BIN)/uv
LOCK = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)

lock: ## rewrite requirements.txt and requirements-dev.txt from their .in files, with hashes
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in

# --- Running ---------------------------------------------------------------------------------------------------------

run: $(VENV)/.installed ## run the site with its demonstration content on http://127.0.0.1:PORT/ (8000)
	@STATIC_FILES_COLLECTED=1 exec $(MANAGE) serve_demo --port "$(PORT)"

dev: $(VENV)/.installed ## the same with debug pages and automatic reload, for those who change the code
	@DEBUG=1 exec $(MANAGE) serve_demo --port "$(PORT)" --reload

serve: $(VENV)/.installed ## run the production server with production settings (see docs/deploy.md)
	@exec docs/deploy/serve.sh "$(BIN)"

# --- Checking --------------------------------------------------------------------------------------------------------

# The Nu HTML checker (vnu.jar), from npm; without it or without java, tests/pages/test_markup.py is skipped.
CHECKER := vnu-jar@26.9.27
$(VENV)/checker/$(CHECKER): | $(BIN)/python
	@command -v npm > /dev/null || { echo "npm is needed (apt install npm)."; exit 1; }
	@echo "==> Installing $(CHECKER)"
	@npm install --prefix $(VENV)/checker --ignore-scripts --no-audit --no-fund --no-update-notifier --silent $(CHECKER)
	@touch $@

checker: $(VENV)/checker/$(CHECKER) ## install the Nu HTML checker, for the tests (needs npm; java runs it)

# One process for each core. A few tests run in one process, since they finish before two have started.
PARALLEL := -n auto --dist loadgroup
SPREAD := $(if $(filter tests,$(TESTS)),$(PARALLEL))

test: $(VENV)/.installed-dev catalogues ## run the tests without browsers and servers; TESTS="tests/serving -k health" selects some
	@exec $(BIN)/python -m pytest $(SPREAD) $(if $(filter tests,$(TESTS)),-m "not browser and not server") $(TESTS)

# Browser tests run separately: the event loop of a browser changes the database connections of its process.
test-all: $(VENV)/.installed-dev catalogues ## run all tests, with browsers (Chromium) and servers
	@failed=0; \
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser" tests || failed=1; \
	$(BIN)/python -m pytest $(PARALLEL) tests/browser || failed=1; \
	exit $$failed

coverage: $(VENV)/.installed-dev catalogues ## measure what `make test` runs of the code, with branches; list the files below 90 %
	@rm -f .coverage
	@$(BIN)/python -m pytest $(SPREAD) $(if $(filter tests,$(TESTS)),-m "not browser and not server") \
		--cov --cov-branch --cov-report= $(TESTS)
	@echo "==> Below 90 %, lines and branches taken together:"
	@$(BIN)/coverage report --sort=cover | awk 'NR > 2 && $$1 != "TOTAL" && $$NF + 0 < 90 { print $$NF "\t" $$1 } $$1 == "TOTAL" { print $$NF "\tall" }'

# The newest Wagtail and Django that our other pins allow, on the newest Python that is found, to see what an upgrade will
# need. The newest Django needs a newer Python than Debian's; NEXT_PYTHON=... names one.
NEXT_PYTHON ?= $(shell ls /usr/bin/python3.1[2-9] /usr/local/bin/python3.1[2-9] $(HOME)/.pyenv/versions/3.1[2-9].*/bin/python3 $(HOME)/.local/share/uv/python/cpython-3.1[2-9]*/bin/python3 2> /dev/null | sort -V | tail -1)

test-next: ## run the tests on the newest Wagtail and Django that install; TESTS=... selects some
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

bench: $(VENV)/.installed-dev catalogues ## measure pages and pictures; translation report, search and sitemap with 10,000 texts
	@command -v wrk > /dev/null && command -v nginx > /dev/null || { echo "==> Installing wrk and nginx"; $(SUDO) apt-get install -y -q --no-install-recommends wrk nginx-light > /dev/null; }
	@$(BIN)/python -m tests.benchmarks.serving
	@$(BIN)/python -m tests.benchmarks.lighthouse
	@$(BIN)/python -m tests.benchmarks.pages
	@$(BIN)/python -m tests.benchmarks.readers
	@$(BIN)/python -m tests.benchmarks.mechanisms
	@$(BIN)/python -m tests.benchmarks.images
	@$(BIN)/python -m tests.benchmarks.desk
	@$(BIN)/python -m tests.benchmarks.workbench
	@$(BIN)/python -m tests.benchmarks.memory
	@$(BIN)/python -m tests.benchmarks.search
	@folder=$$(mktemp -d); DATABASE_URL=sqlite:///$$folder/db.sqlite3 $(BIN)/python -m tests.benchmarks.sitemap; rm -r $$folder

load: $(VENV)/.installed-dev catalogues ## attack the server on this machine: what readers notice, with its bounds and without, behind both proxies
	@command -v caddy > /dev/null && command -v nginx > /dev/null || { echo "==> Installing caddy and nginx"; $(SUDO) apt-get install -y -q --no-install-recommends caddy nginx-light > /dev/null; }
	@$(BIN)/python -m tests.load

faults: $(VENV)/.installed-dev catalogues ## break the site on this machine (kills, stopped and hanging services, full disks); print what was noticed
	@command -v redis-server psql > /dev/null || { echo "PostgreSQL and Redis are needed (apt install postgresql redis-server)."; exit 1; }
	@timeout --kill-after=30 1800 $(BIN)/python -m tests.faults $(FAULTS)

APPS := cms home magazine exhibition search

lint: $(VENV)/.installed-dev lint-templates lint-imports ## check with ruff, djlint, djhtml and the import contracts; change nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

lint-imports: $(VENV)/.installed-dev ## check the import contracts only
	$(BIN)/lint-imports

lint-templates: $(VENV)/.installed-dev ## check with djlint and djhtml only
	$(BIN)/djlint --lint --quiet .
	$(BIN)/djhtml --check $(APPS)

format: $(VENV)/.installed-dev ## correct what ruff and djhtml can correct automatically
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml $(APPS)

# --- Catalogues and migrations ---------------------------------------------------------------------------------------

messages: $(VENV)/.installed ## collect the strings to translate into locale/ (needs gettext: apt install gettext)
	$(MANAGE) collect_messages

catalogues: | $(BIN)/python
	@$(MANAGE) compile_catalogues

migrations: $(VENV)/.installed ## create migrations
	$(MANAGE) makemigrations

clean: ## remove the virtual environments and caches; the database and media in var/ stay
	rm -rf .venv .venv-next .pytest_cache .ruff_cache staticfiles
