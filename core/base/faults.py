"""What pydantic found wrong with settings, rules or parameters, as one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import PydanticKnownError

from core.base.messages import Message, message_of

_PLURAL = "{expected_plural}"


@dataclass(frozen=True)
class Fault:
    """The first thing that is wrong.

    Attributes:
        where: names of the parts, with dots between them; empty where it is the whole.
        message: what is wrong.
        missing: whether a part is not given at all.
        unknown: whether a part is given that there is none of.

    """

    where: str
    message: Message
    missing: bool
    unknown: bool


def fault(error: ValidationError) -> Fault:
    """The first thing that is wrong; it never holds what was given."""
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return Fault(where, _message(first), first["type"] == "missing", first["type"] == "extra_forbidden")


def _message(first: Any) -> Message:
    kind, text, context = str(first["type"]), str(first["msg"]), dict(first.get("ctx", {}))
    own = context.get("error")
    if isinstance(own, Exception):  # a validator of ours
        return Message("Value error, {error}", error=message_of(own))
    try:
        template = PydanticKnownError(kind, context or None).message_template  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):  # no kind that it knows
        return Message(text)
    context = {name: int(x) if isinstance(x, float) and x.is_integer() else x for name, x in context.items()}
    number = context.get("min_length", context.get("max_length"))
    template = template.replace(_PLURAL, "" if number == 1 else "s")
    try:
        told = Message(template, **context)
    except (KeyError, ValueError):
        return Message(text)
    return told if told == text else Message(text)
