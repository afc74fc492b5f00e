from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.evaluation import fitting, methods
from core.evaluation.crossed import Crossed, fnmr_at
from core.evaluation.datasets import DatasetError, Pairs, read_folders, read_lfw_pairs, read_pairs_csv
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.identification import identify
from core.evaluation.small_rates import small_rates
from core.evaluation.verification import by_templates, cross_fit
from core.recognition import profiles
from core.recognition.fusion import unit
from core.recognition.profiles import Part


@pytest.fixture(scope="module")
def people() -> tuple[np.ndarray, np.ndarray]:
    """Vectors of 60 people, 4 each, about 60 directions in 40 dimensions."""
    generator = np.random.default_rng(0)
    centres = generator.normal(size=(60, 40))
    labels = np.repeat(np.arange(60), 4)
    return (centres[labels] + 0.45 * generator.normal(size=(240, 40))).astype(np.float32), labels


@pytest.fixture(scope="module")
def pairs(people: tuple[np.ndarray, np.ndarray]) -> Pairs:
    """Folds that share no person, as LFW's."""
    rows = []
    for fold in range(5):
        base = 48 * fold
        for person in range(12):
            a = base + 4 * person
            rows += [(a, a + 1, 1, fold), (a + 2, a + 3, 1, fold)]
            rows += [(a, base + (4 * person + 4) % 48, 0, fold), (a + 1, base + (4 * person + 9) % 48, 0, fold)]
    table = np.array(rows, np.int64)
    return Pairs(table[:, 0], table[:, 1], table[:, 2].astype(bool), table[:, 3])


def test_nothing_is_fitted_on_the_fold_that_is_scored(people, pairs: Pairs) -> None:
    vectors, labels = people
    seen: list[np.ndarray] = []

    def make(usable: np.ndarray) -> np.ndarray:
        seen.append(usable)
        return unit(vectors)

    result = cross_fit(pairs, len(labels), by_templates(make))
    assert result.mean > 0.95
    for fold, usable in enumerate(seen):
        held = pairs.fold == fold
        assert not usable[pairs.first[held]].any()
        assert not usable[pairs.second[held]].any()
        assert usable.any()


def test_a_picture_without_a_face_is_refused_in_every_pair(people, pairs: Pairs) -> None:
    vectors, labels = people
    failed = np.zeros(len(labels), bool)
    failed[pairs.first[0]] = True
    result = cross_fit(pairs, len(labels), by_templates(lambda _u: unit(vectors)), failed)
    lost = failed[pairs.first] | failed[pairs.second]
    assert (lost & pairs.same).any()
    assert (lost & ~pairs.same).any()
    assert set(np.flatnonzero(lost & pairs.same)) <= set(result.errors)
    assert not set(np.flatnonzero(lost & ~pairs.same)) & set(result.errors)


def test_failures_to_acquire_are_no_false_matches(people, pairs: Pairs) -> None:
    """As they were counted before, two strangers without a face matched at every threshold, and TAR fell to nothing."""
    vectors, labels = people
    failed = np.zeros(len(labels), bool)
    failed[pairs.first[~pairs.same][:3]] = True
    whole = cross_fit(pairs, len(labels), by_templates(lambda _u: unit(vectors)))
    some = cross_fit(pairs, len(labels), by_templates(lambda _u: unit(vectors)), failed)
    refused = int(((failed[pairs.first] | failed[pairs.second]) & pairs.same).sum())
    assert some.tar(1e-3).events >= whole.tar(1e-3).events - refused > 0
    mated, strangers = fitting.comparisons(unit(vectors), labels, failed)
    same = labels[:, None] == labels
    lost = (failed[:, None] | failed) & np.triu(np.ones((240, 240), bool), 1)
    assert np.isneginf(mated).sum() == (lost & same).sum() > 0
    assert np.isneginf(strangers).sum() == (lost & ~same).sum() > 0


def test_every_comparison_is_scored_with_what_was_fitted_on_other_people(people) -> None:
    vectors, labels = people
    fitted: list[np.ndarray] = []

    def make(usable: np.ndarray) -> np.ndarray:
        fitted.append(usable)
        marked = np.zeros((240, 42), np.float32)  # templates that say with which fit they were made
        marked[:, :40] = unit(vectors)
        marked[:, 40] = len(fitted)
        marked[:, 41] = 1
        return marked

    crossed = Crossed(labels, np.zeros(240, bool), make)
    pairs_seen = set()
    for block in crossed.blocks():
        rows, columns = np.nonzero(block.wanted)
        pairs_seen |= {tuple(sorted(p)) for p in zip(block.rows[rows], block.columns[columns], strict=True)}
        plain = unit(vectors)[block.rows] @ unit(vectors)[block.columns].T
        (which,) = set(np.round(np.sqrt(block.scores - plain - 1)).astype(int).ravel().tolist())
        usable = fitted[which - 1]
        assert not usable[block.rows].any()
        assert not usable[block.columns].any()
        assert usable.sum() >= 240 * 3 // 5
    assert len(pairs_seen) == 240 * 239 // 2


