"""Recipes that make pictures, on an example of a package."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from core.engine import Engine
from core.errors import LearningError
from core.learning import data, generating, journals, looking, registry, running
from core.learning.recipe import Kind
from core.learning.runs import Run, Runs, State
from core.learning.sources import DataKind, Source, source_of
from core.learning.tools import Tools
from models.training.generating import making
from models.training.generating.autoencoder import AutoEncoder

RECIPES = ("auto-encoder", "vae", "dcgan")


@pytest.fixture(autouse=True)
def one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.training.devices.threads", lambda: 1)
    monkeypatch.setattr("models.training.devices.best", lambda: "cpu")


def _new(folder: Path, key: str, **values: object) -> Run:
    recipe = registry.recipe(key)
    small = {"pictures": "whole", "side": "32", "width": 4, "codes": 6, "steps": 12, "every": 6, "batch": 8}
    parameters = recipe.parameters.model_validate(small | values)
    return Runs(folder).create(recipe, parameters, source_of("example:small-faces", recipe.takes))


def _learnt(folder: Path, key: str, **values: object) -> Run:
    run = _new(folder, key, **values)
    assert running.start(run, Tools()) == State.FINISHED
    return run


@pytest.mark.parametrize("key", RECIPES)
def test_what_comes_of_it(tmp_path: Path, key: str) -> None:
    run = _learnt(tmp_path, key)
    outcome = run.outcome
    assert outcome is not None
    assert registry.recipe(key).kind == Kind.GENERATION
    assert {"apart", "apart, real ones", "AUC, other pictures", "AUC, upside down"} <= set(outcome.figures)
    assert ("error" in outcome.figures) == (key != "dcgan")
    assert ("AUC beside a small copy, upside down" in outcome.figures) == (key != "dcgan")
    assert ("bits at most" in outcome.figures) == (key == "vae")
    assert ("apart, normal codes" in outcome.figures) == (key == "vae")
    assert {"Samples", "Walks", "What each layer makes of a picture"} <= set(outcome.pictures)
    assert ("Codes in two dimensions: t-SNE" in outcome.pictures) == (key != "dcgan")
    (plot,) = outcome.plots
    assert [line.name for line in plot.lines] == ["held out", "other pictures", "upside down"]
    maker, manifest = making.read(run.folder / "files")
    assert maker.make(maker.draw(2)).shape == (2, 32, 32, 3)
    assert manifest["faces"] is False
    assert Source.model_validate(manifest["source"]) == run.record.source
    row = json.loads((run.folder / "journal.jsonl").read_text().splitlines()[-1])
    assert row["gradients"]
    assert row["dead"]
    assert all(0 <= share <= 1 for share in row["dead"].values())
    assert journals.names(run.journal().rows, "dead") == list(row["dead"])


@pytest.mark.parametrize("key", RECIPES)
def test_what_a_look_shows_changes_nothing_of_what_is_learnt_and_a_killed_run_goes_on_to_the_same_bits(
    tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _learnt(tmp_path / "whole", key)
    seen = looking.MAPS if key == "dcgan" else looking.PLANE
    names = [path.name.partition("-")[2].removesuffix(".png") for path in whole.samples()]
    assert names.count(seen.lower().replace(" ", "-")) == 2, "at each look"
    monkeypatch.setattr(looking, "codes_at_a_look", lambda *_all: {})
    monkeypatch.setattr(looking, "maps_at_a_look", lambda *_all: {})
    parts = _new(tmp_path / "parts", key)
    asked = iter(range(10_000))
    assert running.start(parts, Tools(), lambda: parts.pace is not None and next(asked) > 7) == State.STOPPED
    assert running.start(parts, Tools()) == State.FINISHED
    assert not [path for path in parts.samples() if seen.lower().replace(" ", "-") in path.name]
    weights = [(run.folder / "files" / making.WEIGHTS).read_bytes() for run in (whole, parts)]
    assert weights[0] == weights[1]


def test_codes_of_pictures_without_classes_are_of_one_colour() -> None:
    network = AutoEncoder(16, 4, 6).eval()
    pixels = np.random.default_rng(0).integers(0, 255, (9, 16, 16, 3)).astype(np.uint8)
    (picture,) = looking.codes_at_a_look(network, pixels, np.full(9, -1), ()).values()
    assert len({tuple(colour) for colour in picture.reshape(-1, 3)} - {(255, 255, 255)}) == 1


def test_denoising_and_sparse(tmp_path: Path) -> None:
    run = _learnt(tmp_path, "auto-encoder", noise=0.1, sparse=0.01)
    last = run.journal().last
    assert last is not None
    assert list(last.scores) == ["PSNR of the noisy", "PSNR"]
    assert "sparsity" in last.losses


def test_faces_are_cut_out(engine: Engine) -> None:
    recipe = registry.recipe("vae")
    found = data.read(Source(kind=DataKind.CLASSES, place="example:portraits"))
    tools = Tools()
    tools.__dict__["engine"] = engine
    with pytest.raises(LearningError, match="too few pictures"):
        recipe.prepare(found, recipe.parameters(), tools)
    many = data.Data(found.source, ("a", "b"), tuple(found.items) * 2)
    gathered = generating.gather(many, recipe.parameters(), tools)
    assert gathered.faces
    assert (gathered.shown.shape, gathered.held.shape) == ((2, 48, 48, 3), (2, 48, 48, 3))


def test_walks_begin_and_end_at_their_pictures() -> None:
    import torch

    from models.training.generating.autoencoder import AutoEncoder
    from models.training.generating.dcgan import Gan
    from models.training.generating.making import Maker

    torch.manual_seed(0)
    held = np.random.default_rng(0).integers(0, 256, (3, 16, 16, 3), dtype=np.uint8)
    maker = Maker(AutoEncoder(16, 4, 5).eval())
    sheet = generating.walks(maker, held)
    assert sheet.shape == (32, 32 * 12, 3)
    assert (sheet[::2, :32:2] == held[0]).all()
    assert (sheet[::2, -32::2] == held[2]).all()
    assert (sheet[::2, 32:64:2] == maker.rebuild(held[:1])[0]).all()
    assert generating.walks(Maker(Gan(16, 4, 5).eval()), None).shape == (4 * 32, 10 * 32, 3)


def test_other_pictures_are_the_same_each_time() -> None:
    assert generating.others(32).shape == (200, 32, 32, 3)
    assert (generating.others(32) == generating.others(32)).all()


def test_what_is_smooth_is_crude_to_nobody() -> None:
    grey = np.full((1, 16, 16, 3), 90, np.uint8)
    board = np.indices((16, 16)).sum(0) % 2 * np.uint8(200)
    board = np.repeat(board[None, ..., None], 3, axis=3).astype(np.uint8)
    assert generating.crudeness(np.concatenate([grey, board])) == pytest.approx([1, 100], abs=1)


def test_a_folder_of_people_or_of_loose_pictures(tmp_path: Path, folder: Path) -> None:
    assert source_of(str(folder), generating.TAKES).kind == DataKind.CLASSES
    assert source_of(str(folder / "dark"), generating.TAKES).kind == DataKind.PICTURES
    with pytest.raises(LearningError):
        source_of("gallery", generating.TAKES)
