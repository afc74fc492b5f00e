"""Keys of the API, requests that were done, and doors that other programs are asked to open."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    number = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
    op.create_table(
        "api_key",
        sa.Column("id", number, nullable=False),
        sa.Column("name", _text(200), nullable=False),
        sa.Column("folded_name", _text(400), nullable=False),
        sa.Column("scopes", sa.JSON(), nullable=False),
        sa.Column("secret_hash", sa.LargeBinary(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("created_by", _text(200), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_key")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_api_key_folded_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "idempotency",
        sa.Column("key_id", number, nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["key_id"], ["api_key.id"], name=op.f("fk_idempotency_key_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key_id", "token", name=op.f("pk_idempotency")),
    )
    op.create_index(op.f("ix_idempotency_created"), "idempotency", ["created"])
    op.create_table(
        "opening_request",
        sa.Column("id", number, nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("door", _text(200), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("state", _text(16), nullable=False),
        sa.Column("words", _text(1000), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_request")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_opening_request_created"), "opening_request", ["created"])


def downgrade() -> None:
    """Bring the tables back to the version before."""
    for table in ("opening_request", "idempotency", "api_key"):
        op.drop_table(table)


def _text(length: int) -> sa.String:
    return sa.String(length).with_variant(sa.String(collation="C"), "postgresql")
