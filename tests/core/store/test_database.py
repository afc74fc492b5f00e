from __future__ import annotations

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