def test_all_comparisons_of_a_crossed_set(people) -> None:
    vectors, labels = people
    crossed = Crossed(labels, np.zeros(240, bool), lambda _usable: unit(vectors))
    mated, strangers = crossed.comparisons()
    plain = fitting.comparisons(unit(vectors), labels)
    np.testing.assert_allclose(np.sort(mated), np.sort(plain[0]), atol=1e-6)
    np.testing.assert_allclose(np.sort(strangers), np.sort(plain[1]), atol=1e-6)
    without = np.zeros(240, bool)
    without[0] = True
    assert len(crossed.comparisons(without)[0]) == len(mated) - 3


def test_small_rates_need_people_to_fit_on(people) -> None:
    vectors, labels = people
    paths = [Path(f"{n}.jpg") for n in range(240)]
    paths[7] = Path("Jim_OBrien_0001.jpg")

    def rates(count: int) -> dict:
        none = np.zeros(count, bool)
        return small_rates(lambda _usable: unit(vectors[:count]), labels[:count], none, paths[:count])

    found = rates(240)
    assert set(found) == {"all", "without 1 wrong labels"}
    assert found["all"]["non_mated"] - found["without 1 wrong labels"]["non_mated"] == 236
    assert set(found["all"]["fnmr"]) == {"0.001"}, "a rate rests on five false matches"
    assert rates(20) == {}
    with pytest.raises(DatasetError, match="too few people"):
        Crossed(labels[:4], np.zeros(4, bool), lambda _usable: unit(vectors[:4])).comparisons()


def test_searching_crossed_is_searching(people) -> None:
    vectors, labels = people
    galleries = [np.array([4 * p, 4 * p + 1]) for p in range(10)]
    probes = np.arange(2, 240, 4)
    crossed, plain = (
        Crossed(labels, np.zeros(240, bool), lambda _u: unit(vectors), folds).search(probes, galleries, 0.9)
        for folds in (5, 1)
    )
    np.testing.assert_allclose(crossed, plain, atol=1e-6)


def test_whitening_takes_away_what_differs_within_people() -> None:
    generator = np.random.default_rng(3)
    labels = np.repeat(np.arange(80), 4)
    centres = generator.normal(size=(80, 16))[labels]
    loud = generator.normal(size=(320, 1)) * np.eye(16)[0] * 6  # what years do: one direction, the same for everybody
    vectors = (centres + loud + 0.2 * generator.normal(size=(320, 16))).astype(np.float32)
    rates = []
    for how in ("centre", "whitening"):
        part = Part(embedder="facenet-casia", weight=1, fitting=how)
        method = methods.fused("x", "X", [part])
        crossed = Crossed(labels, np.zeros(320, bool), method.templates(EmbeddedSet(
            {"facenet-casia": vectors}, np.zeros(320, bool), {}), labels))  # fmt: skip
        rates.append(fnmr_at(*crossed.comparisons(), 1e-2).value)
    assert rates[1] < 0.5 * rates[0]


def test_other_sets_count_by_their_share(people) -> None:
    vectors, labels = people
    own, other = fitting.FittingSample(vectors, labels), fitting.FittingSample(vectors[:40] + 3, labels[:40], 0.5)
    mean = fitting.fit_centre([own, other]).mean
    expected = (unit(vectors).mean(axis=0) + 0.5 * unit(vectors[:40] + 3).mean(axis=0)) / 1.5
    np.testing.assert_allclose(mean, expected, atol=1e-6)


def _set(people: tuple[np.ndarray, np.ndarray]) -> EmbeddedSet:
    vectors, labels = people
    names = ("pixels", "lbp", "sface-mirrored")
    positive = np.abs(vectors) + 0.01
    data = {n: positive if n in ("lbp", "pixels") else vectors for n in names}
    return EmbeddedSet(data, np.zeros(len(labels), bool), dict.fromkeys(names, 1.0))


