"""People, photos, templates and events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# long: what the schema was at that time does not change
def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("folded_name", sa.String(length=400), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("wrapped_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_person_folded_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "removal",
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("template_id", name=op.f("pk_removal")),
    )
    with op.batch_alter_table("removal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_removal_revision"), ["revision"], unique=False)

    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("time", sa.DateTime(), nullable=False),
        sa.Column("camera", sa.String(length=200), nullable=False),
        sa.Column("track", sa.Integer(), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("threshold", sa.Double(), nullable=True),
        sa.Column("second_person_id", sa.Integer(), nullable=True),
        sa.Column("second_score", sa.Double(), nullable=True),
        sa.Column("shots", sa.Integer(), nullable=False),
        sa.Column("quality", sa.Double(), nullable=True),
        sa.Column("profile_id", sa.String(length=40), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("sealed_photo", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_event_person_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["second_person_id"], ["person.id"], name=op.f("fk_event_second_person_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_camera"), ["camera"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_second_person_id"), ["second_person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event_time"), ["time"], unique=False)

    op.create_table(
        "photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("created", sa.DateTime(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("quality", sa.Double(), nullable=False),
        sa.Column("pose", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_photo_person_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_photo_person_id"), ["person_id"], unique=False)

    op.create_table(
        "template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("photo_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_template_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["photo_id"], ["photo.id"], name=op.f("fk_template_photo_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("template", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_template_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_template_photo_id"), ["photo_id"], unique=False)
        batch_op.create_index("ix_template_profile_id_revision", ["profile_id", "revision"], unique=False)


def downgrade() -> None:
    """Bring the tables back to the version before."""
    with op.batch_alter_table("template", schema=None) as batch_op:
        batch_op.drop_index("ix_template_profile_id_revision")
        batch_op.drop_index(batch_op.f("ix_template_photo_id"))
        batch_op.drop_index(batch_op.f("ix_template_person_id"))

    op.drop_table("template")
    with op.batch_alter_table("photo", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_photo_person_id"))

    op.drop_table("photo")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_time"))
        batch_op.drop_index(batch_op.f("ix_event_second_person_id"))
        batch_op.drop_index(batch_op.f("ix_event_person_id"))
        batch_op.drop_index(batch_op.f("ix_event_camera"))

    op.drop_table("event")
    op.drop_table("revision")
    with op.batch_alter_table("removal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_removal_revision"))

    op.drop_table("removal")
    op.drop_table("person")
