"""Groups of everybody, groups that reception may give, and people who look alike and are not one."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    # added in place: copying the table, as SQLite's other changes need, would take memberships and grants with it
    for column in ("everybody", "reception"):
        op.add_column("access_group", sa.Column(column, sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_table(
        "lookalike",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_lookalike_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["person.id"], name=op.f("fk_lookalike_other_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person_id", "other_id", name=op.f("pk_lookalike")),
    )


def downgrade() -> None:
    """Bring the tables back to the version before."""
    op.drop_table("lookalike")
    for column in ("everybody", "reception"):
        op.execute(f"ALTER TABLE access_group DROP COLUMN {column}")
