from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from core.errors import GalleryError
from core.site import Site
from core.store.audit import Actor, NotAllowedError

WORDS = "S3hr geheim ✨"


def test_words_are_kept_under_their_name_and_nowhere_in_clear(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        assert site.secrets.get("camera Door") is None
        site.secrets.put("camera Door", "something else")
        site.secrets.put("camera Door", WORDS)
        assert site.secrets.get("camera Door") == WORDS
        assert site.trail.verify() == []
        site.database.checkpoint()
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or WORDS.encode() not in path.read_bytes()
    with Site(tmp_path) as site:
        site.secrets.forget("camera Door")
        assert site.secrets.get("camera Door") is None


def test_a_renewed_key_opens_what_the_old_one_sealed(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        site.secrets.put("backup", WORDS)
        site.renew_key()
    with Site(tmp_path) as site:
        assert site.secrets.get("backup") == WORDS


def test_what_is_kept_under_one_name_opens_under_no_other(site: Site) -> None:
    site.secrets.put("camera Door", WORDS)
    with site.database.engine.begin() as connection:
        connection.execute(text("UPDATE secret SET name = 'backup' WHERE name = 'camera Door'"))
    with pytest.raises(GalleryError, match="cannot be opened"):
        site.secrets.get("backup")


def test_who_may_not_change_rules_changes_no_secret(site: Site) -> None:
    site = site.acting_as(Actor("guest", frozenset()))
    with pytest.raises(NotAllowedError):
        site.secrets.put("backup", WORDS)
    with pytest.raises(NotAllowedError):
        site.secrets.forget("backup")
