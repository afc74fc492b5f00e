"""Words that are kept sealed: passwords of cameras, the passphrase of scheduled backups."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "secret",
        sa.Column("name", sa.String(length=250), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_secret")),
    )


def downgrade() -> None:
    """Bring the tables back to the version before."""
    op.drop_table("secret")
