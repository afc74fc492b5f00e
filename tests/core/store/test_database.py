from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from core.store import sqlite
from core.store.database import Database


@pytest.mark.one_kind
def test_what_is_committed_is_on_the_disk(no_power_cuts: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the program: other tests do not wait for the disk, see ``no_power_cuts``."""
    monkeypatch.setattr(sqlite, "_SYNCHRONOUS", no_power_cuts)
    opened = Database(tmp_path / "portico.db")
    with opened.write() as session:
        assert session.execute(text("PRAGMA synchronous")).scalar_one() == 2, "FULL, as SQLite numbers it"
        assert session.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
    opened.close()


@pytest.mark.one_kind
def test_who_keeps_a_file_pays_nothing_for_servers(tmp_path: Path) -> None:
    told = (
        "import sys; from pathlib import Path; from core.site import Site\n"
        "Site(Path(sys.argv[1])).close()\n"
        "print([n for n in sys.modules if n.partition('.')[0] == 'psycopg' or n.startswith('core.store.postgres')])"
    )
    done = subprocess.run([sys.executable, "-c", told, str(tmp_path)], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
