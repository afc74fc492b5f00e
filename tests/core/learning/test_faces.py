from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path
from typing import get_args

import cv2
import numpy as np
import pytest
import tomlkit
import torch

from core import images
from core.engine import Engine
from core.errors import LearningError, ProfileError
from core.gallery.recogniser import Recogniser
from core.learning import data as learning_data
from core.learning import examples, faces, learnt_from, looking, outcomes, registry
from core.learning.faces import LossName
from core.learning.recipe import Prepared
from core.learning.recipes.face_adapter import transform_of
from core.learning.sources import DataKind, Source, source_of
from core.learning.tools import Tools
from core.people.enrolment import Enroller, sample
from core.recognition import profiles
from core.recognition.fusion import Transform
from core.recognition.matching import Verdict
from core.recognition.profiles import Part
from core.settings import Settings
from core.site import Site
from models import embedders
from models.embedders import Design
from models.training.adapters import adapter_of
from models.training.fitting import fit
from models.training.losses import LOSSES

PEOPLE = 8


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight people with three pictures each, and one picture of nobody."""
    found = tmp_path_factory.mktemp("people")
    small = [picture for _, label, picture in examples.pictures("small-faces") if label == "face"][:PEOPLE]
    for number, picture in enumerate(small):
        large = cv2.resize(picture, (100, 100), interpolation=cv2.INTER_CUBIC)
        large = cv2.copyMakeBorder(large, 40, 40, 40, 40, cv2.BORDER_REPLICATE)
        (found / f"p{number}").mkdir()
        for view, share in enumerate((1.0, 0.8, 0.6)):
            (found / f"p{number}" / f"{view}.jpg").write_bytes(images.encode_jpeg((large * share).astype(np.uint8)))
    (found / "p0" / "nobody.jpg").write_bytes(images.encode_jpeg(np.full((120, 120, 3), 90, np.uint8)))
    return found


def _prepare(key: str, folder: Path, tools: Tools, **values: object) -> Prepared:
    recipe = registry.recipe(key)
    found = learning_data.read(source_of(str(folder), recipe.takes))
    return recipe.prepare(found, recipe.parameters(**values), tools)


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("face-adapter", {"adapter": "two-layer", "loss": "triplet-semi-hard"}),
        ("face-embedder", {"network": "inception-resnet", "side": 32, "breadth": 0.25, "width": 16}),
    ],
)
def test_a_recipe_of_faces_comes_to_its_end(
    key: str, values: dict[str, object], folder: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "_CALIBRATING", 20)
    tools = Tools(folder=tmp_path)
    values |= {"steps": 4, "every": 2, "batch": 12}
    prepared = _prepare(key, folder, tools, **values)
    assert prepared.words == "25 pictures of 8 classes; 2 people are held out, 2 more choose the best step"
    assert prepared.notes[-1] == "no face is found in 1 picture"
    kept = tmp_path / "faces.npz"
    assert kept.stat().st_mode & 0o077 == 0
    before = kept.stat().st_mtime_ns
    again = _prepare(key, folder, tools, **values)
    assert kept.stat().st_mtime_ns == before  # what was made once is used again
    network = fit(again.lesson, again.plan, tmp_path, threads=1).network
    outcome = registry.recipe(key).finish(network, again, tools)
    assert 0 <= outcome.figures["eer"] <= 1
    assert outcome.table is not None
    assert outcome.table.columns[1] == "EER"
    assert all(len(row) == len(outcome.table.columns) for row in outcome.table.rows)
    codes = {"Codes in two dimensions: PCA", "Codes in two dimensions: t-SNE"}
    assert set(outcome.pictures) == codes | (
        {looking.FILTERS, looking.MAPS, learnt_from.TITLE} if key == "face-embedder" else set()
    )
    last = json.loads((tmp_path / "journal.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert last["gradients"]
    assert any(name.endswith("rectifier") for name in last["dead"])
    outcomes.write(tmp_path, outcome)
    toml = tmp_path / "files" / f"{key}.toml"
    # codes that do not tell anybody apart have no profile: those of the embedder, after four steps, may be such
    assert toml.exists() or key != "face-adapter"
    if toml.exists():
        profile = profiles.load(str(toml))
        assert profile.id.startswith(f"{key}.")
    assert (tmp_path / "files" / f"{key}.npz").exists()


def test_people_come_one_after_another(folder: Path, tmp_path: Path, cache: Path) -> None:
    prepared = _prepare("growing", folder, Tools(folder=tmp_path), features="faces", shown=1, every=3)
    assert prepared.words.startswith("25 pictures of 8 classes: 6 are taught one after another, 6 pictures show none")
    assert prepared.notes[-1] == "1 picture is of no use"
    network = fit(prepared.lesson, prepared.plan, tmp_path, threads=1).network
    outcome = registry.recipe("growing").finish(network, prepared, Tools(folder=tmp_path))
    assert outcome.figures["nearest mean"] > 0.8
    assert not outcome.files  # what is taught is for pictures of anything


def test_a_profile_without_a_network_has_no_main_part(tmp_path: Path) -> None:
    _write(tmp_path / "none.toml", Part(embedder="lbp", weight=1))
    with pytest.raises(LearningError, match="has no network"):
        faces.MainPart.of_site(Tools(settings=Settings(profile=str(tmp_path / "none.toml"))))


def test_losses_and_networks_are_those_of_the_models() -> None:
    assert get_args(LossName) == LOSSES
    adapter = registry.recipe("face-embedder").parameters.model_fields["network"].annotation
    assert get_args(adapter) == embedders.KINDS


def test_nobody_is_in_two_parts(folder: Path) -> None:
    found = learning_data.read(source_of(str(folder), frozenset({DataKind.CLASSES})))
    people = np.repeat(np.arange(PEOPLE), 3)
    parts = faces.divided(found, people)
    assert (parts.shown.astype(int) + parts.choosing + parts.held == 1).all()
    sets = [set(people[mask].tolist()) for mask in (parts.shown, parts.choosing, parts.held)]
    assert [len(one) for one in sets] == [4, 2, 2]
    with pytest.raises(LearningError, match="6 people at least"):
        faces.divided(found, np.repeat(np.arange(5), 3))


def test_what_is_kept_for_the_end_is_of_strangers_alone(folder: Path) -> None:
    read = learning_data.read(source_of(str(folder), frozenset({DataKind.CLASSES})))
    people = np.repeat(np.arange(PEOPLE), 3)
    study = faces.study_of(read, faces.Described(np.arange(3 * PEOPLE)[:, None], people, 0))
    strangers = study.strangers
    shown, choosing = (set(part[1].tolist()) for part in (study.shown, study.choosing))
    assert shown.isdisjoint(strangers.people.tolist())
    assert set(strangers.people[~strangers.held].tolist()) == choosing
    assert len(study.shown[0]) + len(strangers.arrays) == 3 * PEOPLE
    assert np.array_equal(strangers.arrays[:, 0] // 3, strangers.people)
    assert study.notes[:-1] == read.notes


def _notes_of(folder: Path, people: int) -> tuple[str, ...]:
    """What is said of so many people with two pictures each."""
    read = learning_data.read(source_of(str(folder), frozenset({DataKind.CLASSES})))
    many = dataclasses.replace(read, classes=tuple(f"p{n}" for n in range(people)))
    found = faces.Described(np.zeros((2 * people, 1)), np.repeat(np.arange(people), 2), 0)
    return faces.study_of(many, found).notes[len(read.notes) :]


def test_that_people_are_too_few_for_a_profile_is_said_before_anything_is_learnt(folder: Path) -> None:
    said = (
        "No recognition profile will come of it, so no site can use it: that takes 5,000 comparisons of strangers who "
        "are not learnt from, some 128 people with two pictures each, and here are "
    )
    assert _notes_of(folder, 8) == (f"{said}24",)  # 2 people are held out and 2 choose: 6 pairs, 4 comparisons of each
    assert _notes_of(folder, 127) == (f"{said}4,900",)
    assert _notes_of(folder, 128) == ()


def test_people_of_the_gallery_are_learnt_from_by_what_compares_alone(folder: Path) -> None:
    found = learning_data.Data(Source(kind=DataKind.GALLERY), (), ())
    for loss in LOSSES:
        if loss in faces.COMPARING:
            faces.require_comparing(found, loss)
        else:
            with pytest.raises(LearningError, match="outlive"):
                faces.require_comparing(found, loss)


def test_what_is_made_of_the_gallery_is_not_kept(
    folder: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = learning_data.read(source_of(str(folder), frozenset({DataKind.CLASSES})))
    gallery = learning_data.Data(Source(kind=DataKind.GALLERY), read.classes, read.items[:2])
    made = faces.described(gallery, "boxes", lambda: lambda _picture, face: face.boxes[0], Tools(folder=tmp_path))
    assert made.arrays.shape == (2, 4)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("key", "values"),
    [("face-adapter", {}), ("face-embedder", {"side": 32, "breadth": 0.25, "width": 16})],
)
def test_no_look_inside_shows_people_of_the_gallery(
    key: str, values: dict[str, object], folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "_CALIBRATING", 20)
    read = learning_data.read(source_of(str(folder), frozenset({DataKind.CLASSES})))
    gallery = learning_data.Data(Source(kind=DataKind.GALLERY), read.classes, read.items)
    recipe = registry.recipe(key)
    parameters = recipe.parameters(**values | {"loss": "contrastive"})
    prepared = recipe.prepare(gallery, parameters, Tools())
    torch.manual_seed(0)
    outcome = recipe.finish(prepared.lesson.make().eval(), prepared, Tools())
    assert not outcome.pictures


@pytest.mark.parametrize("kind", ["linear", "two-layer"])
def test_a_site_recognises_with_an_adapter(
    kind: str, tmp_path: Path, empty_site: Path, collins: np.ndarray, hopper: np.ndarray
) -> None:
    """A profile as a recipe writes it; its calibration is another's, as two portraits say nothing of strangers."""
    shipped = profiles.load("fast-4")
    part = shipped.parts[0]
    torch.manual_seed(0)
    before = Transform.read(shipped.folder / str(part.transform))
    adapter = adapter_of(kind, 128, before.mean, before.projection, 32)  # type: ignore[arg-type]
    with torch.no_grad():
        for weights in adapter.parameters():
            weights.add_(0.02 * torch.randn_like(weights))
    after = transform_of(adapter.arrays())
    vectors = np.random.default_rng(0).normal(size=(5, 128)).astype(np.float32)
    expected = adapter(torch.from_numpy(vectors)).detach().numpy()
    assert np.allclose(after(vectors), expected, atol=1e-4)
    after.write(tmp_path / "adapter.npz")
    _write(tmp_path / "adapter.toml", part.model_copy(update={"transform": "adapter.npz", "fitting": "learnt"}))
    shutil.copytree(empty_site, tmp_path / "site")
    place = tmp_path / "adapter.toml"
    (tmp_path / "site" / "settings.toml").write_text(f'profile = "{place.as_posix()}"\n', encoding="utf-8")
    engine = Engine.load(Settings(profile=str(place)))
    assert engine.profile.id == "adapter.test"
    with Site(tmp_path / "site") as site:
        recogniser = Recogniser.of_site(site, engine)
        Enroller(site, recogniser).samples("Eileen", [sample(engine, collins, "portrait")])
        found = recogniser.identify((collins * 0.7).astype(np.uint8)).matches[0]
        assert found.verdict is Verdict.MATCH
        assert all(match.verdict is not Verdict.MATCH for match in recogniser.identify(hopper).matches)


