"""What Alembic runs. The connection comes from :mod:`core.store.database`; there is no ``alembic.ini``."""

from alembic import context

from core.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
