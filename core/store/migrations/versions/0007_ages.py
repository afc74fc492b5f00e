"""When a photo was taken, where its file says so."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    # added in place: copying the table, as SQLite's other changes need, would take templates with it
    op.add_column("photo", sa.Column("taken", sa.Date(), nullable=True))


def downgrade() -> None:
    """Bring the tables back to the version before."""
    op.execute("ALTER TABLE photo DROP COLUMN taken")