def test_a_site_makes_templates_with_a_network_that_was_trained_here(tmp_path: Path, collins: np.ndarray) -> None:
    torch.manual_seed(0)
    (tmp_path / "mine.npz").write_bytes(embedders.packed(Design("light-cnn-9", 32, 0.25, 24).build()))
    _write(tmp_path / "mine.toml", Part(embedder="learnt", weight=1, fitting="learnt", network="mine.npz"))
    engine = Engine.load(Settings(profile=str(tmp_path / "mine.toml")))
    first, again = (engine.subject(collins).embeddings for _ in range(2))
    assert first is not None
    assert first.shape == (1, 24)
    assert np.array_equal(first, again)
    _write(tmp_path / "none.toml", Part(embedder="learnt", weight=1))
    with pytest.raises(ProfileError, match="the profile names none"):
        Engine.load(Settings(profile=str(tmp_path / "none.toml")))
    with np.load(tmp_path / "mine.npz") as kept:
        about = kept["about"]
    np.savez(tmp_path / "weightless.npz", about=about)
    for content in (b"nothing", (tmp_path / "weightless.npz").read_bytes()):
        (tmp_path / "mine.npz").write_bytes(content)
        with pytest.raises(ProfileError, match=r"mine\.npz is no embedder"):
            Engine.load(Settings(profile=str(tmp_path / "mine.toml")))


def _write(path: Path, part: Part) -> None:
    shipped = profiles.load("fast-4")
    profile = shipped.model_copy(update={"id": "adapter.test", "parts": (part.model_copy(update={"weight": 1.0}),)})
    path.write_text(tomlkit.dumps(profile.model_dump(exclude={"folder"}, exclude_none=True)), encoding="utf-8")
