"""What is wrong with values that a model refused, told by the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails


def first_of(error: ValidationError) -> tuple[ErrorDetails, str]:
    """The first refusal, without the value that was refused, which may be a secret; and where: "rules.leads_to"."""
    first = error.errors(include_input=False)[0]
    return first, ".".join(str(part) for part in first["loc"])
