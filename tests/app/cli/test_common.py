from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import typer

from app.cli import common
from app.cli.common import CliError, confirm, secret_line
from core.gallery.people import Enrolled
from core.site import Site


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch):
    """Somebody at a terminal who answers; what they were asked."""
    asked: list[str] = []

    def answering(answer: bool) -> list[str]:
        monkeypatch.setattr(common.sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(typer, "confirm", lambda question: asked.append(question) or answer)
        return asked

    return answering


def test_where_nobody_can_answer_yes_must_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(common.sys.stdin, "isatty", lambda: False, raising=False)
    with pytest.raises(CliError, match="deleting Ann cannot be undone: say --yes"):
        confirm("Delete Ann?", "Ann", yes=False)
    confirm("Delete Ann?", "Ann", yes=True)


def test_who_says_no_has_deleted_nothing(terminal, capsys: pytest.CaptureFixture[str]) -> None:
    asked = terminal(False)
    with pytest.raises(typer.Exit) as left:
        confirm("Delete Ann?", "Ann", yes=False)
    assert left.value.exit_code == 1
    assert asked == ["Delete Ann? This cannot be undone."]
    assert capsys.readouterr().out == "Nothing was deleted.\n"


def test_who_says_yes_is_asked_once(terminal) -> None:
    asked = terminal(True)
    confirm("Delete Ann?", "Ann", yes=False)
    assert len(asked) == 1
    confirm("Delete Ann?", "Ann", yes=True)
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("make", "words", "question"),
    [
        (("doors", "set", "Front"), ("doors", "delete", "Front"), "Delete the door Front with its grants?"),
        (None, ("people", "delete", "Ann"), "Delete Ann with 1 photo?"),
    ],
)
def test_both_deletions_ask_alike(run, terminal, tmp_path, make, words, question) -> None:
    if make is not None:
        assert run(*make)[0] == 0
    with Site(tmp_path / "site") as site:
        site.people.add("Ann", [Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")], "p-1")
    asked = terminal(False)
    code, out, _ = run(*words)
    assert (code, out) == (1, "Nothing was deleted.\n")
    assert asked == [question + " This cannot be undone."]
    terminal(True)
    assert run(*words)[0] == 0
    assert run(*words)[0] == 2, "it is gone"


def test_a_secret_is_read_without_the_mark_of_an_editor_and_typed_unseen(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "f").write_bytes(b"\xef\xbb\xbfseven brave otters\r\nmore")
    assert secret_line(tmp_path / "f", "the password") == "seven brave otters"
    (tmp_path / "f").write_bytes(b"\xff\xfe")
    with pytest.raises(CliError, match=r"the password cannot be read from .*: it is no text"):
        secret_line(tmp_path / "f", "the password")
    asked = []
    monkeypatch.setattr(common.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(typer, "prompt", lambda words, **how: asked.append((words, how["hide_input"])) or "typed")
    assert secret_line(Path("-"), "the password") == "typed"
    assert asked == [("The password", True)]
