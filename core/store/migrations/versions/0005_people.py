"""Employee ids, and events of which somebody says that they show somebody else."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    # added in place: copying the table, as SQLite's other changes need, would take photos and templates with it
    op.add_column("person", sa.Column("employee_id", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_person_employee_id"), "person", ["employee_id"], unique=True)
    op.add_column("event", sa.Column("disputed_by", sa.String(length=200), nullable=True))


def downgrade() -> None:
    """Bring the tables back to the version before."""
    op.execute("ALTER TABLE event DROP COLUMN disputed_by")
    op.drop_index(op.f("ix_person_employee_id"), "person")
    op.execute("ALTER TABLE person DROP COLUMN employee_id")
