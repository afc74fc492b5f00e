from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from core.gallery.database import HEAD
from core.gallery.schema import Base
from core.gallery.vault import Vault, new_key
from core.site import DATABASE, Site

NOW = "2026-03-01 12:00:00.000000"


def test_the_migrations_end_where_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", "core.gallery:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def _upgraded(path: Path, target: str = "head") -> Engine:
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", "core.gallery:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)
    return engine


def test_migrated_tables_are_those_of_the_program(tmp_path: Path) -> None:
    with _upgraded(tmp_path / "old.db").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_gallery_of_the_version_before_keeps_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "site.key").write_text("ab" * 32)
    key = Vault(bytes.fromhex("ab" * 32)).wrap(new_key())
    with _upgraded(tmp_path / DATABASE, "0004").begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO person (id, name, folded_name, created, wrapped_key) VALUES (7, 'Ann', 'ann', ?, ?)",
            (NOW, key),
        )
        connection.exec_driver_sql(
            "INSERT INTO event (time, camera, track, decision, outcome, person_id, shots, profile_id, reasons)"
            " VALUES (?, 'Door', 1, 'allow', 'recognised', 7, 3, 'p-1', '[]')",
            (NOW,),
        )
    with Site(tmp_path) as site:
        (kept,) = site.people.people()
        assert (kept.id, kept.name, kept.employee_id) == (7, "Ann", None)
        (event,) = site.events.query()
        assert (event.person, event.disputed_by) == ("Ann", None)
        assert site.people.set_employee_id(7, "E-17").employee_id == "E-17"


def test_a_new_gallery_begins_where_migrations_end(site: Site, tmp_path: Path) -> None:
    def tables(engine: Engine) -> dict[str, object]:
        there = inspect(engine)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in there.get_columns(name)),
                sorted((i["name"] or "", tuple(i["column_names"]), i["unique"]) for i in there.get_indexes(name)),
                sorted((k["referred_table"], k["options"].get("ondelete", "")) for k in there.get_foreign_keys(name)),
            )
            for name in there.get_table_names()
            if name != "sqlite_sequence"
        }

    assert tables(site.database.engine) == tables(_upgraded(tmp_path / "old.db"))
    with site.database.engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
