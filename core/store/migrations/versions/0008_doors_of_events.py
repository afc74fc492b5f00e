"""Which door an event was about, which rule decided, whom it shows instead; validity by the clock at the door."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_PEOPLE = "outcome NOT IN ('door', 'machine')"
_HEAD = '[{"text": "recognised as {}"%'  # what recognition says comes first only where no rule has spoken
_MAY = '[{"text": "% may pass here now (%'


def upgrade() -> None:
    """Bring the tables up to this version."""
    # added in place: copying the tables, as SQLite's other changes need, would take what refers to them along
    op.add_column("event", sa.Column("shown_id", sa.Integer(), nullable=True))
    op.add_column("event", sa.Column("door", sa.String(200), nullable=True))
    op.add_column("event", sa.Column("rule", sa.String(16), nullable=False, server_default=""))
    op.add_column("person", sa.Column("valid_from_wall", sa.DateTime(), nullable=True))
    op.add_column("person", sa.Column("valid_until_wall", sa.DateTime(), nullable=True))
    _doors_of_events()
    _telling_reasons()
    _validity()


def downgrade() -> None:
    """Bring the tables back to the version before."""
    for table, columns in (
        ("event", ("rule", "door", "shown_id")),
        ("person", ("valid_until_wall", "valid_from_wall")),
    ):
        for column in columns:
            op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def _doors_of_events() -> None:
    """A door was asked for wherever a rule has spoken, and where nobody known came to a camera that is at one."""
    connection = op.get_bind()
    connection.execute(
        sa.text(f"UPDATE event SET door = '' WHERE {_PEOPLE} AND decision = 'allow' AND reasons NOT LIKE :head"),  # noqa: S608
        {"head": _HEAD},
    )
    connection.execute(
        sa.text(
            f"UPDATE event SET door = '' WHERE {_PEOPLE} AND decision = 'deny' AND outcome = 'recognised'"  # noqa: S608
        )
    )
    connection.execute(sa.text("UPDATE event SET door = camera WHERE outcome = 'door'"))
    connection.execute(
        sa.text("UPDATE event SET rule = 'hand' WHERE outcome = 'door' AND decision = 'note' AND reasons LIKE :hand"),
        {"hand": '[{"text": "was opened by hand by%'},
    )
    cameras = (
        "SELECT rule.name FROM rule, json_each(rule.content, '$.cameras') AS at"
        " WHERE rule.kind = 'door' AND at.value = event.camera"
    )
    connection.execute(
        sa.text(
            f"UPDATE event SET door = ({cameras} LIMIT 1) WHERE EXISTS ({cameras})"  # noqa: S608
            f" AND {_PEOPLE} AND (door = '' OR decision = 'deny')"
        )
    )


def _telling_reasons() -> None:
    """What kept somebody out comes first, and not that their group might have passed."""
    event = sa.table("event", sa.column("id", sa.Integer), sa.column("decision"), sa.column("reasons", sa.JSON))
    connection = op.get_bind()
    wanted = sa.select(event.c.id, event.c.reasons).where(event.c.decision == "deny")
    wanted = wanted.where(sa.cast(event.c.reasons, sa.String).like(_MAY))
    for number, reasons in connection.execute(wanted).all():
        if len(reasons) > 1 and not reasons[1]["text"].startswith("recognised as"):
            told = [reasons[1], reasons[0], *reasons[2:]]
            connection.execute(sa.update(event).where(event.c.id == number).values(reasons=told))


def _validity() -> None:
    """Days and times were typed by this machine's clock; from now on they mean the one at each door."""
    person = sa.table(
        "person",
        sa.column("id"),
        *(
            sa.column(name, sa.DateTime)
            for name in ("valid_from", "valid_until", "valid_from_wall", "valid_until_wall")
        ),
    )
    connection = op.get_bind()
    limited = sa.or_(person.c.valid_from.is_not(None), person.c.valid_until.is_not(None))
    for row in connection.execute(sa.select(person).where(limited)).all():
        walls = {f"{name}_wall": _wall(getattr(row, name)) for name in ("valid_from", "valid_until")}
        connection.execute(
            sa.update(person).where(person.c.id == row.id).values(valid_from=None, valid_until=None, **walls)
        )


def _wall(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)
