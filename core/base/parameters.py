"""What people can set of a task or a recipe: the form in the window and the options of commands are made from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from core.base.faults import fault
from core.base.messages import Message
from core.base.tables import alike
from core.errors import PorticoError


class Parameters(BaseModel):
    """What can be set. Each field has a title, a default, and a range where it is a number; units in its description.

    Allowed types: bool, int, float, str, ``Literal`` of words. A field with
    ``json_schema_extra={"editor": "matrix"}`` is a matrix written as "0 -1 0; -1 5 -1; 0 -1 0", shown as a grid; one
    with ``{"made": "network.npz"}`` may name a run of Learn that has made such a file
    (:func:`core.learning.made.makers`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


Kind = TypeVar("Kind", bound=Parameters)


def checked(kind: type[Kind], values: Mapping[str, Any], refusal: type[PorticoError]) -> Kind:
    """Parameters from words or values by name; what is missing takes its default.

    Raises:
        refusal: a value is not allowed; the message names the parameter.

    """
    try:
        return kind.model_validate(dict(values))
    except ValidationError as error:
        found = fault(error)
        if found.unknown:
            near = alike(found.where, kind.model_fields)
            words = Message(
                "there is no parameter {name}: did you mean {alike}?" if near else "there is no parameter {name}",
                name=found.where,
                alike=near,
            )
            raise refusal(words) from None
        name, why = found.where, found.message
        title = kind.model_fields[name].title if name in kind.model_fields else None
        lower: Message = why.shortened(why[:1].lower() + why[1:])
        raise refusal("{title}: {why}", title=title or name, why=lower) from None
