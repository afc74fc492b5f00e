"""What is said of a run before it begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from core.base.messages import Message
from core.errors import LearningError
from core.learning import estimating, registry
from core.learning.estimating import Estimate
from core.learning.sources import source_of


def _ask(data: object, site_folder: Path, report: Any = None, **values: Any) -> Estimate:
    recipe = registry.recipe("classifier")
    given = {"steps": 50, "batch": 4, "every": 50} | values
    told = report or (lambda _done, _words: None)
    return estimating.ask(recipe, given, source_of(str(data), recipe.takes), site_folder, told)


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
        estimating.ask(recipe, {}, source, tmp_path / "site", lambda done, words: told.append((done, words)))
    counted = [(done, words) for done, words in told if words.template == "Looking for faces: {done:,} of {whole:,}"]
    assert counted
    assert {words.fields["whole"] for _done, words in counted} == {200}
    assert all(done == words.fields["done"] / 200 for done, words in counted)


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
