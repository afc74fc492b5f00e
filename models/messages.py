"""Sentences that know what they are made of: a template and its fields, which other languages put in their own order.

It lies with the networks because their errors speak too; the rest of the program knows it as ``core.base.messages``.
"""

from __future__ import annotations

import numbers
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from string import Formatter
from typing import Any, NamedTuple, TypeAlias

Field: TypeAlias = "str | int | float"
"""What stands in a field: a number, a name, a message in its turn."""

_LONGEST_FORMAT = 8  # characters; what is read from a file must not ask for a billion blanks


class Named(str):
    """The name of somebody enrolled. What is stored keeps the id alone, so that names go when people do."""

    __slots__ = ("id",)
    id: int

    def __new__(cls, name: str, number: int) -> Named:
        made = super().__new__(cls, name)
        made.id = number
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return Named, (str.__str__(self), self.id)


class Part(NamedTuple):
    """A piece of a template: text, and the field that follows it, if any."""

    text: str
    field: str | None
    form: str
    quoted: bool


class Message(str):
    """A sentence in English, as text; and what it was made of.

    ``Message("there is a {kind} {name!r} already", kind="door", name="Front")`` is the text "there is a door 'Front'
    already". Format specifications and ``!r`` hold as in :meth:`str.format`; a template without fields is taken as it
    is. Fields are numbers, names or messages; of an error, its message is taken, of anything else what ``str`` says.

    Attributes:
        template: as written.
        fields: by name.

    """

    __slots__ = ("fields", "template")
    template: str
    fields: Mapping[str, Field]

    def __new__(cls, template: str = "", /, **fields: object) -> Message:
        if isinstance(template, Message) and not fields:
            return template
        held = {name: _field(value) for name, value in fields.items()}
        plain = str.__str__(template)
        made = super().__new__(cls, _spelt(plain, held) if held else plain)
        made.template, made.fields = plain, held
        return made

    @classmethod
    def of(cls, count: int, one: str, many: str, /, **fields: object) -> Message:
        """``one`` where the count is 1, else ``many``, in which ``{count:,}`` is the number."""
        return cls(one if count == 1 else many, count=count, **fields)

    @classmethod
    def joined(cls, glue: str, parts: Iterable[object]) -> Message:
        """Several messages or names as one, with ``"; "``, ``", "`` or another glue between them."""
        several = [part if isinstance(part, str) else _field(part) for part in parts]
        if len(several) == 1 and isinstance(several[0], Message):
            return several[0]
        named = {f"part{number}": part for number, part in enumerate(several, 1)}
        return cls(glue.join(f"{{{name}}}" for name in named), **named)

    @classmethod
    def quoted(cls, names: Iterable[str]) -> Message:
        """Names in quotation marks, with commas between them."""
        named = {f"name{number}": name for number, name in enumerate(names, 1)}
        return cls(", ".join(f"{{{name}!r}}" for name in named), **named)

    def shortened(self, text: str) -> Message:
        """The same with another text: as it can be shown in one line."""
        made = super().__new__(type(self), text)
        made.template, made.fields = self.template, self.fields
        return made

    @property
    def key(self) -> str:
        """The template as translators know it: fields by name alone."""
        return bare(self.template) if self.fields else self.template

    @property
    def people(self) -> tuple[Named, ...]:
        """Whom it names."""
        found: list[Named] = []
        for value in self.fields.values():
            found += [value] if isinstance(value, Named) else value.people if isinstance(value, Message) else ()
        return tuple(found)

    def stored(self, people: list[int] | None = None) -> dict[str, Any]:
        """What :meth:`read` makes the same message of, as JSON can hold it.

        Args:
            people: where given, the ids of those named are added to it, and no name is stored.

        """
        kept: dict[str, Any] = {"template": self.template}
        if self.fields:
            kept["fields"] = {name: _stored(value, people) for name, value in self.fields.items()}
        return kept

    @classmethod
    def read(cls, kept: object, people: Sequence[Named] = ()) -> Message:
        """A message as it was stored. Never an error: what is malformed is read as the text that it is.

        Args:
            kept: by :meth:`stored`, or a plain sentence.
            people: those named, in the order of their ids.

        """
        if not isinstance(kept, dict) or not isinstance(kept.get("template"), str):
            return cls(kept if isinstance(kept, str) else str(kept))
        template, fields = kept["template"], kept.get("fields") or {}
        try:
            return cls(template, **{name: cls._read_field(value, people) for name, value in fields.items()})
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return cls(template)

    @classmethod
    def _read_field(cls, value: object, people: Sequence[Named]) -> Field:
        if isinstance(value, dict) and "person" in value:
            return people[int(value["person"])]
        if isinstance(value, dict):
            return cls.read(value, people)
        return value if isinstance(value, int | float | str) else str(value)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> Any:
        """In models of pydantic: read from a plain sentence or from what is stored, and stored as such."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            cls.read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda text: text.stored() if isinstance(text, Message) and text.fields else str.__str__(text)
            ),
        )

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuilt, (self.template, dict(self.fields), str.__str__(self))


def _rebuilt(template: str, fields: dict[str, Field], text: str) -> Message:
    made = Message(template, **fields)
    return made if made == text else made.shortened(text)


def message_of(error: BaseException) -> Message:
    """What an error says, with its parts where it has them."""
    message = getattr(error, "message", None)
    if isinstance(message, Message):
        return message
    if len(error.args) == 1 and isinstance(error.args[0], Message):
        return error.args[0]
    if isinstance(error, OSError) and error.strerror and str(error) == f"[Errno {error.errno}] {error.strerror}":
        return Message("[Errno {number}] {why}", number=error.errno, why=error.strerror)
    return Message(str(error))


@lru_cache(4096)
def parts(template: str) -> tuple[Part, ...]:
    """The pieces of a template.

    Raises:
        ValueError: it is malformed, or has anything but plain names as fields.

    """
    found = []
    for text, field, form, conversion in Formatter().parse(template):
        if field is not None and not field.isidentifier():
            raise ValueError(f"{field!r} is not the name of a field: {template!r}")
        if form and (len(form) > _LONGEST_FORMAT or "{" in form):
            raise ValueError(f"{form!r} is not a format: {template!r}")
        found.append(Part(text, field, form or "", conversion == "r"))
    return tuple(found)


@lru_cache(4096)
def bare(template: str) -> str:
    """A template without the formats of its fields."""
    told = (
        part.text.replace("{", "{{").replace("}", "}}") + ("" if part.field is None else f"{{{part.field}}}")
        for part in parts(template)
    )
    return "".join(told)


def _spelt(template: str, fields: Mapping[str, Field]) -> str:
    told = []
    for text, field, form, quoted in parts(template):
        told.append(text)
        if field is not None:
            value = fields[field]
            told.append(format(repr(str.__str__(value)) if quoted and isinstance(value, str) else value, form))
    return "".join(told)


def _field(value: object) -> Field:
    if isinstance(value, Message | Named) or type(value) in (str, int, float):
        return value  # type: ignore[return-value]  # mypy does not follow the second half
    if isinstance(value, BaseException):
        return message_of(value)
    if isinstance(value, Enum):
        return Message(value.value if isinstance(value.value, Message) else str(value))
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, numbers.Integral) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, numbers.Real) and not isinstance(value, bool):
        return float(value)
    return str(value)


def _stored(value: Field, people: list[int] | None) -> object:
    if isinstance(value, Message):
        return value.stored(people)
    if isinstance(value, Named) and people is not None:
        people.append(value.id)
        return {"person": len(people) - 1}
    return str.__str__(value) if isinstance(value, str) else value
