from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from app.advice import worded
from core.base.advice import Act
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.health import State, gallery
from core.site import DATABASE, Site

FACE = Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")


def _sql(site: Site, statement: str) -> None:
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute(statement)
        connection.commit()


def test_what_is_there_is_counted(site: Site) -> None:
    site.people.add("Ann", [FACE], "p-1")
    whole, references = gallery.integrity(site)
    assert (whole.words, whole.state) == ("1 person, 0 events", State.GOOD)
    assert (whole.facts["people"], whole.facts["events"], whole.facts["intact"]) == (1, 0, True)
    assert references.state is State.GOOD


def test_rows_of_what_is_gone(site: Site) -> None:
    _sql(site, "INSERT INTO membership VALUES (7, 8)")
    _, references = gallery.integrity(site)
    assert references.state is State.BAD
    assert references.facts["tables"] == ["membership"]


def test_a_forged_trail(site: Site) -> None:
    site.access.add_group("staff")
    (before,) = gallery.trail(site)
    assert (before.state, before.facts) == (State.GOOD, {"faults": 0})
    _sql(site, "UPDATE audit SET actor = 'somebody else'")
    (after,) = gallery.trail(site)
    assert after.state is State.BAD
    assert after.facts["faults"] >= 1
    assert after.words.startswith("tampered with: entry ")


def test_who_has_not_agreed(site: Site) -> None:
    site.people.add("Ann", [FACE], "p-1")
    (before,) = gallery.privacy(site)
    assert before.state is State.ATTENTION
    assert before.words.startswith("1 person has no consent on record; ")
    site.consents.give(1, date(2026, 1, 1), "form 1")
    (after,) = gallery.privacy(site)
    assert (after.state, after.facts["without_consent"]) == (State.GOOD, 0)


def test_an_index_that_has_lost_somebody(site: Site, recogniser: Recogniser) -> None:
    vector = np.eye(recogniser.engine.dimension, dtype=np.float32)[0]
    site.people.add("Ann", [Enrolled(b"jpeg", vector, 0.9, "front")], recogniser.engine.profile.id)
    (before,) = gallery.index(site, recogniser)
    assert (before.state, before.facts["templates"]) == (State.GOOD, 1)
    assert before.words.startswith("1 template, profile ")
    recogniser.index._vectors.drop(1)
    (after,) = gallery.index(site, recogniser)
    assert after.state is State.BAD
    assert after.words == "1 template differs from the gallery"
    assert after.advice == Act.REINDEX


@pytest.mark.parametrize("harm", ["gone", "empty", "cut", "other", "flipped", "words"])
def test_a_gallery_that_cannot_be_opened(tmp_path: Path, harm: str) -> None:
    with Site(tmp_path / "site") as site:
        for number in range(30):
            site.people.add(f"Ann {number}", [FACE], "p-1")
    path = site.folder / DATABASE
    (sound,) = gallery.closed(site.folder)
    assert (sound.state, sound.facts["intact"]) == (State.GOOD, True)
    content = bytearray(path.read_bytes())
    if harm == "flipped":
        for place in range(5000, 9000):
            content[place] ^= 0xFF
    if harm == "words":  # that SQLite would speak of
        place = content.find(b"CREATE TABLE person")
        content[place + 2 : place + 22] = b"\x8d" * 20
    path.unlink()
    if harm != "gone":
        harmed = {"empty": b"", "cut": content[: len(content) // 2], "other": b"hello " * 999}
        path.write_bytes(harmed.get(harm, content))
    (found,) = gallery.closed(site.folder)
    assert (found.name, found.state, found.facts["intact"]) == ("gallery", State.BAD, False)
    command = f"portico restore FILE --replace-damaged --site {site.folder}"
    assert worded(found.advice) == f"restore it from a backup: {command}"
    assert (harm == "gone") is not path.exists()
