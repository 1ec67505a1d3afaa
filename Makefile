# make help lists what can be made. Needed: git, make, Python ≥ 3.11; the rest comes by itself.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup develop train-setup run test unit check bench requirements lock clean

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## starts Barza on this machine and says where it is; Ctrl-C stops it
	@exec $(BIN)/barza run

setup: ## makes .venv and installs what Barza needs to run
	@scripts/setup base

develop: ## installs what the tests and checks need, too
	@scripts/setup dev

train-setup: setup ## installs what `barza screening train` needs, too
	@scripts/setup train

test: develop ## runs all tests: the browser's and the real servers' as well
	@scripts/test $(ARGS)

unit: develop ## the quick tests only: no browser, no servers, nothing that takes long
	@scripts/test -m "not long and not server and not browser" $(ARGS)

check: develop ## ruff, mypy, import-linter, architecture tests, migrations
	@scripts/check

bench: setup ## measures intake, channels, desk and screening, each beside its floor
	@scripts/setup bench || echo "Presidio could not be installed; screening is measured without." >&2
	$(BIN)/barza bench intake
	$(BIN)/barza bench channels
	$(BIN)/barza bench desk
	$(BIN)/barza bench screening

requirements: ## for P-01 … P-100: passed, failed or none in the last run of all tests
	@$(BIN)/python -m barza.testing.requirements

lock: develop ## compiles requirements/*.in to pinned, hashed requirements/*.txt
	@scripts/lock

clean: ## removes .venv, caches and var (the data of make run as well)
	@scripts/clean
