"""Which words of vision tasks are found, and that they are shown in the language of the window."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import pytest
from pydantic import Field
from PySide6.QtCore import QCoreApplication, QTranslator

from app.window.language import files, saying, tasks
from app.window.language.catalogue import ROOT, collect
from app.window.language.files import Key, Translation
from app.window.language.task_texts import of_registry, of_source
from app.window.language.tasks import task_name, task_words
from core.base.messages import Message
from core.tasks.task import Group, Parameters, Result, Second, Task, Truth


class _Blur(Parameters):
    radius: Annotated[int, Field(title="Radius", ge=1, description="in pixels")] = 3
    way: Annotated[Literal["round", "square"], Field(title="Shape")] = "round"


_TRUTH = Truth("Right mask", (".png",), lambda _given, _result, _path: {})
_TASK = Task(
    "blur",
    "Blur",
    Group.ENHANCEMENT,
    "Soften a picture.",
    _Blur,
    lambda _given, _parameters, _work: Result(),
    second=Second("Style"),
    brushes=("Object",),
    truth=_TRUTH,
)


def test_all_that_a_task_says_of_itself_is_found() -> None:
    found = of_registry({"blur": _TASK}, ROOT)
    assert set(found) == {
        *("Blur", "Soften a picture.", "Enhancement", "Style", "Object", "Right mask"),
        *("Radius", "in pixels", "Shape", "round", "square"),
    }
    assert found["Blur"] == {"tests/app/window/language/test_task_texts.py"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ('Result("done", x, {"Cut-out": y})', {"Cut-out"}),
        ('Result(layers={"Mask": y, Message("Level {n}", n=n): z})', {"Mask"}),
        ('layers["Heat map"] = x', {"Heat map"}),
        ('layers = {"Heat map": x}', {"Heat map"}),
        ('pictures["Filters"] = x', {"Filters"}),
        ('Outcome(words, pictures={"Wrong ones": x})', {"Wrong ones"}),
        ('def _layers(x):\n    return {"Heat map": x}', {"Heat map"}),
        ('MASK_LAYER = "Mask"', {"Mask"}),
        ('Table(("Object", "x"), tuple(("mean of all", v) for v in values))', {"Object", "mean of all"}),
        ('_HEADINGS = ("Object", "Share")', {"Object", "Share"}),
        ('NAMES = (\n    *("person", "dog"),\n    "cat",\n)', {"person", "dog", "cat"}),
        ('rows.append(("Low threshold", low))', {"Low threshold"}),
        ('Plot("Curve", "Before", "After", (Line("Mean", x, y),))', {"Curve", "Before", "After", "Mean"}),
        ('levels.histogram_line("Lightness", x)', {"Lightness"}),
        ('def _psnr(a) -> Mapping[str, float]:\n    return {"Distance": 1.0}', {"Distance"}),
        ('unit = "Hertz" if x else "Levels"\nPlot(unit, "X axis")', {"Hertz", "Levels", "X axis"}),
        ('drawing.line(picture, "not for people")', set()),
        ('options = {"mode": "reflect"}', set()),
        ('work.graph("ssd-mobilenet")', set()),
    ],
)
def test_names_of_results_are_found(source: str, names: set[str]) -> None:
    assert of_source(source) == names


def _library(root: Path) -> None:
    for path, text in {
        "core/tasks/library/edges/canny.py": (
            'raise TaskError("choose another")\nResult(Message("done"), x, {"Lines": y})'
        ),
        "core/tasks/truths/masks.py": 'MASK_LAYER = "Mask"',
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)


def test_tasks_are_collected_with_the_rest(tmp_path: Path) -> None:
    _library(tmp_path)
    found = collect(tmp_path)
    assert found[tasks.CONTEXT, "Lines"] == {"core/tasks/library/edges/canny.py"}
    assert found[tasks.CONTEXT, "Mask"] == {"core/tasks/truths/masks.py"}
    assert found[saying.CONTEXT, "done"] == {"core/tasks/library/edges/canny.py"}
    assert (saying.CONTEXT, "choose another") in found


@pytest.fixture
def french(qapp, tmp_path: Path):
    """A few words of tasks in French."""
    words: dict[Key, Translation] = {
        (tasks.CONTEXT, "Radius"): Translation("Rayon", True),
        (tasks.CONTEXT, "dog"): Translation("chien", True),
        (saying.CONTEXT, "{count} objects found"): Translation("{count} objets trouvés", True),
        (saying.CONTEXT, "nothing found"): Translation("rien", True),
    }
    source, target = tmp_path / "fr.ts", tmp_path / "fr.qm"
    source.write_text(files.written("fr", {key: set() for key in words}, words), encoding="utf-8")
    files.compile_file(source, target)
    translator = QTranslator()
    assert translator.load(str(target))
    QCoreApplication.installTranslator(translator)
    saying.speak(english=False)
    yield
    QCoreApplication.removeTranslator(translator)
    saying.speak(english=True)


@pytest.mark.usefixtures("french")
def test_names_and_sentences_are_translated() -> None:
    assert task_words("Radius") == "Rayon"
    assert task_words(Message("{count} objects found", count=12)) == "12 objets trouvés"
    assert task_words(Message("nothing found")) == "rien"
    assert task_words("Nobody knows this") == "Nobody knows this"
    assert task_words("") == ""
    assert task_name("dog") == "chien"
    assert task_name("nothing found") == "nothing found", "a cell may be anybody's file: it is no sentence"


def test_without_a_translation_everything_stays_as_it_is(qapp) -> None:
    for text in ("Radius", Message("{count} objects found", count=12), ""):
        assert task_words(text) == text
