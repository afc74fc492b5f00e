"""What people read is one line: as long as it is ours, cut where it quotes what may come from anywhere."""

from __future__ import annotations

from core.base.messages import Message
from core.errors import GalleryError, in_one_line

_PART = Message(f"{'a better profile is here, ' * 12}{{name}}", name="standard-4")
LONG = Message("{part}; {part}; {part}", part=_PART)


def test_a_long_sentence_of_ours_stays_whole() -> None:
    assert len(LONG) > 900
    assert in_one_line(LONG) == LONG
    assert in_one_line("一" * 600, LONG) == "一" * 600, "as another language says it"
    assert str(GalleryError("{words}", words=LONG)) == LONG


def test_what_is_quoted_is_cut() -> None:
    for quoted in ("x" * 900, Message("x" * 900), Message("there is no group {name!r}", name="x" * 900)):
        line = in_one_line(quoted)
        assert (len(line), line[-1]) == (500, "…")
    assert len(str(GalleryError("there is no group {name!r} in {place}", name="x" * 300, place="y" * 300))) == 500


def test_what_breaks_lines_or_turns_text_around_is_not_shown() -> None:
    assert in_one_line("one\r\n  two\n") == "one two"
    assert in_one_line("a\x1b[2Jb\u202ec") == "a\ufffd[2Jb\ufffdc"
