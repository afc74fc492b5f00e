from __future__ import annotations

from pathlib import Path

import pytest

from core.base.messages import Message
from core.errors import LearningError
from core.learning import made, outcomes, registry
from core.learning.recipe import Outcome
from core.learning.runs import Run, Runs
from core.learning.sources import source_of


def _run(site: Path, title: str, name: str = "") -> Run:
    recipe = registry.recipe("classifier")
    run = Runs(site).create(recipe, recipe.parameters(), source_of("example:digits", recipe.takes), title)
    if name:
        outcomes.write(run.folder, Outcome(Message("done"), files={name: b"content"}))
    return run


def test_runs_are_told_apart_by_what_they_have_made(tmp_path: Path) -> None:
    first, second = _run(tmp_path, "Digits", "network.npz"), _run(tmp_path, "Things", "taught.npz")
    unfinished = _run(tmp_path, "digits")
    assert [run.id for run in made.makers(tmp_path, "network.npz")] == [first.id]
    assert made.file_of(first, "network.npz") == first.folder / "files" / "network.npz"
    assert made.file_of(first, "taught.npz") is None
    assert made.file_of(unfinished, "network.npz") is None
    assert made.maker(tmp_path, "Digits", "network.npz").id == first.id, "the other of that title has made none"
    assert made.maker(tmp_path, second.id[:6], "taught.npz").id == second.id
    with pytest.raises(LearningError, match=r"Things has made no network\.npz"):
        made.maker(tmp_path, "things", "network.npz")
    with pytest.raises(LearningError, match="there is no run 'nothing'"):
        made.maker(tmp_path, "nothing", "network.npz")
    _run(tmp_path, "DIGITS", "network.npz")
    with pytest.raises(LearningError, match="may be any of"):
        made.maker(tmp_path, "Digits", "network.npz")
    assert list(made.makers(tmp_path / "no site", "network.npz")) == []


@pytest.mark.parametrize(
    ("text", "path"),
    [("LeNet", False), ("out/lenet", True), ("taught.npz", True), ("things, 2", False), ("/out", True)],
)
def test_what_can_only_be_a_path(text: str, path: bool) -> None:
    assert made.is_path(text) is path
