"""Every task there is: it opens and runs on a real picture, and all that it says is in the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel

from app import background
from app.window.language import files, saying, tasks
from app.window.main_window import MainWindow
from app.window.pages.tasks import TasksPage
from app.window.pages.tasks.offers import cannot_run, missing
from app.window.pages.tasks.order import Outcome
from core.base.messages import Message
from core.demo import admiral, astronaut
from core.tasks import registry
from core.tasks.saving import save_picture
from tests.app.window.clicking import button, clashing_keys, page, says, unnamed_fields
from tests.app.window.pages.tasks.doing import choose, opened
from tests.core.tasks.stand_ins import maker_of_faces

TASKS = registry.tasks()
LIKE_THE_FIRST = ("panorama", "colourise-strokes", "find-face")
"""Tasks whose second picture has to do with the first."""


@cache
def _collected() -> frozenset[str]:
    """Names of tasks, and templates of sentences, that are translated: ``test_catalogue`` sees to it that all are."""
    known = files.read(files.path("zh_CN", "ts"))
    return frozenset(text for context, text in known if context in (tasks.CONTEXT, saying.CONTEXT))


def _is_known(text: str) -> bool:
    """Whether a name or a sentence, and what it is made of, is in the catalogue."""
    if isinstance(text, Message) and text.fields:
        inner = [field for field in text.fields.values() if isinstance(field, Message)]
        return (text.key in _collected() or saying.is_glue(text.template)) and all(map(_is_known, inner))
    worded = any(len(word) > 1 and word.isalpha() for word in text.replace("-", " ").split())
    return not worded or text in _collected()


def _names(outcome: Outcome) -> list[str]:
    """All names in a result but those of things in its table, which may be files and people."""
    result = outcome.result
    names = [*result.layers, *(result.table.columns if result.table is not None else ())]
    for plot in result.plots:
        names += [plot.title, plot.x, plot.y, *(line.name for line in plot.lines)]
    return names


@pytest.fixture(scope="module")
def portrait(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portrait, alone in a folder that holds its boundaries and a network too."""
    pictures = tmp_path_factory.mktemp("portrait") / "pictures"
    small = astronaut()[0:384, 40:424][::2, ::2].copy()
    border = np.zeros_like(small)
    border[:, 96] = 255
    for kind, picture in (("images", small), ("groundTruth", border)):
        (pictures / kind).mkdir(parents=True)
        save_picture(picture, pictures / kind / "portrait.png")
    maker_of_faces(pictures)
    return save_picture(small, pictures / "portrait.png")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return save_picture(admiral()[:256, 100:356][::2, ::2].copy(), tmp_path / "second.png")


@pytest.fixture
def tasks_page(qtbot, shared_window: MainWindow) -> Iterator[TasksPage]:
    """The page as whoever comes next finds it: of one window, since there are many tasks."""
    shown = page(shared_window, "tasks")
    yield shown
    shown.forget()
    assert background.wait()


@pytest.mark.parametrize("key", TASKS)
def test_it_opens_and_runs(qtbot, tasks_page: TasksPage, portrait: Path, second: Path, key: str) -> None:
    shown, window, task = tasks_page, tasks_page.window(), TASKS[key]
    qtbot.waitUntil(lambda: shown._known is not None)
    view = opened(qtbot, window, shown, key)
    assert unnamed_fields(view) == []
    assert clashing_keys(window, view) == []
    assert registry.tasks()[key].parameters.model_validate(view.settings.values())
    assert not view.settings._form.changes, "the form says the defaults as they are"
    for words in view.settings.findChildren(QLabel):
        assert words.width() >= words.minimumSizeHint().width(), f"cut off: {words.text()}"
    lacking = missing(task, shown._known)
    assert view.missing.isVisible() == bool(lacking)
    if task.second is not None:
        view.source.second.load(portrait if key in LIKE_THE_FIRST else second)
        qtbot.waitUntil(lambda: view.source.second.picture is not None)
    if task.takes == "folder":
        view.source.open(portrait.parent)
    else:
        choose(qtbot, view, portrait)
    for number in range(len(task.brushes)):
        strokes = view.source.brushes.strokes
        strokes.brush, strokes.width = number + 1, 12
        strokes.begin(30, 20 + 40 * number)
        strokes.go(60, 20 + 40 * number)
        strokes.end()
    if cannot_run(task, lacking):
        assert not view.can_run
        return
    qtbot.waitUntil(lambda: view.can_run)  # a folder is looked at in the background
    assert button(view, "Run").isEnabled() if task.pace == "slow" else not view.settings._run.isVisible()
    if lacking:
        return
    if task.pace == "slow":
        button(view, "Run").click()
    # on a new machine what solves mattes is compiled first
    qtbot.waitUntil(lambda: view.result.outcome is not None or says(view, "✖"), timeout=270_000)
    outcome = view.result.outcome
    assert outcome is not None, view.result._words.text()
    assert [name for name in _names(outcome) if not _is_known(name)] == []
    assert _is_known(outcome.result.words)
