"""Sentences of core in the language of the window.

Core words its sentences in English and knows no other language. Here a finished sentence is recognised by the template
that it was made from, the template is translated, and what stood in its fields is put back in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, reduce

from PySide6.QtCore import QCoreApplication, QLocale

CONTEXT = "core"
_NAMED, _OR, _NEXT, _COMMA, _AND = "{0}: {1}", "{0}; or {1}", "{0}; {1}", "{0}, {1}", "{0} and {1}"
GLUE = (_NAMED, _OR, _NEXT, _COMMA, _AND)
"""How core and the window put sentences and words together."""

_FIELD = re.compile(r"\{(\d+)\}")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(rf"({'|'.join(_WEEKDAYS)}) (\d\d:\d\d(?: [A-Z+][\w:+-]*)?)")
_QUOTED = re.compile(r"""'[^'\\]*'|"[^"\\]*\"""")
_DEEPEST = 3  # sentences within sentences
_KEPT = 2048


@dataclass(frozen=True)
class _Template:
    """A sentence with fields, numbered from 0 in the order in which they stand."""

    source: str
    parts: tuple[str, ...]  # the text around the fields: one more than there are of them

    @classmethod
    def of(cls, source: str) -> _Template:
        return cls(source, tuple(_FIELD.split(source)[::2]))

    @property
    def known(self) -> int:
        """Characters that are given."""
        return sum(map(len, self.parts))

    def fields(self, sentence: str) -> tuple[str, ...] | None:
        """What stands in the fields, each as short as can be and never empty; None where the sentence is another.

        It takes time in proportion to the sentence, whoever wrote the names in it.
        """
        first, *inner, last = self.parts
        if not (sentence.startswith(first) and sentence.endswith(last)):
            return None
        at, end, found = len(first), len(sentence) - len(last), []
        for part in inner:
            place = sentence.find(part, at + 1, end)
            if place < 0:
                return None
            found.append(sentence[at:place])
            at = place + len(part)
        return (*found, sentence[at:end]) if at < end else None


_plain: frozenset[str] = frozenset()
_templates: tuple[_Template, ...] = ()


def learn(sources: Iterable[str]) -> None:
    """Know these templates from now on, and no others; with none, sentences stay as they are."""
    global _plain, _templates  # noqa: PLW0603  # there is one window, and it speaks one language
    known = set(sources)
    _plain = frozenset(s for s in known if _FIELD.search(s) is None)
    _templates = tuple(sorted(map(_Template.of, known - _plain - set(GLUE)), key=lambda t: (-t.known, t.source)))
    said.cache_clear()


@lru_cache(_KEPT)
def said(sentence: str) -> str:
    """A sentence of core in the language of the window; unchanged where it is not known.

    Several sentences, in lines or after semicolons, are translated one by one, as is one after a name and a colon.
    """
    if not _plain:
        return sentence
    if "\n" in sentence:
        return "\n".join(map(said, sentence.split("\n")))
    small = sentence[:1].lower() + sentence[1:]  # as core begins it
    name, colon, rest = sentence.partition(": ")
    told = _known(sentence) or _known(small) or _partly_known(sentence)
    if told is None and colon and (told := _known(rest) or _partly_known(rest)) is not None:
        told = _put(_NAMED, (name, told))
    return told or sentence


def _known(sentence: str, depth: int = 0) -> str | None:
    """A sentence, or several of which each is known; None where it is not."""
    if sentence in _plain:
        return QCoreApplication.translate(CONTEXT, sentence)
    for glue in (_NEXT, _COMMA, _AND):
        several = _apart(sentence, glue, depth)
        if several is not None:
            return several
    for template in _templates:
        fields = template.fields(sentence)
        if fields is not None:
            return _put(template.source, tuple(_within(field, depth + 1) for field in fields))
    return None


def _partly_known(sentence: str, depth: int = 0) -> str | None:
    """Several sentences of which one at least is known."""
    return _apart(sentence, _OR, depth, partly=True) or _apart(sentence, _NEXT, depth, partly=True)


def _apart(sentence: str, glue: str, depth: int, *, partly: bool = False) -> str | None:
    parts = sentence.split(glue.removeprefix("{0}").removesuffix("{1}"))
    if len(parts) < 2:
        return None
    told = [_known(part, depth) for part in parts]
    if all(t is None for t in told) or (not partly and any(t is None for t in told)):
        return None
    return reduce(lambda one, two: _put(glue, (one, two)), (t or part for t, part in zip(told, parts, strict=True)))


def _within(field: str, depth: int) -> str:
    """What stands in a field: a name, a number, or words of core again."""
    day = _WEEKDAY.fullmatch(field)
    if day is not None:
        number = _WEEKDAYS.index(day[1]) + 1
        return f"{QLocale().dayName(number, QLocale.FormatType.ShortFormat)} {day[2]}"
    if _QUOTED.sub("", field).strip(", ") == "":  # names only, in Python's quotation marks
        quoted = [QLocale().quoteString(name[1:-1]) for name in _QUOTED.findall(field)]
        return reduce(lambda one, two: _put(_COMMA, (one, two)), quoted) if quoted else field
    if depth > _DEEPEST:
        return field
    return _known(field, depth) or _partly_known(field, depth) or field


def _put(source: str, fields: tuple[str, ...]) -> str:
    return _FIELD.sub(lambda found: fields[int(found[1])], QCoreApplication.translate(CONTEXT, source))
