"""Access groups, rules and passages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


# long: what the schema was at that time does not change
def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "access_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_group")),
        sa.UniqueConstraint("name", name=op.f("uq_access_group_name")),
    )
    op.create_table(
        "rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
    )
    with op.batch_alter_table("rule", schema=None) as batch_op:
        batch_op.create_index("uq_rule_kind_name", ["kind", "name"], unique=True)
    op.create_table(
        "access_grant",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("schedule_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["door_id"], ["rule.id"], name=op.f("fk_access_grant_door_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["group_id"], ["access_group.id"], name=op.f("fk_access_grant_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["schedule_id"], ["rule.id"], name=op.f("fk_access_grant_schedule_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("group_id", "door_id", "schedule_id", name=op.f("pk_access_grant")),
    )
    op.create_table(
        "forgiveness",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("time", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_forgiveness_person_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_forgiveness")),
    )
    op.create_table(
        "membership",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["access_group.id"], name=op.f("fk_membership_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_membership_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "group_id", name=op.f("pk_membership")),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", sa.DateTime(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("door", sa.String(length=200), nullable=False),
        sa.Column("area", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_passage_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passage")),
    )
    with op.batch_alter_table("passage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_passage_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_passage_door"), ["door"], unique=False)
    # added in place: copying the table, as SQLite's other changes need, would take photos and templates with it
    op.add_column("person", sa.Column("valid_from", sa.DateTime(), nullable=True))
    op.add_column("person", sa.Column("valid_until", sa.DateTime(), nullable=True))
    op.add_column("person", sa.Column("blocked", sa.Boolean(), server_default=sa.text("0"), nullable=False))


def downgrade() -> None:
    """Bring the tables back to the version before."""
    for column in ("blocked", "valid_until", "valid_from"):
        op.execute(f"ALTER TABLE person DROP COLUMN {column}")
    for table in ("passage", "membership", "forgiveness", "access_grant", "rule", "access_group"):
        op.drop_table(table)
