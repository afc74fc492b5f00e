from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from core.gallery.database import HEAD
from core.gallery.schema import Base
from core.site import Site


def test_the_migrations_end_where_the_program_expects() -> None:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "core.gallery:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_migrated_tables_are_those_of_the_program(site: Site) -> None:
    with site.database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
