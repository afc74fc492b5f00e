"""Chains of remedies on two portraits, judged by a stub: a recogniser that looks at a few grey pixels."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from core.errors import LearningError
from core.faces import Float
from core.learning.data import Data
from core.learning.policies import cases, exam, groves, remedies
from core.learning.policies.exam import NOTHING, ORACLE, POLICY, RULE, SINGLE
from core.learning.policies.remedies import ACTIONS, SIZE, STOP, Restorers, allowed, cut, observation, treat
from core.learning.policies.trees import ROOT, RemedyWorld, Trees, chains
from core.learning.sources import DataKind, Source
from core.learning.tools import Tools
from models.training.policies.environment import returns
from tests.core.learning.stub import Quick, Stub, eight_people


@pytest.fixture(scope="module")
def data() -> Data:
    return eight_people()


@pytest.fixture(scope="module")
def grove(data: Data) -> groves.Grove:
    asked = groves.Asked(8, 3, 2, "stub")
    return groves.grown(cases.people_of(data, 8), Stub(), Quick(), asked)


def test_nobody_is_in_two_groups(grove: groves.Grove) -> None:
    groups = [set(one.person.tolist()) for one in (grove.shown, grove.watched, grove.held)]
    assert [len(group) for group in groups] == [3, 2, 3]
    assert len(set.union(*groups)) == 8


def test_too_few_people_are_refused(data: Data) -> None:
    few = Data(data.source, data.classes, data.items[:9])
    with pytest.raises(LearningError, match="six people"):
        cases.people_of(few, 8)


def test_a_chain_answers_each_flaw_once() -> None:
    every = chains(3)
    assert every[ROOT] == ()
    assert len(every) == len(set(every)) == 105
    median, denoise = ACTIONS.index("median"), ACTIONS.index("denoise")
    assert not any(median in chain and denoise in chain for chain in every)
    assert remedies.words((median,)) == "median"
    assert remedies.words(()) == "nothing"


def test_a_remedy_keeps_the_face_in_its_place_and_costs_time(collins: np.ndarray) -> None:
    face = Stub().find(collins[:200, :180])
    assert face is not None
    shown, networks = cut(collins[:200, :180], face), Quick()
    double = ACTIONS.index("super-resolve")
    larger = treat(shown, double, networks)
    np.testing.assert_allclose(larger.face.landmarks, 2 * shown.face.landmarks)
    assert larger.image.shape[0] == 2 * shown.image.shape[0]
    assert larger.milliseconds > treat(shown, ACTIONS.index("median"), networks).milliseconds > 0
    assert observation(larger, (double,), 3).shape == (SIZE,)
    may = allowed(larger, (double,), 3)
    assert may[STOP]
    assert not may[double]
    assert not allowed(larger, (double,), 1)[1:].any()
    assert may[ACTIONS.index("sharpen")]


def test_networks_restore_what_they_are_for(collins: np.ndarray) -> None:
    face = collins[60:207, 150:300]
    random = np.random.default_rng(0)
    noisy = np.clip(face + random.normal(0, 25, face.shape), 0, 255).astype(np.uint8)
    networks = Restorers(Tools())
    clean = networks.denoised(noisy, 25.0)
    assert clean.shape == face.shape
    assert np.abs(clean.astype(float) - face).mean() < 0.5 * np.abs(noisy.astype(float) - face).mean()
    doubled = networks.doubled(face)
    assert doubled.shape == (2 * face.shape[0], 2 * face.shape[1], 3)
    means = doubled.reshape(face.shape[0], 2, face.shape[1], 2, 3).mean(axis=(1, 3))
    assert np.abs(means - face).mean() < 4


def test_the_tree_holds_what_a_walk_finds(data: Data, grove: groves.Grove) -> None:
    """The policy ends where it ends, whether every chain was tried or only those it chooses."""
    held = grove.held

    def act(seen: Float, may: np.ndarray) -> np.ndarray:
        return np.where(may[:, 1:].any(axis=1), (may * np.arange(len(ACTIONS))).argmax(axis=1), STOP)

    single = ACTIONS.index("sharpen")
    whole = exam.from_trees(held, act, single, 0.02)
    people = cases.mated(cases.people_of(data, 8)[:3], Stub())
    walked = exam.by_walking(people, Stub(), Quick(), act, single, 3, 2)
    for name in (NOTHING, RULE, SINGLE, POLICY):
        np.testing.assert_allclose(whole.ways[name].genuine, walked.ways[name].genuine, atol=1e-6)
    assert whole.ways[POLICY].done == walked.ways[POLICY].done
    worth = {name: whole.gain(name) - 0.02 * way.milliseconds / 100 for name, way in whole.ways.items()}
    assert (worth[ORACLE] >= worth[POLICY] - 1e-6).all()
    assert (worth[ORACLE] >= worth[NOTHING] - 1e-6).all()
    table = whole.table()
    assert table.rows[0][:3] == ("all", 9, NOTHING)
    assert len(table.columns) == len(table.rows[0])


def test_what_is_paid_adds_up_to_what_the_chain_is_worth(grove: groves.Grove) -> None:
    world, random = RemedyWorld(grove.shown, 0.02), np.random.default_rng(0)
    worth = grove.shown.worth(0.02)
    for _ in range(30):
        seen, paid, over = world.reset(random), 0.0, False
        face = world.state()["face"]
        while not over:
            step = world.step(int(random.choice(np.flatnonzero(seen.allowed))), random)
            seen, paid, over = step.seen, paid + step.reward, step.over
        assert paid == pytest.approx(10 * worth[face, world.state()["node"]], abs=1e-4)
    again = RemedyWorld(grove.shown, 0.02)
    again.restore(world.state())
    assert again.state() == world.state()
    assert returns(world, lambda seen, _may: np.zeros(len(seen), np.int64), 3, random).tolist() == [0, 0, 0]


def test_trees_are_read_as_they_were_written(grove: groves.Grove) -> None:
    content = grove.held.packed()
    with np.load(io.BytesIO(content)) as file:
        assert file["line"] == grove.held.threshold, "what kept it before is read, and reads it"
    again = Trees.read(content)
    np.testing.assert_array_equal(again.genuine, grove.held.genuine)
    assert again.depth == 2
    assert len(again.select(np.array([0, 2])).person) == 2
    with pytest.raises(ValueError, match="no chains"):
        Trees.read(b"nothing of the kind")


def test_bounds_draw_people_and_not_faces() -> None:
    values = np.repeat([0.0, 1.0], 50)
    by_people = exam.bounds(values, np.repeat([1, 2], 50))
    by_faces = exam.bounds(values, np.arange(100))
    assert by_people.mean == by_faces.mean == 0.5
    assert (by_people.low, by_people.high) == (0, 1)
    assert 0.3 < by_faces.low < by_faces.high < 0.7
    assert by_faces.above
    assert not by_people.above


def test_grown_trees_are_kept(data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    monkeypatch.setattr(groves, "_judge", lambda _profile, _tools: Stub())
    monkeypatch.setattr(groves, "Restorers", lambda _tools: Quick())
    asked = groves.Asked(8, 1, 1, "stub")
    first = groves.plant(data, asked, Tools())
    (path,) = (tmp_path / "learning").iterdir()
    monkeypatch.setattr(groves, "grown", None)
    np.testing.assert_array_equal(groves.plant(data, asked, Tools()).held.genuine, first.held.genuine)
    path.write_bytes(b"damaged")
    with pytest.raises(TypeError):
        groves.plant(data, asked, Tools())


def test_trees_of_the_gallery_are_neither_kept_nor_taken(
    data: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTICO_CACHE", str(tmp_path))
    monkeypatch.setattr(groves, "_judge", lambda _profile, _tools: Stub())
    monkeypatch.setattr(groves, "Restorers", lambda _tools: Quick())
    asked = groves.Asked(8, 1, 1, "stub")
    gallery = Data(Source(kind=DataKind.GALLERY), data.classes, data.items)
    assert len(groves.plant(gallery, asked, Tools()).held.person) == 3
    assert not list(tmp_path.iterdir())
    groves.plant(data, asked, Tools())  # what another kept under the same numbers
    monkeypatch.setattr(groves, "grown", None)
    with pytest.raises(TypeError):
        groves.plant(gallery, asked, Tools())
