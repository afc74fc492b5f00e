from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from core import health
from core.base.advice import Act
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.health import Check, Group, State, doors, examine, examine_closed, glance
from core.site import DATABASE, Site


def test_a_sound_site(site: Site, recogniser: Recogniser) -> None:
    checks = list(examine(site))
    assert [c.name for c in checks][:2] == ["program", "disk"]
    assert len({c.name for c in checks}) == len(checks)
    assert {c.name for c in checks} >= {
        "backups",
        "cameras",
        "clock",
        "compiled networks",
        "crashes",
        "doors",
        "engine",
        "gallery",
        "index",
        "leftovers",
        "people",
        "references",
        "sealed records",
        "profile",
        "weights sface",
        "weights face-landmarker",
    }
    assert all(c.state is State.GOOD for c in checks), checks
    assert health.as_json(checks)["ok"]


def test_people_of_another_profile_are_noticed(site: Site) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "other-1")
    (index,) = [c for c in examine(site) if c.name == "index"]
    assert index.state is State.ATTENTION
    assert "1 person has no template" in index.words
    assert index.facts["people_without"] == 1


def test_a_template_that_cannot_be_opened_is_noticed(site: Site, recogniser: Recogniser) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], recogniser.engine.profile.id)
    (index,) = [c for c in examine(site) if c.name == "index"]
    assert index.state is State.BAD
    assert "wrong length" in index.words


def test_a_check_that_breaks_down_is_told_and_stops_no_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_site: Site, _states: object) -> list[Check]:
        raise RuntimeError("the rules are\n upside down")

    monkeypatch.setattr(doors, "look", broken)
    checks = list(examine(site))
    (found,) = [c for c in checks if c.name == "doors"]
    assert found == Check("doors", State.BAD, "the rules are upside down", Group.DOORS)
    assert "index" in {c.name for c in checks}


def test_what_is_being_done_is_told(site: Site, recogniser: Recogniser) -> None:
    told: list[tuple[float, str]] = []
    for _ in examine(site, recogniser, lambda done, words: told.append((done, words))):
        pass
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert all(0 <= done < 1 and words for done, words in told)


class StopError(Exception):
    """Somebody has had enough."""


@pytest.mark.parametrize("at", ["Looking at the program", "Checking the gallery", "Opening sealed records"])
def test_it_can_be_stopped(site: Site, recogniser: Recogniser, at: str, monkeypatch: pytest.MonkeyPatch) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "other-1")
    monkeypatch.setattr("core.store.damage._STEPS", 10)
    times = []

    def stop(_done: float, words: str) -> None:
        times.append(words)
        if words == at and (at == "Looking at the program" or times.count(at) == 2):
            raise StopError

    with pytest.raises(StopError):
        list(examine(site, recogniser, stop))
    assert times[-1] == at


def test_a_glance_takes_no_engine(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.engine.Engine.load", None)
    checks = list(glance(site, None, {}))
    assert {c.name for c in checks} == {"cameras", "doors", "backups", "disk"}
    assert all(c.state is State.GOOD for c in checks)


@pytest.mark.parametrize("table", ["person", "event", "membership"])
def test_a_gallery_without_a_table_is_told_of_once(site: Site, table: str) -> None:
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute(f"DROP TABLE {table}")
    found = [check for check in examine(site) if check.state is State.BAD]
    assert [(check.name, check.words) for check in found] == [("gallery", f"damaged: it lacks {table}")]
    assert found[0].advice == Act.RESTORE


def test_what_to_do_about_a_damaged_gallery_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "portico.db").write_bytes(b"")
    (gallery,) = [check for check in examine_closed(tmp_path, "shut") if check.name == "gallery"]
    checks = list(examine_closed(tmp_path, f"the gallery is empty: {gallery.advice}"))
    assert sum(gallery.advice in str(check) for check in checks) == 1


def test_what_a_site_leaves_possible_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "portico.db").write_bytes(b"")
    checks = {c.name: c for c in examine_closed(tmp_path, "the gallery is empty")}
    assert checks["site"].state is State.BAD
    assert checks["site"].words == "the gallery is empty"
    assert checks["gallery"].state is State.BAD
    assert "it is empty" in checks["gallery"].words
    assert {"program", "disk", "permissions", "leftovers", "crashes"} <= set(checks)
