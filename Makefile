# Two commands do everything on a fresh machine:
#   make demo   set up, then run the demonstration: a window where a screen exists, else events on the terminal
#   make test   set up, then run every check and test
# Besides, make run opens the window on the site of this account, as .venv/bin/portico does, and make quick runs in a minute
# the tests that tell most, for every time that a file is saved.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo run test quick servers lint types contracts tests setup screens translations clean

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

# Workers run side by side, so torch has a thread in each; two more than there are processors, since a good part of the
# tests wait for something. A worker that has nothing left takes tests from another: they take from a millisecond to
# half a minute, and nobody keeps a list of which. One that crashes is not replaced, and the run ends. What is compiled
# of Python is kept, whatever the machine is set to: tests start a good many programs.
PYTEST := PYTHONDONTWRITEBYTECODE= OMP_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 2)
SIDE_BY_SIDE := -n $(WORKERS) --maxprocesses 5 --dist worksteal --max-worker-restart 0
tests:
	$(PYTEST) $(SIDE_BY_SIDE)

# Most rules of the program in a minute on two cores, for every time that a file is saved: what is decided, kept, opened
# and read, for which hardly a network is loaded, no program or server started and no window shown. The other tests take most of
# their time for networks (tasks, live, bench, evaluation), for windows (app) and for programs that they start.
QUICK := access doors gallery locks pictures programs settings site store upkeep \
    test_faces.py test_hostile.py test_images.py test_privacy.py
quick: setup lint
	$(PYTEST) $(SIDE_BY_SIDE) $(QUICK:%=tests/core/%) tests/app/window/language -k "not postgresql and not server and not moving"

screens: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python docs/render_screens.py docs/screens

translations: setup
	$(BIN)/python -m app.window.language.catalogue

clean:
	rm -rf .venv build *.egg-info
