"""Every task there is, on a real picture, as somebody would try it first."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from core import images
from core.people.enrolment import Enroller, sample
from core.tasks import registry, running, saving
from core.tasks.task import Given, Group, Result, Task
from core.tasks.work import Work, Workshop
from models.trained import Head
from models.weights import WeightsError
from tests.core.tasks.library.recognition.test_trained import packed
from tests.core.tasks.stand_ins import maker_of_faces

TASKS = registry.tasks()
SIDE = 192


@pytest.fixture(scope="module")
def portrait(collins) -> np.ndarray:
    """The face and shoulders, small enough for the slowest task."""
    return np.array(Pillow.fromarray(collins[0:384, 40:424]).resize((SIDE, SIDE), Pillow.Resampling.LANCZOS))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, collins, hopper, portrait) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    for name, picture in (("collins", collins), ("hopper", hopper), ("portrait", portrait)):
        (folder / f"{name}.jpg").write_bytes(images.encode_jpeg(picture))
    boundary = np.zeros(portrait.shape[:2], np.uint8)
    boundary[:, SIDE // 2] = 255
    for kind, picture in (("images", portrait), ("groundTruth", boundary)):
        (folder / kind).mkdir()
        Pillow.fromarray(picture).save(folder / kind / "one.png")
    return maker_of_faces(folder)


@pytest.fixture
def folder(tmp_path: Path, filled: Path) -> Path:
    """Portraits, with boundaries and a network beside them, which a task may change."""
    return shutil.copytree(filled, tmp_path, dirs_exist_ok=True)


@pytest.fixture(scope="module")
def workshop(cache, engine) -> Workshop:
    return Workshop(engine=engine)


def given_for(task: Task, portrait: np.ndarray, folder: Path, hopper: np.ndarray) -> Given:
    second = portrait[60:120, 60:120].copy() if task.key == "template-matching" else portrait
    if task.group is Group.GENERATION:
        second = hopper[:256, :256].copy()
    if task.key == "find-face":
        second = hopper
    painted = None
    if task.brushes:
        painted = np.zeros(portrait.shape[:2], np.uint8)
        for number in range(len(task.brushes)):
            painted[20 + 40 * number : 44 + 40 * number, 30:60] = number + 1
    return Given(
        "portrait.png",
        None if task.takes == "folder" else portrait,
        folder if task.takes == "folder" else None,
        second if task.second is not None else None,
        painted,
    )


def installed(task: Task, workshop: Workshop) -> bool:
    return all(workshop.weights.find(name) is not None for name in task.weights)


def made_for(task: Task, folder: Path) -> dict[str, object]:
    """What a task needs that somebody has made before."""
    if task.key != "trained-classifier":
        return {}
    (folder / "network.npz").write_bytes(packed((Head("", ("dark", "light")),)))
    return {"network": str(folder / "network.npz")}


@pytest.mark.parametrize("key", TASKS)
def test_it_does_something(
    key: str, workshop: Workshop, portrait, folder: Path, hopper, tmp_path: Path, engine, request
) -> None:
    task = TASKS[key]
    if task.gallery:
        site, recogniser = (request.getfixturevalue(name) for name in ("site", "recogniser"))
        Enroller(site, recogniser).samples("Eileen", [sample(engine, portrait, "portrait")])
        workshop = Workshop(site.settings, engine, site)
    told: list[float] = []
    work = Work(workshop, lambda fraction, _words: told.append(fraction))
    given = given_for(task, portrait, folder, hopper)
    before = portrait.copy()
    values = running.parameters(task, made_for(task, tmp_path))
    if not installed(task, workshop):
        with pytest.raises(WeightsError, match="not installed"):
            running.run(task, given, values, work)
        return
    result = running.run(task, given, values, work)
    assert (portrait == before).all(), "what was given is left as it is"
    assert result.words, "a sentence says what came out"
    assert all(0 <= fraction <= 1.0001 for fraction in told)
    _is_sound(result)
    written = saving.save(result, tmp_path / "out.png")
    assert all(path.stat().st_size for path in written)


def _is_sound(result: Result) -> None:
    for picture in (*([result.picture] if result.picture is not None else []), *result.layers.values()):
        assert picture.dtype == np.uint8
        assert picture.ndim == 3
        assert picture.shape[2] in (3, 4)
    if result.table is not None:
        assert all(len(row) == len(result.table.columns) for row in result.table.rows)
    for plot in result.plots:
        assert plot.lines
        assert all(line.x.shape == line.y.shape for line in plot.lines)


@pytest.mark.parametrize("key", TASKS)
def test_it_is_declared_in_full(key: str, workshop: Workshop) -> None:
    task = TASKS[key]
    assert key == key.lower()
    assert " " not in key
    assert task.title[0].isupper()
    assert task.summary.endswith(".")
    assert set(task.weights) <= set(workshop.weights.entries), "each weight stands in the manifest"
    task.parameters()  # every parameter has a default
    for name, field in task.parameters.model_fields.items():
        assert field.title, f"{name} has no title"


def test_there_are_many() -> None:
    assert len(TASKS) >= 40
    assert {task.group for task in TASKS.values()} == set(Group)
    assert len({task.title for task in TASKS.values()}) == len(TASKS), "titles tell them apart"
