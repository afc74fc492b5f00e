"""Which sentences of core are found, and as which templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.window.language.sentences import heard, sentences


@pytest.mark.parametrize(
    ("source", "templates"),
    [
        ('raise GalleryError("{name!r} is " "taken", name=name)', {"{name} is taken"}),
        ('raise GalleryError("{a} is taken by {c:.2f}", a=a, c=c)', {"{a} is taken by {c}"}),
        ('raise GalleryError("{a}: {b}", a=a, b=b)', set()),  # nothing of it is words
        ('raise GalleryError("yes" if x else "no longer")', {"yes", "no longer"}),
        ('raise ImageError("an {x}" if x else "b" if y else "cc", x=x)', {"an {x}", "cc"}),
        ('Message("write {password} there")', {"write {password} there"}),
        ('Message.of(n, "1 file {x}", "{count:,} files {x}", x=y)', {"1 file {x}", "{count} files {x}"}),
        ('class Flaw(StrEnum):\n    DARK = Message("too dark")', {"too dark"}),
        ('TABLE = {1: Message("one"), 2: Message("two")}', {"one", "two"}),
        ('Message("outer {x}", x=Message("inner"))', {"outer {x}", "inner"}),
        ('raise GalleryError(words)', set()),
        ('Message(Act.RESTORE)', set()),
        ('log("not for people")', set()),
        ('raise KeyError("not for people")', set()),
        ('raise ValueError("not for people")', set()),
        ('raise DlibFormatError("not for people")', set()),
    ],
)  # fmt: skip
def test_what_messages_are_made_of_is_found(source: str, templates: set[str]) -> None:
    assert sentences("core/x.py", source) == (templates, [])


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('raise GalleryError(f"{name} is taken")', "core/x.py:1: a message of an f-string: name the fields instead"),
        ('Message(f"{name} is taken")', "core/x.py:1: a message of an f-string: name the fields instead"),
        ('Message("{name} is {what}", name=name)', "core/x.py:1: '{name} is {what}' without what"),
        ('Message.of(n, "one {a}", "{count} {a}")', "core/x.py:1: 'one {a}' without a"),
    ],
)
def test_what_cannot_be_translated_is_named_with_file_and_line(line: str, complaint: str) -> None:
    assert complaint in sentences("core/x.py", line)[1]


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
