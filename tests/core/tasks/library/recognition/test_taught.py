from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import skimage.data
from PIL import Image as Pillow

from core.base.messages import Message
from core.errors import LearningError, TaskError
from core.learning import outcomes, registry, teaching
from core.learning.recipe import Outcome
from core.learning.runs import Runs
from core.learning.sources import source_of
from core.tasks import running
from core.tasks.library.recognition.taught import TASK
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop


@pytest.fixture(scope="module")
def work(cache: Path) -> Work:
    return Work(Workshop())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three things with four views of each."""
    found = tmp_path_factory.mktemp("things")
    for name, picture in (
        ("cat", skimage.data.chelsea()),
        ("cup", skimage.data.coffee()),
        ("rocket", skimage.data.rocket()),
    ):
        (found / name).mkdir()
        for number, part in enumerate(_views(picture)[:4]):
            Pillow.fromarray(part).save(found / name / f"{number}.png")
    return found


def _views(picture: np.ndarray) -> list[np.ndarray]:
    middle = picture[:, (picture.shape[1] - picture.shape[0]) // 2 :][:, : picture.shape[0]]
    return [
        middle,
        middle[:, ::-1],
        middle[20:-20, 20:-20],
        middle[40:, 40:],
        np.clip(middle[:-30, :-30] * 0.7, 0, 255).astype(np.uint8),
    ]


def _ask(work: Work, picture: np.ndarray, **values: object) -> Result:
    return running.run(TASK, Given(pixels=np.ascontiguousarray(picture)), running.parameters(TASK, values), work)


def test_things_that_were_taught_are_named_and_others_are_none_of_them(work: Work, folder: Path) -> None:
    for name, picture in (("cat", skimage.data.chelsea()), ("cup", skimage.data.coffee())):
        result = _ask(work, _views(picture)[4], examples=str(folder))
        assert result.words.startswith(f"It is {name} (")
        assert result.table is not None
        assert result.table.rows[0][1] == name
        assert len(result.table.rows) == 3
    assert _ask(work, skimage.data.retina(), examples=str(folder)).words.startswith("It is likely none of them")


@pytest.mark.parametrize("listed", [False, True])
def test_examples_are_read_again_only_where_they_have_changed(
    work: Work, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: bool
) -> None:
    things = tmp_path / "things"
    shutil.copytree(folder, things)
    examples = things
    if listed:
        examples = things / "list.csv"
        names = [path.relative_to(things).as_posix() for path in sorted(things.rglob("*.png"))]
        examples.write_text("".join(f"{name},{name.split('/')[0]}\n" for name in names), encoding="utf-8")
    opened: list[Path] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: (opened.append(path), read(path))[1])
    cup = _views(skimage.data.coffee())[4]
    first = _ask(work, cup, examples=str(examples))
    assert len({path for path in opened if path.suffix == ".png"}) == 12
    opened.clear()
    again = _ask(work, cup, examples=str(examples))
    assert (again.words, again.notes) == (first.words, first.notes)
    assert not opened
    shutil.copyfile(folder / "cat" / "1.png", things / "cat" / "0.png")
    _ask(work, cup, examples=str(examples))
    assert things / "cat" / "0.png" in opened


def test_what_learn_kept_is_taken_as_well(work: Work, folder: Path, tmp_path: Path) -> None:
    network = work.network(teaching.NETWORK)
    names = ("cat", "cup")
    pictures = [[np.array(Pillow.open(path)) for path in sorted((folder / name).iterdir())] for name in names]
    taught = teaching.teach(names, [teaching.features(network, one) for one in pictures])
    (tmp_path / "taught.npz").write_bytes(taught.packed())
    cup = _views(skimage.data.coffee())[4]
    for place in (tmp_path / "taught.npz", tmp_path):
        assert _ask(work, cup, examples=str(place)).words.startswith("It is cup (")
    recipe = registry.recipe("growing")
    run = Runs(tmp_path / "site").create(recipe, recipe.parameters(), source_of("example:digits", recipe.takes), "Mine")
    here = Work(Workshop(folder=tmp_path / "site"))
    with pytest.raises(TaskError, match=r"Mine has made no taught\.npz, or has not finished"):
        _ask(here, cup, examples="mine")
    outcomes.write(run.folder, Outcome(Message("done"), files={teaching.FILE: taught.packed()}))
    for name in ("mine", run.id):
        result = _ask(here, cup, examples=name)
        assert result.words.startswith("It is cup (")
        assert f"By the run Mine ({run.id})" in result.notes
    with pytest.raises(TaskError, match="there is no run 'yours'"):
        _ask(here, cup, examples="yours")


def test_what_cannot_be_learnt_from_is_said(work: Work, tmp_path: Path) -> None:
    coffee = skimage.data.coffee()
    with pytest.raises(TaskError, match="name a folder"):
        _ask(work, coffee, examples=" ")
    with pytest.raises(LearningError, match="does not exist"):
        _ask(work, coffee, examples=str(tmp_path / "nowhere"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "0.png").write_bytes(b"no picture")
    with pytest.raises(TaskError, match="at least two things"):
        _ask(work, coffee, examples=str(tmp_path))
