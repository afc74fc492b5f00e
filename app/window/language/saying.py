"""Sentences of core in the language of the window.

Core words its sentences in English and knows no other language, but says with each what it was made of
(:class:`core.base.messages.Message`): the template is translated, and its fields are put back in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLocale

from app.advice import WORDS, worded
from core.base.messages import Message, parts
from core.errors import in_one_line

CONTEXT = "core"
GLUE = ("{0}, and {1}", "{0}: {1}", "{0}; or {1}", "{0}; {1}", "{0}, {1}", "{0} and {1}", "{0} or {1}", "{0} ({1})")
"""How core puts sentences and words together: each is translated for itself, however many there are."""

FOREIGN = (
    "Connection refused",
    "Connection timed out",
    "Directory not empty",
    "Extra inputs are not permitted",
    "Field required",
    "File exists",
    "File name too long",
    "Input should be a valid boolean, unable to interpret input",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid number, unable to parse string as a number",
    "Input should be a valid string",
    "Input should be greater than or equal to {ge}",
    "Input should be greater than {gt}",
    "Input should be less than or equal to {le}",
    "Input should be less than {lt}",
    "Input should be {expected}",
    "Input/output error",
    "Invalid data found when processing input",
    "Is a directory",
    "Network is unreachable",
    "No route to host",
    "No space left on device",
    "No such device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Protocol not found",
    "Read-only file system",
    "Server returned 401 Unauthorized (authorization failed)",
    "Server returned 404 Not Found",
    "String should have at least {min_length} character",
    "String should have at least {min_length} characters",
    "String should have at most {max_length} characters",
    "Too many open files",
    "Value error, {error}",
    "[Errno {number}] {why}",
    "timed out",
)
"""What the operating system, pydantic and FFmpeg say within our own sentences."""

_MEANT = frozenset(FOREIGN)
_BETWEEN = {glue.removeprefix("{0}").removesuffix("{1}"): glue for glue in GLUE if glue.endswith("{1}")}
_OF_PROFILES = frozenset({"profile", "now", "mine", "used", "found", "behind"})  # fields that may name one
_other = False  # whether the window speaks another language than core does


def speak(*, english: bool) -> None:
    """Have sentences translated from now on, or left as they are."""
    global _other  # noqa: PLW0603  # there is one window, and it speaks one language
    _other = not english
    _shaped.cache_clear()


def said(words: str) -> str:
    """A sentence of core in the language of the window; in English where it has no translation.

    Args:
        words: a message; or plain text, which is translated where it is a sentence without fields.

    """
    words = worded(_titled(words))
    if not _other or not words:
        return str.__str__(words)
    if not isinstance(words, Message):
        return _translated(words)
    told = _put(words)
    return told if "\n" in words else in_one_line(told, words)


def _titled(words: str) -> str:
    """A sentence with shipped profiles by the names that people read; what goes into a command keeps their ids."""
    from app.window.language import tr
    from app.window.language.names import PROFILES  # which need this module

    if not isinstance(words, Message) or not words.fields or words.template in WORDS:
        return words
    told: dict[str, object] = {}
    for name, value in words.fields.items():
        if isinstance(value, Message):
            told[name] = _titled(value)
        elif name in _OF_PROFILES and value in PROFILES:
            told[name] = tr(PROFILES[str(value)])
        else:
            told[name] = value
    if all(told[name] is value for name, value in words.fields.items()):
        return words
    made = Message(words.template, **told)
    return made if "\n" in words else made.shortened(in_one_line(made))


def is_glue(template: str) -> bool:
    """Whether a template has no words of its own, and only puts others together."""
    texts = [part.text for part in parts(template)]
    return all(text in _BETWEEN or re.search(r"[^\W\d_]{2}", text) is None for text in texts)


def _translated(text: str) -> str:
    return QCoreApplication.translate(CONTEXT, text)


def _put(message: Message) -> str:
    """A message with its template and its fields translated."""
    if not message.fields:
        return _translated(message.template)
    forms = {part.field: part for part in parts(message.template)}
    glue = is_glue(message.template)
    told = []
    for text, field, form, quoted in _pieces(_shaped(message.template) if glue else _translated(message.key)):
        told.append(text)
        if field is None:
            continue
        if field not in message.fields:
            return str.__str__(message)
        value = message.fields[field]
        own = forms.get(field)
        if isinstance(value, str):
            value = _field(value)
            value = QLocale().quoteString(value) if quoted or (own is not None and own.quoted) else value
        told.append(format(value, form or (own.form if own is not None else "")))
    return "".join(told)


@lru_cache(2048)
def _pieces(template: str) -> tuple[tuple[str, str | None, str, bool], ...]:
    return parts(template)


@lru_cache(2048)
def _shaped(template: str) -> str:
    """A template without words of its own, with what stands between its fields as the language writes it."""
    pieces = parts(template)
    names = [part.field for part in pieces if part.field is not None]
    shape = "".join(part.text + (f"{{{names.index(part.field)}}}" if part.field else "") for part in pieces)
    if shape in GLUE:
        return re.sub(r"\{(\d+)\}", lambda found: f"{{{names[int(found[1])]}}}", _translated(shape))
    return "".join(_between(part.text) + (f"{{{part.field}}}" if part.field else "") for part in pieces)


def _between(text: str) -> str:
    glue = _BETWEEN.get(text)
    return text if glue is None else _translated(glue).removeprefix("{0}").removesuffix("{1}")


def _field(value: str) -> str:
    """What stands in a field: words of core again, those of another program, or a name, which stays."""
    if isinstance(value, Message):
        return _put(value)
    return _translated(value) if value in _MEANT else str.__str__(value)
