# Two commands do everything on a fresh machine:
#   make demo   set up, then run the demonstration: a window where a screen exists, else events on the terminal
#   make test   set up, then run every check and test
# and make run opens the window on the site of this account, as .venv/bin/portico does.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo run test servers lint types contracts tests setup screens translations clean

demo: setup
	$(BIN)/portico demo

run: setup
	$(BIN)/portico

test: setup servers lint types contracts tests

servers:
	sh tests/servers.sh

# The stamp stands for the packages. Networks lie in the user's cache, not here, so each time is looked whether they are
# there: that takes seconds, and where they could not be had the last time it tries again.
setup: $(READY)
	@sh setup.sh --networks

$(READY): pyproject.toml setup.sh
	sh setup.sh --packages "$(PYTHON)"
	touch $@

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

contracts:
	$(BIN)/lint-imports --no-cache

# Workers run side by side, so torch has a thread in each. One that crashes is not replaced: under loadfile the run would
# wait for ever for what the new one should do. What failed beside others is tried once more by itself, since tests that
# wait for a window make each other late on a small machine; what fails again, or crashed, fails.
PYTEST := OMP_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest
tests:
	$(PYTEST) -n logical --maxprocesses 4 --dist loadfile --max-worker-restart 0 || \
	    { [ $$? -eq 1 ] && $(PYTEST) --last-failed --last-failed-no-failures none; }

screens: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python docs/render_screens.py docs/screens

translations: setup
	$(BIN)/python -m app.window.language.catalogue

clean:
	rm -rf .venv build *.egg-info
