"""Which sentences of core are found, and as which templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.window.language.sentences import heard, sentences


def _found(source: str, path: str = "core/x.py") -> set[str]:
    return sentences(path, source)


@pytest.mark.parametrize(
    ("source", "templates"),
    [
        ('raise GalleryError(f"{name!r} is " "taken")', {"{0} is taken"}),
        ('raise GalleryError(f"{a}{b} is taken by {c:.2f}")', {"{0} is taken by {1}"}),
        ('raise GalleryError(f"{a}: {b}")', set()),  # nothing of it is words
        ('raise GalleryError("yes" if x else "no longer")', {"yes", "no longer"}),
        ('raise GalleryError(f"{path}: {error.strerror or \'it is no text\'}")', {"{0}: it is no text"}),
        ('Reason("cannot be told apart: {} and {}", people)', {"cannot be told apart: {0} and {1}"}),
        ('Said("door", Effect.DENY, "is locked")', {"is locked"}),
        ('Said("blocked", Effect.DENY, "is blocked")', {"is blocked", "{0} is blocked"}),
        ('self._say(alarm=True, text=f"open for {s:g} s")', {"open for {0} s"}),
        ('say(0.5, f"Reading {n} files")', {"Reading {0} files"}),
        ('log("not for people")', set()),
        ('raise KeyError("not for people")', set()),
        ('raise ValueError("not for people")', set()),
        ('from pydantic import BaseModel\nraise ValueError("must rise")', {"must rise"}),
        ('raise OddError(str(error))', set()),
    ],
)  # fmt: skip
def test_what_is_said_becomes_templates(source: str, templates: set[str]) -> None:
    assert _found(source) == templates


def test_names_are_followed_to_their_texts() -> None:
    source = """
_KINDS = {Door: "door", Group: "group"}
_LIMIT = 30

def refuse(self, kind, x, name="the picture"):
    more = f" ({x})" if x else ""
    words = str(x) if x else f"its driver failed: {x}"
    raise GalleryError(f"there is no {_KINDS[kind]}{more}")
    raise ImageError(f"{name} is larger than {_LIMIT} MB")
    raise DoorError(f"does not obey: {words}")
"""
    assert _found(source) == {
        "there is no door", "there is no group", "there is no door ({0})", "there is no group ({0})",
        "{0} is larger than {1} MB", "the picture is larger than {0} MB",
        "does not obey: {0}", "does not obey: its driver failed: {0}",
    }  # fmt: skip


def test_attributes_are_followed_within_their_class() -> None:
    source = """
class One:
    def __init__(self):
        self._why = "nobody came"

    def end(self):
        self._fail(self._why)

class Two:
    def __init__(self):
        self._why = "not this"
"""
    assert _found(source) == {"nobody came"}


def test_what_a_function_returns_into_a_field_is_found() -> None:
    source = """
def advice(name):
    return f"put {name} into the folder"

def find():
    raise WeightsError(f"it is missing: {advice(name)}; {', '.join(f'{g} within {s}' for g, s in x)}")
"""
    assert _found(source) == {"it is missing: {0}; {1}", "put {0} into the folder", "{0} within {1}"}


def test_functions_called_words_and_errors_that_word_themselves() -> None:
    source = """
class OddError(PorticoError):
    def __init__(self, name):
        super().__init__(f"{name} is odd")

class Check:
    def words(self):
        if not self.people:
            return "too few people"
        return f"{self.people} people"
"""
    assert _found(source) == {"{0} is odd", "too few people", "{0} people"}


def test_of_the_networks_files_only_weights_are_told() -> None:
    source = 'raise WeightsError("it is missing")\nraise DlibFormatError("a packed number is malformed")'
    assert _found(source, "models/weights.py") == {"it is missing"}


def test_too_many_forms_are_no_sentence() -> None:
    fields = "".join(f"{{'a' if x{n} else 'b'}} " for n in range(7))
    with pytest.raises(ValueError, match="128 forms"):
        _found(f'raise GalleryError(f"{fields}")')


def test_only_what_the_window_can_reach_is_heard(tmp_path: Path) -> None:
    for name, text in {
        "app/window/page.py": "def f():\n    from core import images\n    import core.site",
        "core/__init__.py": "",
        "core/images.py": "from models.weights import WeightStore",
        "core/site.py": '_OWN = {"mqtt": "core.doors.mqtt:Mqtt"}',
        "core/doors/mqtt.py": "",
        "core/bench.py": "from core.site import Site",
        "models/weights.py": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    found = [p.relative_to(tmp_path).as_posix() for p in heard(tmp_path, [tmp_path / "app/window/page.py"])]
    assert found == ["core/__init__.py", "core/doors/mqtt.py", "core/images.py", "core/site.py", "models/weights.py"]
