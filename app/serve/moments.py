"""Moments that programs send."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator


def _written(value: object) -> object:
    """Only as ISO 8601 has it: pydantic would take a number for seconds of an epoch that nobody meant."""
    if isinstance(value, str):
        datetime.fromisoformat(value)
        if "T" not in value.upper():
            raise ValueError("a moment has a day and a time, such as 2026-12-24T20:00:00+01:00")
    return value


Moment = Annotated[datetime, BeforeValidator(_written)]
"""A moment as RFC 3339 has it; it may come without a time zone."""
