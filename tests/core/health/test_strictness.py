from __future__ import annotations

import pytest

from core.access.door import Door, new_rules
from core.access.policy import DoorRules
from core.health import strictness
from core.health.check import State
from core.site import Site

HTTP = {"driver": "http", "unlock_url": "http://127.0.0.1/open"}


def _door(site: Site, lock: dict[str, object], **rules: object) -> None:
    made = DoorRules.model_validate({**new_rules(), "name": "Front", **rules})
    site.access.keep(Door(rules=made, cameras=("hall",), lock=lock))


def test_new_doors_ask_for_a_live_face_and_take_few_strangers(site: Site) -> None:
    _door(site, HTTP)
    (check,) = strictness.look(site)
    assert (check.state, check.words) == (State.GOOD, "1 stranger in 1,000 may be taken for somebody")


def test_a_door_without_a_lock_is_no_matter(site: Site) -> None:
    _door(site, {"driver": "simulated"}, liveness="off")
    assert list(strictness.look(site)) == []


@pytest.mark.parametrize(
    ("rules", "fpir", "said"),
    [({"liveness": "off"}, None, "a picture of somebody opens Front"), ({}, 0.01, "1 stranger in 100")],
)
def test_a_door_that_runs_loosely_is_told(site: Site, rules: dict[str, object], fpir: float | None, said: str) -> None:
    _door(site, HTTP, **rules)
    site.change_settings(identify_fpir=fpir)
    (check,) = strictness.look(site)
    assert check.state is State.ATTENTION
    assert said in check.words
    assert check.advice
