"""What people are told to do: core says what, the faces by which command and on which page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.advice import WORDS, worded
from core.base.advice import Act
from core.base.messages import Message, parts
from core.errors import DamagedError, GalleryError

CORE = Path(__file__).parents[2] / "core"


def test_every_act_has_words_with_fields_that_core_gives() -> None:
    assert set(WORDS) == set(Act)
    for act, words in WORDS.items():
        assert not words.fields
        used, given = ({part.field for part in parts(text)} - {None} for text in (words, str(act)))
        assert used - given <= {"site", "file"}, act


def test_a_sentence_says_what_can_be_typed() -> None:
    error = GalleryError("there is no operator {name!r}; {how}", name="x", how=Message(Act.LIST_OPERATORS))
    assert str(error) == "there is no operator 'x'; see who the operators are"
    assert worded(str(error)) == "there is no operator 'x'; see: portico users list"
    assert worded("nothing of that") == "nothing of that"
    plain = Message("{a} of {b}", a=1, b="c")
    assert worded(plain) is plain


def test_paths_can_be_typed_after_a_command() -> None:
    advice = Message(Act.RESTORE_NEWEST, made="2026-06-01 10:00", file="/mnt/my backups/a.portico", site="/srv/site")
    error = DamagedError("the gallery has gone: {how}", how=advice)
    assert worded(str(error)) == (
        "the gallery has gone: restore it from a backup, the newest is of 2026-06-01 10:00: "
        "portico restore '/mnt/my backups/a.portico' --replace-damaged --site /srv/site"
    )


@pytest.mark.parametrize("words", [r"\bportico [a-z]+ (?:[a-z-]+|FILE)\b", r"\"[^\"]*\s--[a-z]", r"on the page [A-Z]"])
def test_core_names_no_command_and_no_page(words: str) -> None:
    """In what it says: documentation and comments may."""
    wrong = []
    for path in CORE.rglob("*.py"):
        if path.parts[-2] in ("bench", "crash", "programs"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            said = re.search(r"(?:Message|Error)\(.*$|^\s+f?\"[^\"]+\"", line)
            if said is not None and '"""' not in line and re.search(words, said[0]):
                wrong.append(f"{path.name}:{number}: {line.strip()}")
    assert wrong == []
