from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from core import images
from core.errors import TaskError
from core.learning import outcomes, registry
from core.learning.recipe import Outcome
from core.learning.runs import Runs
from core.learning.sources import source_of
from core.tasks import running
from core.tasks.library.recognition.trained import TASK
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop
from models import trained
from models.trained import Head, Manifest
from models.training.classifiers import build
from models.training.classifiers.shape import Shape
from models.weights import WeightsError


def packed(heads: tuple[Head, ...], *, several: bool = False) -> bytes:
    """A network that says the more of its last class the lighter a picture is."""
    outputs = sum(len(head.classes) for head in heads)
    shape = Shape("mobilenet-v1", outputs, width=0.25, depth=1, normalisation="none")
    torch.manual_seed(0)
    network = build(shape).eval()
    with torch.no_grad():
        for one in network.parameters():
            one.abs_()
        network.last.weight.zero_()  # type: ignore[union-attr]
        network.last.weight[-1] = 5.0  # type: ignore[index, union-attr]
        network.last.bias.fill_(-1.0)  # type: ignore[union-attr]
    return trained.packed(network, Manifest(shape.stored(), heads, several))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "exported" / trained.FILE
    path.parent.mkdir()
    path.write_bytes(packed((Head("", ("dark", "light")),)))
    return path


def tell(given: np.ndarray, work: Work | None = None, **values: object) -> Result:
    return running.run(TASK, Given(pixels=given), running.parameters(TASK, values), work or Work(Workshop()))


LIGHT, DARK = np.full((50, 80, 3), 250, np.uint8), np.full((50, 80, 3), 2, np.uint8)


def test_it_says_what_it_has_learnt(file: Path) -> None:
    for place in (file, file.parent):
        result = tell(LIGHT, network=str(place))
        assert result.words.startswith("It looks most like: light (")
    assert result.table is not None
    assert result.table.columns == ("Rank", "What", "Probability")
    assert [row[1] for row in result.table.rows] == ["light", "dark"]
    assert sum(float(row[2] or 0) for row in result.table.rows) == pytest.approx(1, abs=1e-3)
    assert len(tell(LIGHT, network=str(file), count=1).table.rows) == 1  # type: ignore[union-attr]
    assert tell(DARK, network=str(file)).words != result.words
    assert result.picture is None


def test_it_shows_where_it_looked(file: Path) -> None:
    picture = DARK.copy()
    picture[:, 40:60] = 250
    result = tell(picture, network=str(file), heat=True)
    assert result.picture is not None
    assert result.picture.shape == picture.shape


def test_labels_and_questions(tmp_path: Path) -> None:
    labels = tmp_path / "labels.npz"
    labels.write_bytes(packed((Head("", ("bird", "water", "sky")),), several=True))
    assert tell(LIGHT, network=str(labels)).words.startswith("It shows: sky (")
    assert tell(DARK, network=str(labels)).words == "None of its 3 labels is likely"
    questions = tmp_path / "questions.npz"
    questions.write_bytes(packed((Head("form", ("round", "square")), Head("light", ("dark", "light")))))
    result = tell(LIGHT, network=str(questions))
    assert result.words.startswith("form: ")
    assert "; light: light (" in result.words
    assert result.table is not None
    assert result.table.columns[0] == "Question"
    assert len(result.table.rows) == 4


def test_every_picture_of_a_folder(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, picture in (("a", LIGHT), ("b", DARK)):
        (folder / f"{name}.jpg").write_bytes(images.encode_jpeg(picture))
    values = running.parameters(TASK, {"network": str(file)})
    found = list(running.each(TASK, folder, Given(), values, Work(Workshop())))
    assert [path.name for path, _result in found] == ["a.jpg", "b.jpg"]
    assert all(isinstance(result, Result) and result.table for _path, result in found)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WeightsError, match="does not exist"):
        tell(LIGHT, network=str(tmp_path / "nowhere.npz"))
    with pytest.raises(WeightsError, match="does not exist"):
        tell(LIGHT, network="a" * 900)
    result = tell(LIGHT)
    assert "No network has been trained here yet" in result.words
    assert result.table is None


def test_a_run_of_the_site_is_found_and_the_newest_by_itself(site, file: Path) -> None:
    work = Work(Workshop(site.settings, site=site))
    assert "No network has been trained here yet" in tell(LIGHT, work).words
    recipe = registry.recipe("classifier")
    source = source_of("example:digits", recipe.takes)
    run = Runs(site.folder).create(recipe, recipe.parameters(), source, "Light or dark")
    with pytest.raises(TaskError, match=r"Light or dark has made no network\.npz, or has not finished"):
        tell(LIGHT, work, network="light or dark")
    outcomes.write(run.folder, Outcome("done", files={trained.FILE: file.read_bytes()}))  # type: ignore[arg-type]
    run.note_end(None)
    closed = Work(Workshop(site.settings, folder=site.folder))
    for name in ("", run.id, "Light or dark"):
        for one in (work, closed):
            result = tell(LIGHT, one, network=name)
            assert result.words.startswith("It looks most like: light (")
            assert result.notes == (f"By the run Light or dark ({run.id})",)
    assert tell(LIGHT, work, network=str(file)).notes == ()
    with pytest.raises(WeightsError, match="does not exist"):
        tell(LIGHT, work, network=str(file.parent / "nowhere"))
    with pytest.raises(TaskError, match="there is no run 'something'"):
        tell(LIGHT, work, network="something")
