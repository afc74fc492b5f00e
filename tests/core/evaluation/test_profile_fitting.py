from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core import demo
from core.engine import Engine
from core.evaluation.embedded import EmbeddedSet
from core.evaluation.harder import against, false_matches
from core.evaluation.profile_fitting import fit_profile
from core.recognition import embedding, profiles
from core.recognition.profiles import Part
from core.settings import Settings
from models import lightcnn
from models.runtime import Runtime
from models.weights import WeightStore
from tests.core.evaluation.test_protocols import pairs, people  # noqa: F401


def _parts(*parts: tuple[str, float]) -> list[Part]:
    return [Part(embedder=name, weight=weight) for name, weight in parts]


@pytest.fixture
def data(people) -> EmbeddedSet:  # noqa: F811
    vectors, labels = people
    return EmbeddedSet({"facenet-casia": vectors, "dlib-resnet": vectors[:, ::-1]}, np.zeros(len(labels), bool), {})


def test_what_is_written_can_be_read_and_used(data: EmbeddedSet, people, pairs, tmp_path: Path) -> None:  # noqa: F811
    _, labels = people
    fitted = fit_profile(
        "mine", "mine-1", "Mine", _parts(("dlib-resnet", 0.9), ("facenet-casia", 0.3)), data, labels, "a test", pairs
    )
    path = fitted.write(tmp_path / "profiles")
    profile = profiles.load(str(path))
    assert [(p.embedder, p.weight) for p in profile.parts] == [("dlib-resnet", 0.75), ("facenet-casia", 0.25)]
    assert profile.parts[0].transform is None
    assert (profile.folder / profile.parts[1].transform).is_file()
    assert profile.figures.accuracy == pytest.approx(fitted.result.mean, abs=1e-4)
    assert profile.calibration == fitted.profile.calibration


def test_too_little_data_is_refused(people) -> None:  # noqa: F811
    vectors, labels = people
    few = EmbeddedSet({"lbp": vectors[:40]}, np.zeros(40, bool), {})
    with pytest.raises(ValueError, match="at least 50 faces"):
        fit_profile("x", "x-1", "X", _parts(("lbp", 1.0)), few, labels[:40], "a test")


def test_spoilt_probes_are_held_against_good_ones(data: EmbeddedSet, people, pairs) -> None:  # noqa: F811
    _, labels = people
    generator = np.random.default_rng(9)
    noisy = {n: v + 2.0 * generator.normal(size=v.shape).astype(np.float32) for n, v in data.vectors.items()}
    parts = _parts(("facenet-casia", 1.0))
    good = against(data, data, labels, pairs)(parts)
    spoilt = against(data, EmbeddedSet(noisy, data.failed, {}), labels, pairs)(parts)
    assert good.mean > 0.95
    assert 0.5 < spoilt.mean < good.mean
    lost = np.ones(len(labels), bool)
    assert against(data, EmbeddedSet(data.vectors, lost, {}), labels, pairs)(parts).mean == 0.5  # all refused


def test_two_covered_strangers_are_refused_and_no_false_match(data: EmbeddedSet, people) -> None:  # noqa: F811
    """Covered alike, everybody is drawn to one place; whom the check calls covered is not told from another such."""
    _, labels = people
    drawn = {n: v + 4.0 * np.ones_like(v) for n, v in data.vectors.items()}
    covered = np.arange(len(labels)) % 4 != 0
    parts = _parts(("facenet-casia", 1.0))
    blind = EmbeddedSet(drawn, data.failed, {})
    found = false_matches(data, blind, labels, parts, 0.01)
    assert found.both == found.both_told
    looked = EmbeddedSet(drawn, data.failed, {}, covered)
    found = false_matches(data, looked, labels, parts, 0.01)
    assert found.both_told.trials == found.both.trials
    assert 0 < found.both_told.events < 0.6 * found.both.events, "a quarter of them is not called covered"


def test_a_covered_stranger_is_held_against_everybody_as_they_are(data: EmbeddedSet, people) -> None:  # noqa: F811
    _, labels = people
    parts = _parts(("facenet-casia", 1.0))
    same = false_matches(data, data, labels, parts, 0.01)
    assert same.one.trials == 2 * same.both.trials, "each of two may be the one who is spoilt"
    assert same.one.events == 2 * same.both.events
    drawn = {n: v + 4.0 * np.ones_like(v) for n, v in data.vectors.items()}
    far = false_matches(data, EmbeddedSet(drawn, data.failed, {}), labels, parts, 0.01)
    assert far.one.events / far.one.trials < 0.5 * far.both.events / far.both.trials


@pytest.mark.parametrize("variant", ["9", "29", "29v2"])
def test_lightcnn_runs_from_a_checkpoint_in_the_users_folder(
    variant: str, tmp_path: Path, engine: Engine, collins: np.ndarray
) -> None:
    torch.manual_seed(0)
    names = {"9": "LightCNN_9Layers", "29": "LightCNN_29Layers", "29v2": "LightCNN_29Layers_V2"}
    network = {"9": lightcnn.LightCnn9, "29": lightcnn.LightCnn29, "29v2": lightcnn.LightCnn29v2}[variant]().eval()
    torch.save({"state_dict": network.state_dict()}, tmp_path / f"{names[variant]}_checkpoint.pth.tar")
    own = embedding.load(f"lightcnn-{variant}", Runtime(), WeightStore(tmp_path / "cache", tmp_path), "f32")
    faces = engine.find(collins).select([0])
    chips = own.chips(collins, faces)
    assert chips.shape == (1, 1, 128, 128, 3)
    grey = torch.from_numpy(np.dot(chips[0, 0], [0.299, 0.587, 0.114]).round().astype(np.float32))[None, None]
    with torch.no_grad():
        expected = (network(grey) + network(grey.flip(3)))[0].numpy()
    found = own.embed(chips)[0]
    assert float(found @ expected / np.linalg.norm(found) / np.linalg.norm(expected)) > 0.9999
    assert own.embed(chips[:0]).shape == (0, 256)


def test_lightcnn_aligns_as_its_authors_do(engine: Engine) -> None:
    """Eyes 40 pixels from the top, mouth 48 further down, both in the middle."""
    portrait = demo.admiral()
    faces = engine.find(portrait).select([0])
    from core.recognition.alignment import eye_mouth_template, similarity

    target = eye_mouth_template(128, eyes=40, apart=48)
    matrix = similarity(faces.landmarks[0], target.points, target.weights)
    moved = faces.landmarks[0] @ matrix[:, :2].T + matrix[:, 2]
    assert moved[:2].mean(axis=0) == pytest.approx([63.5, 40], abs=2.5)
    assert moved[3:].mean(axis=0) == pytest.approx([63.5, 88], abs=2.5)


def test_a_profile_of_missing_weights_says_how_to_get_them(tmp_path: Path, data: EmbeddedSet, people) -> None:  # noqa: F811
    _, labels = people
    vectors = EmbeddedSet({"facenet-vggface2": data.vectors["facenet-casia"]}, data.failed, {})
    path = fit_profile("v", "v-1", "V", _parts(("facenet-vggface2", 1.0)), vectors, labels, "a test").write(tmp_path)
    from models.weights import WeightsError

    with pytest.raises(WeightsError, match="fetch facenet-vggface2"):
        Engine.load(Settings(profile=str(path)))
