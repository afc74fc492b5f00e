"""``python -m portico`` is the command ``portico``, which begins here as well."""

from __future__ import annotations

import sys

from portico.neighbours import HiddenError, require


def run() -> None:
    """The ``portico`` program."""
    try:
        require("app", "core", "models", "data")
    except HiddenError as error:
        print(f"portico: {error}", file=sys.stderr)
        sys.exit(2)
    from app.cli.main import run as command

    command()


if __name__ == "__main__":
    run()
