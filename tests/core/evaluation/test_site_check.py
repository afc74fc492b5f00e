from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from core import images
from core.errors import ImageError
from core.evaluation.site_check import check_site
from core.gallery.events import Decision, Event, Outcome
from core.gallery.people import Enrolled
from core.gallery.recogniser import Recogniser
from core.site import Site


def _direction(engine_dimension: int, seed: int) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=engine_dimension).astype(np.float32)
    return vector / np.linalg.norm(vector)


def _enrol(site: Site, recogniser: Recogniser, name: str, *vectors: np.ndarray) -> None:
    rows = [Enrolled(b"jpeg", v / np.linalg.norm(v), 0.9, "front") for v in vectors]
    site.people.add(name, rows, recogniser.engine.profile.id)
    recogniser.index.refresh()


def test_who_is_at_risk_is_named(site: Site, recogniser: Recogniser) -> None:
    size = recogniser.engine.dimension
    a, b, c = (_direction(size, seed) for seed in range(3))
    _enrol(site, recogniser, "Ann", a, a + 0.1 * b)
    _enrol(site, recogniser, "Anna", a + 0.15 * c)
    _enrol(site, recogniser, "Bob", b, c)
    found = check_site(site, recogniser)
    assert (found.people, found.photos, found.single) == (3, 5, 1)
    assert [{p.first, p.second} for p in found.at_risk] == [{"Ann", "Anna"}]
    assert [o.person for o in found.hard_to_know] == ["Bob"]
    assert found.own[-1].person == "Ann"
    assert found.own[-1].score > 0.98
    assert found.visitors is None
    assert "one pair of people may be taken for each other" in found.words()
    assert "1 person may be hard to recognise" in found.words()


def test_strangers_come_from_the_log_and_from_pictures(
    site: Site, recogniser: Recogniser, tmp_path: Path, collins: np.ndarray, hopper: np.ndarray
) -> None:
    engine = recogniser.engine
    _enrol(site, recogniser, "Eileen", engine.subject(collins).embeddings[0])
    _enrol(site, recogniser, "Nobody", _direction(engine.dimension, 5))
    event = Event(
        datetime.now(UTC), "door", 1, Decision.DENY, Outcome.UNKNOWN, None, None, 0.61, 0.93, None, None, None, 5, 0.9,
        engine.profile.id, (),
    )  # fmt: skip
    site.events.record(event)
    site.events.record(replace(event, score=0.99, profile_id="other-1"))
    site.events.record(replace(event, score=0.98, outcome=Outcome.RECOGNISED))
    found = check_site(site, recogniser)
    assert (found.visitors_seen, found.visitors) == (1, pytest.approx(0.61))
    assert "2 people are told apart" in found.words()
    assert "add a second photo" in found.words()
    (tmp_path / "strangers").mkdir()
    (tmp_path / "strangers" / "a.jpg").write_bytes(images.encode_jpeg(hopper))
    (tmp_path / "strangers" / "b.jpg").write_bytes(b"broken")
    found = check_site(site, recogniser, tmp_path / "strangers")
    assert found.pictured_faces == 1
    assert found.pictured is not None
    assert found.pictured < found.threshold
    (tmp_path / "strangers" / "c.jpg").write_bytes(images.encode_jpeg(collins))
    assert "a stranger's picture scored above the line" in check_site(site, recogniser, tmp_path / "strangers").words()
    with pytest.raises(ImageError, match="not a folder"):
        check_site(site, recogniser, tmp_path / "gone")


def test_it_works_where_everybody_is_recognised_by_their_own_photos(site: Site, recogniser: Recogniser) -> None:
    size = recogniser.engine.dimension
    a, b, c = (_direction(size, seed) for seed in range(3))
    _enrol(site, recogniser, "Ann", a, a + 0.1 * c)
    _enrol(site, recogniser, "Bob", b, b + 0.1 * c)
    assert check_site(site, recogniser).words().startswith("It works here: 2 people are told apart")


def test_an_empty_site_is_told_so(site: Site, recogniser: Recogniser) -> None:
    assert "enrol at least two" in check_site(site, recogniser).words()
