"""Reasons of events are kept as template and fields; those of before are read as they are, and stay."""

import json
from string import Formatter
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version: nothing changes in them, but older programs cannot read what comes."""


def downgrade() -> None:
    """Bring the tables back to the version before."""
    connection = op.get_bind()
    for number, kept in connection.execute(sa.text("SELECT id, reasons FROM event")).all():
        reasons = [_former(reason) if "template" in reason else reason for reason in json.loads(kept)]
        connection.execute(
            sa.text("UPDATE event SET reasons = :reasons WHERE id = :id"),
            {"reasons": json.dumps(reasons), "id": number},
        )


def _former(reason: dict[str, Any]) -> dict[str, Any]:
    """A reason as text, with ``{}`` wherever somebody is named; of nobody named, without anything doubled."""
    order: list[int] = []
    text = _text(reason, order)
    people = [reason["people"][place] for place in order]
    return {"text": text if people else text.replace("{{", "{").replace("}}", "}"), "people": people}


def _text(part: dict[str, Any], order: list[int]) -> str:
    fields = part.get("fields") or {}
    if not fields:
        return str(part["template"]).replace("{", "{{").replace("}", "}}")
    told = []
    for text, name, form, _conversion in Formatter().parse(part["template"]):
        told.append(text.replace("{", "{{").replace("}", "}}"))
        if name is None:
            continue
        value = fields[name]
        if isinstance(value, dict) and "person" in value:
            order.append(int(value["person"]))
            told.append("{}")
        elif isinstance(value, dict):
            told.append(_text(value, order))
        else:
            told.append(format(value, form or "").replace("{", "{{").replace("}", "}}"))
    return "".join(told)
