"""``python -m app`` is ``portico``."""

from app.cli.main import run

run()
