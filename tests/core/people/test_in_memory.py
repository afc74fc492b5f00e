from __future__ import annotations

import numpy as np
import pytest

from core.engine import Engine
from core.errors import EnrolmentError, GalleryError
from core.gallery.recogniser import Recogniser
from core.people.enrolment import DuplicateError, Enroller, sample
from core.people.in_memory import InMemory
from core.site import Site


def test_it_says_what_a_site_says_of_the_same_people(
    engine: Engine, site: Site, recogniser: Recogniser, collins: np.ndarray, hopper: np.ndarray
) -> None:
    memory, enroller = InMemory(engine), Enroller(site, recogniser)
    dim = (collins * 0.7).astype(np.uint8)
    for name, pictures in (("Eileen", (collins, dim)), ("Grace", (hopper,))):
        samples = [sample(engine, picture) for picture in pictures]
        memory.enrol(name, samples)
        enroller.samples(name, samples)
    for picture in (np.ascontiguousarray(collins[:, ::-1]), hopper):
        ours, theirs = memory.identify(picture), recogniser.identify(picture)
        (one,), (other,) = ours.matches, theirs.matches
        assert (ours.names, one.verdict) == (theirs.names, other.verdict)
        assert one.best.score == pytest.approx(other.best.score, abs=1e-5)
        assert one.threshold == pytest.approx(other.threshold)
        assert one.second.name == other.second.name


def test_what_is_added_later_counts_like_what_was_there(
    engine: Engine, collins: np.ndarray, hopper: np.ndarray
) -> None:
    first, second = sample(engine, collins), sample(engine, (collins * 0.7).astype(np.uint8))
    at_once, in_turn = InMemory(engine), InMemory(engine)
    at_once.enrol("Eileen", [first, second])
    in_turn.enrol("Eileen", [first])
    assert in_turn.enrol("EILEEN", [second]).photos == 2
    probe = sample(engine, np.ascontiguousarray(collins[:, ::-1])).template[None]
    assert at_once.search(probe) == in_turn.search(probe)
    assert len(in_turn.people) == 1


def test_what_is_refused_changes_nothing(engine: Engine, collins: np.ndarray, hopper: np.ndarray) -> None:
    memory = InMemory(engine)
    eileen, grace = sample(engine, collins), sample(engine, hopper)
    for name, samples in (("", [eileen]), ("Two", [eileen, grace]), ("Nobody", [])):
        with pytest.raises((EnrolmentError, GalleryError)):
            memory.enrol(name, samples)
    assert not memory.people
    memory.enrol("Eileen", [eileen])
    with pytest.raises(DuplicateError):
        memory.enrol("Another", [eileen])
    with pytest.raises(EnrolmentError, match="another face"):
        memory.enrol("Eileen", [grace])
    assert [person.photos for person in memory.people] == [1]
    assert memory.identify(np.full((100, 100, 3), 90, np.uint8)).names == ()
