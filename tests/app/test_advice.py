"""What people are told to do: core says what, the faces by which command and on which page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.advice import WORDS, worded
from core.base.advice import Act
from core.base.messages import Message, parts
from core.errors import DamagedError, GalleryError
from models.getting import Way
from models.weights import WeightStore

ROOT = Path(__file__).parents[2]


def test_every_act_has_words_with_fields_that_core_gives() -> None:
    assert set(WORDS) == set(Act) | set(Way)
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


def test_weights_that_are_missing_are_told_with_the_command_that_gets_them(tmp_path: Path) -> None:
    store = WeightStore(tmp_path)
    assert worded(store.advice("deeplabv3")).startswith(
        "2.8 MB, get it in the Tasks window or with: portico weights get deeplabv3; "
        "or choose the file with: portico weights use deeplabv3 FILE; or set PORTICO_ALLOW_DOWNLOADS=1 to let"
    )
    assert "get what is needed in the window or with: portico weights get --needed" in worded(store.advice("sface"))
    assert worded(store.advice("lightcnn-29v2")).endswith(
        "put that file into a folder of your choice, named by the setting weights_folder"
    )


@pytest.mark.parametrize("words", [r"\bportico [a-z]+ (?:[a-z-]+|FILE)\b", r"\"[^\"]*\s--[a-z]", r"on the page [A-Z]"])
def test_core_and_the_networks_name_no_command_and_no_page(words: str) -> None:
    """In what it says: documentation and comments may."""
    wrong = []
    for path in (*(ROOT / "core").rglob("*.py"), *(ROOT / "models").rglob("*.py")):
        if path.parts[-2] in ("bench", "crash", "programs"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            said = re.search(r"(?:Message|Error)\(.*$|^\s+f?\"[^\"]+\"", line)
            if said is not None and '"""' not in line and re.search(words, said[0]):
                wrong.append(f"{path.name}:{number}: {line.strip()}")
    assert wrong == []
