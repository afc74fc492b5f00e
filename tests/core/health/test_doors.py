from __future__ import annotations

import sqlite3
from contextlib import closing

from core.access.door import Door
from core.access.policy import DoorRules
from core.health import State, doors
from core.site import DATABASE, Site


def test_doors(site: Site) -> None:
    (none,) = doors.look(site, {})
    assert (none.state, none.words) == (State.GOOD, "0 doors, 0 groups")
    site.access.keep(Door(rules=DoorRules(name="Front")))
    (unwatched,) = doors.look(site, {})
    assert (unwatched.state, unwatched.words) == (State.ATTENTION, "1 door, 0 groups; no camera is at Front")
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("Hall",)))
    (watched,) = doors.look(site, {})
    assert (watched.state, watched.facts["without_camera"]) == (State.GOOD, 0)


def test_a_lock_whose_driver_has_gone(site: Site) -> None:
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("Hall",)))
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        connection.execute("UPDATE rule SET content = replace(content, 'simulated', 'of the moon')")
        connection.commit()
    (wrong,) = doors.look(site, {})
    assert (wrong.state, wrong.facts["with_wrong_lock"]) == (State.BAD, 1)
    assert "the lock of Front is set up wrongly: there is no door driver" in wrong.words


def test_a_door_that_does_not_obey(site: Site) -> None:
    site.access.keep(Door(rules=DoorRules(name="Front"), cameras=("Hall",)))
    (well,) = doors.look(site, {"Front": "unlocked"})
    assert (well.state, well.facts["looked_after"]) == (State.GOOD, 1)
    (found,) = doors.look(site, {"Front": "the relay does not answer"})
    assert (found.state, found.facts["disobeying"]) == (State.BAD, 1)
    assert "Front does not obey: the relay does not answer" in found.words
