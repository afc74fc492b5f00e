from __future__ import annotations

import numpy as np

from core.engine import Recogniser
from core.gallery.store import Enrolled
from core.health import State, examine
from core.site import Site


def test_a_sound_site(site: Site, recogniser: Recogniser) -> None:
    checks = list(examine(site))
    assert {c.name for c in checks} >= {"program", "disk", "gallery", "index", "weights dlib-resnet"}
    assert all(c.state is State.GOOD for c in checks), checks


def test_people_of_another_profile_are_noticed(site: Site) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "other-1")
    (index,) = [c for c in examine(site) if c.name == "index"]
    assert index.state is State.ATTENTION
    assert "1 people have no template" in index.words


def test_a_template_that_cannot_be_opened_is_noticed(site: Site, recogniser: Recogniser) -> None:
    site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], recogniser.engine.profile.id)
    (index,) = [c for c in examine(site) if c.name == "index"]
    assert index.state is State.BAD
    assert "wrong length" in index.words
