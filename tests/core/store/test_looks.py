from __future__ import annotations

import pytest

from core.site import Site
from core.store import looks as looks_module
from core.store.audit import Actor
from core.store.looks import EVERY, Looks


def _told(site: Site) -> list[tuple[str, str, object]]:
    return [(e.actor, e.action, (e.details or {}).get("times")) for e in reversed(site.trail.entries())]


def test_looks_that_come_often_are_one_entry(site: Site) -> None:
    now = [0.0]
    looks = Looks(lambda: now[0])
    others = site.trail.acting_as(Actor("lift (API key)"))
    for _ in range(3):
        looks.look(site.trail, "list people")
    looks.look(others, "list people")
    mine = site.trail.actor.name
    assert _told(site) == [(mine, "list people", 1), ("lift (API key)", "list people", 1)]
    now[0] = EVERY
    looks.look(site.trail, "list people")
    assert _told(site)[2:] == [(mine, "list people", 3)]
    looks.look(others, "list people")
    looks.look(others, "list people")
    looks.close()
    looks.close()
    assert _told(site)[3:] == [("lift (API key)", "list people", 1), ("lift (API key)", "list people", 1)]


def test_what_was_counted_is_written_down_before_it_is_crowded_out(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks_module, "_MOST", 2)
    looks = Looks()
    for action in ("one", "one", "two", "three"):
        looks.look(site.trail, action)
    assert [(action, times) for _, action, times in _told(site)] == [("one", 1), ("two", 1), ("one", 1), ("three", 1)]


def test_what_cannot_be_written_down_is_not_counted_either(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks()
    with monkeypatch.context() as patch:
        patch.setattr(site.database, "write", lambda: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            looks.look(site.trail, "list people")
    looks.look(site.trail, "list people")
    assert len(_told(site)) == 1
