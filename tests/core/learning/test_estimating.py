"""What is said of a run before it begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from core.base.messages import Message
from core.errors import LearningError
from core.learning import estimating, registry
from core.learning.estimating import Estimate, Found
from core.learning.sources import DataKind, Source, source_of
from core.learning.tools import Tools


def _ask(data: object, site_folder: Path, report: Any = None, tell: Any = None, **values: Any) -> Estimate:
    recipe = registry.recipe("classifier")
    given = {"steps": 50, "batch": 4, "every": 50} | values
    told = report or (lambda _done, _words: None)
    known = tell or (lambda _found: None)
    return estimating.ask(recipe, given, source_of(str(data), recipe.takes), site_folder, known, told)


def test_data_and_time_are_said_and_nothing_is_kept(tmp_path: Path, folder: Path) -> None:
    site_folder, told = tmp_path / "site", []
    found = _ask(folder, site_folder, lambda _done, words: told.append(words))
    assert found.words == "20 pictures of 2 classes; 4 of them are held out"
    assert found.steps == 50
    assert found.seconds > 0
    assert found.device in ("cpu", "cuda")
    assert told[-1] == "Measuring how long it takes"
    assert {type(words) for words in told} == {Message}
    assert not site_folder.exists()


def test_how_many_pictures_were_looked_at_for_faces_is_said_meanwhile(tmp_path: Path, cache: Path) -> None:
    recipe, told = registry.recipe("auto-encoder"), []
    source = source_of("example:small-faces", recipe.takes)
    with pytest.raises(LearningError, match="too few pictures"):  # few are seen to show a face
        estimating.ask(recipe, {}, source, tmp_path / "site", report=lambda done, words: told.append((done, words)))
    counted = [(done, words) for done, words in told if words.template == "Looking for faces: {done:,} of {whole:,}"]
    assert counted
    assert {words.fields["whole"] for _done, words in counted} == {200}
    assert all(done == words.fields["done"] / 200 for done, words in counted)


def test_what_is_found_in_the_data_is_told_before_it_is_measured(tmp_path: Path, folder: Path) -> None:
    told: list[object] = []
    (folder / "dark" / "broken.png").write_text("no picture", encoding="utf-8")
    found = _ask(folder, tmp_path / "site", lambda _done, words: told.append(words), told.append)
    (early,) = [one for one in told if isinstance(one, Found)]
    assert (early.words, early.notes) == (found.words, found.notes)
    assert early.notes[0] == "1 picture cannot be read: dark/broken.png"
    assert "Measuring how long it takes" in told[told.index(early) + 1 :]


def test_why_it_cannot_be_learnt_comes_back(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(LearningError, match="must hold a folder for each class"):
        _ask(tmp_path / "empty", tmp_path / "site")


def test_it_is_broken_off(tmp_path: Path, folder: Path) -> None:
    class Enough(Exception):
        pass

    def stop(_done: float, _words: str) -> None:
        raise Enough

    with pytest.raises(Enough):
        _ask(folder, tmp_path / "site", stop)


def _said(recipe: str, place: Path, **values: Any) -> str:
    """What is said of a folder by names alone; that of a run is the same."""
    found = registry.recipe(recipe)
    source = Source(kind=DataKind.CLASSES, place=str(place))
    try:
        estimating.refuse(found, values, source)
    except LearningError as error:
        told = str(error)
    else:
        return ""
    with pytest.raises(LearningError) as other:
        estimating.estimate(found, values, source, Tools())
    assert str(other.value) == told
    return told


@pytest.mark.parametrize(
    ("recipe", "pictures", "said"),
    [
        ("classifier", {}, "must hold a folder for each class, two at least, with pictures in them"),
        ("classifier", {".": 3}, "must hold a folder for each class"),
        ("classifier", {"a": 1, "b": 1}, "each of a, b has only one"),
        ("classifier", {"a": 1, "b": 2}, ""),
        ("face-adapter", {"a": 2, "b": 2}, "faces are learnt from 6 people at least with two pictures each"),
        ("growing", {"a": 2, "b": 2}, "classes at least are needed"),
        ("auto-encoder", {"a": 1, "b": 1}, "there are too few pictures: three at least"),
    ],
)
def test_names_alone_tell_at_once_what_cannot_be_learnt(
    tmp_path: Path, recipe: str, pictures: dict[str, int], said: str
) -> None:
    for name, count in pictures.items():
        (tmp_path / name).mkdir(exist_ok=True)
        for number in range(count):
            Pillow.new("RGB", (40, 40), (90 * number, 7, 9)).save(tmp_path / name / f"{number}.png")
    values = {"pictures": "whole"} if recipe == "auto-encoder" else {}
    found = _said(recipe, tmp_path, **values)
    assert said in found
    assert bool(found) == bool(said)


def test_names_tell_nothing_of_examples_and_settings_are_seen(tmp_path: Path) -> None:
    recipe = registry.recipe("classifier")
    estimating.refuse(recipe, {}, source_of("example:digits", recipe.takes))
    with pytest.raises(LearningError, match="Steps: input should be greater"):
        estimating.refuse(recipe, {"steps": 0}, source_of("example:digits", recipe.takes))
