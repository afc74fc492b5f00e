"""Errors that people read. The message is one sentence that says what is wrong and what to do."""

from __future__ import annotations

import unicodedata

from models.messages import Message

_LONGEST = 500  # characters of what is quoted
_UNSHOWN = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def readable(text: str) -> str:
    """Text without what would do something to a terminal, turns what follows around, or cannot be written at all."""
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if c in _DIRECTIONS or unicodedata.category(c) in _UNSHOWN else c for c in text)


class PorticoError(Exception):
    """Base of every error that is the user's to mend; the command line prints it as one line and exits with 2.

    ``GalleryError("there is no group {name!r}", name=name)``: a template and its fields, as :class:`Message` has them.
    Whatever broken input a message quotes, as text it is one line that can be shown and is not too long.

    Attributes:
        message: what it says, with its parts.

    >>> from core.errors import PorticoError
    >>> error = PorticoError("there is no door {name!r}: add it first", name="Front")
    >>> print(error)
    there is no door 'Front': add it first
    >>> error.message.template, error.message.fields["name"]
    ('there is no door {name!r}: add it first', 'Front')

    """

    message: Message

    def __init__(self, template: str = "", /, **fields: object):
        said = Message(template, **fields)
        line = in_one_line(said)
        self.message = said if line == said else said.shortened(line)
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


def in_one_line(words: str, said: str | None = None) -> str:
    """Words as one line that can be shown, cut where they quote too much: what we say ourselves stays whole.

    Args:
        words: a message; or plain text, all of which counts as quoted.
        said: the message, where the words are one in another language.

    """
    line = readable(words if "\n" not in words and "\r" not in words else " ".join(words.split()))
    return (
        line
        if len(line) <= _LONGEST or _quoted(words if said is None else said) <= _LONGEST
        else f"{line[: _LONGEST - 1]}…"
    )


def _quoted(words: str) -> int:
    """Characters of words that may come from anywhere: fields of a message, and what is no message with fields."""
    if isinstance(words, Message) and words.fields:
        return sum(_quoted(value) for value in words.fields.values() if isinstance(value, str))
    return len(words)


class ImageError(PorticoError):
    """A picture cannot be read, or is of no use."""


class NoFaceError(ImageError):
    """A picture shows no face."""


class SeveralFacesError(ImageError):
    """A picture shows several faces of which each could be meant."""


class SourceError(PorticoError):
    """A camera, video or folder cannot be opened."""


class SiteError(PorticoError):
    """The folder of an installation cannot be used."""


class GalleryError(PorticoError):
    """The gallery refuses a change, or is damaged."""


class DamagedError(GalleryError):
    """The gallery cannot be read any more: a backup has to be restored."""


class EnrolmentError(PorticoError):
    """A face cannot be enrolled."""


class ProfileError(PorticoError):
    """A recognition profile is missing or malformed."""


class TaskError(PorticoError):
    """A vision task cannot be done as asked."""


class LearningError(PorticoError):
    """Something cannot be learnt as asked."""
