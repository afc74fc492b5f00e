from __future__ import annotations

from typing import Any

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


def test_looks_that_come_while_one_is_written_down_are_counted_with_it(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looks_module, "_MOST", 2)
    looks, write, meanwhile = Looks(), site.trail.look, ["one", "two", "one", "three"]

    def slow(action: str, **more: Any) -> None:
        if [action] == meanwhile[:1]:
            looks.look(site.trail, meanwhile.pop(0))
        write(action, **more)

    monkeypatch.setattr(site.trail, "look", slow)
    for action in ("one", "two", "three"):
        looks.look(site.trail, action)
    looks.close()
    told = [(action, times) for _, action, times in _told(site)]
    assert [action for action, _ in told[:2]] == ["one", "two"], "two first looks at once are one entry"
    assert meanwhile == []
    sums = {name: sum(times for action, times in told if action == name) for name in ("one", "two", "three")}
    assert sums == {"one": 3, "two": 2, "three": 2}


def test_what_could_not_be_written_down_to_make_room_is_kept(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looks_module, "_MOST", 2)
    looks = Looks()
    for action in ("one", "one", "two", "two"):
        looks.look(site.trail, action)
    with monkeypatch.context() as patch:
        patch.setattr(site.database, "write", lambda: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            looks.look(site.trail, "three")
    looks.close()
    assert sorted((action, times) for _, action, times in _told(site)) == [
        ("one", 1),
        ("one", 1),
        ("two", 1),
        ("two", 1),
    ]


def test_what_cannot_be_written_down_is_not_counted_either(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks()
    with monkeypatch.context() as patch:
        patch.setattr(site.database, "write", lambda: (_ for _ in ()).throw(OSError("full")))
        with pytest.raises(OSError, match="full"):
            looks.look(site.trail, "list people")
    looks.look(site.trail, "list people")
    assert len(_told(site)) == 1