@pytest.mark.parametrize("name", [m.name for m in methods.baselines(profiles.load())])
def test_every_method_beats_chance_on_separable_people(name: str, people, pairs: Pairs, monkeypatch) -> None:
    real = fitting.fit_discriminant
    monkeypatch.setattr(
        fitting,
        "fit_discriminant",
        lambda samples, components=30, width=20, **k: real(samples, min(components, 30), min(width, 20)),
    )
    (method,) = [m for m in methods.baselines(profiles.load()) if m.name == name]
    result = cross_fit(pairs, 240, method.make(_set(people), people[1]))
    assert result.mean > 0.7


def test_chance_is_chance(pairs: Pairs) -> None:
    noise = np.random.default_rng(1).normal(size=(240, 40)).astype(np.float32)
    assert 0.35 < cross_fit(pairs, 240, by_templates(lambda _u: unit(noise))).mean < 0.65


def test_open_set_identification(people) -> None:
    vectors, labels = people
    none = np.zeros(240, bool)
    profile = profiles.load()

    def set_of(failed: np.ndarray) -> Crossed:
        return Crossed(labels, failed, lambda _usable: unit(vectors), folds=1)

    one = identify(set_of(none), 30, profile, reserved=3)
    assert (one.rank1.trials, one.impostors) == (30, 120)
    assert one.rank1.value > 0.9
    assert one.detected[0.01].value <= one.detected[0.1].value <= one.rank1.value
    several = identify(set_of(none), 30, profile, photos=3)
    assert several.rank1.trials == one.rank1.trials
    assert several.detected[0.01].value >= one.detected[0.01].value
    lost = np.zeros(240, bool)
    lost[3::4] = True
    missed = identify(set_of(lost), 30, profile, photos=3 - 1)
    assert missed.rank1.events <= missed.rank1.trials - 30
    with pytest.raises(ValueError, match="only 60 people"):
        identify(set_of(none), 61, profile)


def test_reading_folders_and_pairs(tmp_path: Path) -> None:
    for name, count in (("Ann", 2), ("Bob", 1)):
        (tmp_path / name).mkdir()
        for number in range(1, count + 1):
            (tmp_path / name / f"{name}_{number:04d}.jpg").write_bytes(b"x")
    data = read_folders(tmp_path)
    assert data.names == ("Ann", "Bob")
    (tmp_path / "pairs.txt").write_text("1\t1\nAnn\t1\t2\nAnn\t1\tBob\t1\n")
    found = read_lfw_pairs(tmp_path / "pairs.txt", data)
    assert found.same.tolist() == [True, False]
    assert found.second.tolist() == [1, 2]
    for text in ("", "x", "1 1\nAnn 1 7\nAnn 1 Bob 1\n", "1 1\nAnn one two\n"):
        (tmp_path / "bad.txt").write_text(text)
        with pytest.raises(DatasetError):
            read_lfw_pairs(tmp_path / "bad.txt", data)
    with pytest.raises(DatasetError):
        read_folders(tmp_path / "Ann")


def test_reading_any_pairs(tmp_path: Path) -> None:
    path = tmp_path / "pairs.csv"
    path.write_text("first,second,same\n" + "a.jpg,b.jpg,1\na.jpg,c.jpg,0\n" * 5)
    paths, _, found = read_pairs_csv(path, tmp_path)
    assert [p.name for p in paths] == ["a.jpg", "b.jpg", "c.jpg"]
    assert sorted(set(found.fold.tolist())) == [0, 1, 2, 3, 4]
    for text in ("", "first,second\na,b\n", "first,second,same\na,b,maybe\n", "first,second,same\na,b,1\n"):
        path.write_text(text)
        with pytest.raises(DatasetError):
            read_pairs_csv(path, tmp_path)


def test_a_calibration_says_what_the_scores_say(people) -> None:
    vectors, labels = people
    templates = unit(vectors)
    found = fitting.calibrate(*fitting.comparisons(templates, labels), "test", 0.9)
    scores = (templates @ templates.T)[np.triu_indices(240, 1)]
    same = (labels[:, None] == labels[None, :])[np.triu_indices(240, 1)]
    assert found.impostors == int((~same).sum())
    for threshold, fmr, fnmr in zip(found.thresholds, found.fmr, found.fnmr, strict=True):
        assert np.mean(scores[~same] >= threshold) == pytest.approx(fmr, abs=2e-3)
        assert np.mean(scores[same] < threshold) == pytest.approx(fnmr, abs=0.02)
    assert all(most >= rate for rate, most in zip(found.fmr, found.fmr_most, strict=True))
