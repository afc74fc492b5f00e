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
    ("source", "names", "sentences"),
    [
        ('Result(f"{n} objects found", picture)', set(), {"{0} objects found"}),
        ('Result(words="nothing found")', set(), {"nothing found"}),
        ('Result("done", x, {"Cut-out": y})', {"Cut-out"}, {"done"}),
        ('Result(layers={"Mask": y, f"Level {n}": z})', {"Mask"}, {"Level {0}"}),
        ('layers["Heat map"] = x', {"Heat map"}, set()),
        ('layers = {"Heat map": x}', {"Heat map"}, set()),
        ('def _layers(x):\n    return {"Heat map": x}', {"Heat map"}, set()),
        ('MASK_LAYER = "Mask"', {"Mask"}, set()),
        ('Table(("Object", "x"), tuple(("mean of all", v) for v in values))', {"Object", "mean of all"}, set()),
        ('_HEADINGS = ("Object", "Share")', {"Object", "Share"}, set()),
        ('NAMES = (\n    *("person", "dog"),\n    "cat",\n)', {"person", "dog", "cat"}, set()),
        ('rows.append(("Low threshold", low))', {"Low threshold"}, set()),
        ('Plot("Curve", "Before", "After", (Line("Mean", x, y),))', {"Curve", "Before", "After", "Mean"}, set()),
        ('levels.histogram_line("Lightness", x)', {"Lightness"}, set()),
        ('def _psnr(a) -> Mapping[str, float]:\n    return {"Distance": 1.0}', {"Distance"}, set()),
        ('drawing.line(picture, "not for people")', set(), set()),
        ('options = {"mode": "reflect"}', set(), set()),
        ('work.graph("ssd-mobilenet")', set(), set()),
    ],
)
def test_names_and_sentences_of_results_are_found(source: str, names: set[str], sentences: set[str]) -> None:
    assert of_source(source) == (names, sentences)


def test_words_in_a_variable_are_followed() -> None:
    source = """
def run(given):
    found = f"{count} objects" if count else "nothing"
    words = f"{found}, {share} % of the picture"
    return Result(words, picture)
"""
    assert of_source(source)[1] == {"{0} objects, {1} % of the picture", "nothing, {0} % of the picture"}


def _library(root: Path) -> None:
    for path, text in {
        "core/tasks/library/edges/canny.py": 'raise TaskError("choose another")\nResult("done", x, {"Lines": y})',
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
        (saying.CONTEXT, "{0} objects found"): Translation("{0} objets trouvés", True),
        (saying.CONTEXT, "nothing found"): Translation("rien", True),
    }
    source, target = tmp_path / "fr.ts", tmp_path / "fr.qm"
    source.write_text(files.written("fr", {key: set() for key in words}, words), encoding="utf-8")
    files.compile_file(source, target)
    translator = QTranslator()
    assert translator.load(str(target))
    QCoreApplication.installTranslator(translator)
    saying.learn(text for context, text in words if context == saying.CONTEXT)
    yield
    QCoreApplication.removeTranslator(translator)
    saying.learn([])


@pytest.mark.usefixtures("french")
def test_names_and_sentences_are_translated() -> None:
    assert task_words("Radius") == "Rayon"
    assert task_words("12 objects found") == "12 objets trouvés"
    assert task_words("Nobody knows this") == "Nobody knows this"
    assert task_words("") == ""
    assert task_name("dog") == "chien"
    assert task_name("nothing found") == "nothing found", "a cell may be anybody's file: it is no sentence"


def test_without_a_translation_everything_stays_as_it_is(qapp) -> None:
    for text in ("Radius", "12 objects found", ""):
        assert task_words(text) == text
