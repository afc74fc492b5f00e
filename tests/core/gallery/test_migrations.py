from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from core.base.messages import Message, Named
from core.gallery.events import Decision, Event, EventFilter, Result
from core.gallery.people import Enrolled
from core.site import DATABASE, Site
from core.store.database import HEAD
from core.store.schema import Base
from core.store.vault import Vault, new_key

NOW = "2026-03-01 12:00:00.000000"


def test_the_migrations_end_where_the_program_expects() -> None:
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def _upgraded(path: Path, target: str = "head") -> Engine:
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)
    return engine


def test_migrated_tables_are_those_of_the_program(tmp_path: Path) -> None:
    with _upgraded(tmp_path / "old.db").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


@pytest.mark.one_kind
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


@pytest.mark.one_kind
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


@pytest.mark.one_kind
def test_events_of_before_tell_whether_there_was_a_door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site.key").write_text("ab" * 32)
    key = Vault(bytes.fromhex("ab" * 32)).wrap(new_key())
    known, may = (
        '{"text": "recognised as {}", "people": [7]}',
        '{"text": "Staff may pass here now (Always)", "people": []}',
    )
    second = '{"text": "a second person must come within 20 s", "people": []}'
    nobody = '{"text": "nobody we know", "people": []}'
    rows = [
        ("hall", "allow", "recognised", f"[{may}, {known}]"),
        ("hall", "allow", "recognised", f"[{known}]"),  # before there was a door
        ("gone", "allow", "recognised", f"[{may}, {known}]"),
        ("yard", "allow", "recognised", f"[{known}]"),
        ("hall", "deny", "recognised", f"[{may}, {second}, {known}]"),
        ("hall", "deny", "unknown", f"[{nobody}]"),
        ("yard", "deny", "unknown", f"[{nobody}]"),
        ("Front", "note", "door", "[]"),
    ]
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    with _upgraded(tmp_path / DATABASE, "0007").begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO person (id, name, folded_name, created, wrapped_key, valid_until)"
            " VALUES (7, 'Ann', 'ann', ?, ?, '2026-12-31 15:00:00.000000')",
            (NOW, key),
        )
        connection.exec_driver_sql(
            "INSERT INTO rule (kind, name, content) VALUES ('door', 'Front', ?)",
            ('{"rules": {"name": "Front"}, "cameras": ["hall"]}',),
        )
        for camera, decision, outcome, reasons in rows:
            connection.exec_driver_sql(
                "INSERT INTO event (time, camera, track, decision, outcome, person_id, shots, profile_id, reasons)"
                " VALUES (?, ?, 1, ?, ?, 7, 3, 'p-1', ?)",
                (NOW, camera, decision, outcome, reasons),
            )
    try:
        with Site(tmp_path) as site:
            events = site.events.query()[::-1]
            assert [event.door for event in events] == ["Front", None, "", None, "Front", "Front", None, "Front"]
            assert [str(event.result) for event in events] == [
                "allow", "recognised", "allow", "recognised", "deny", "deny", "not recognised", "note",
            ]  # fmt: skip
            assert str(events[4].reasons[0]) == "a second person must come within 20 s"
            for result in Result:
                there = [event for event in events if event.result is result]
                assert site.events.count(EventFilter(result=result)) == len(there)
            holder = site.access.holder(7)
            assert holder is not None
            assert holder.valid_until == datetime(2027, 1, 1)  # as it was typed in Tokyo
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.one_kind
def test_reasons_in_parts_are_the_sentences_of_before_one_version_earlier(tmp_path: Path) -> None:
    with Site(tmp_path) as site:
        ann = site.people.add("Ann", [Enrolled(b"jpeg", np.eye(16, dtype=np.float32)[0], 0.9, "front")], "p-1")
        reasons = (
            Message("was opened by hand by {by}: {why}", by="Rita {x}", why="a parcel"),
            Message("{person} {words}", person=Named("Ann", ann.id), words=Message("is {how}", how="blocked {here}")),
            Message("nobody we know"),
        )
        site.events.record(Event.at_door("Front", Decision.NOTE, reasons, datetime.now(UTC)))
        site.database.checkpoint()
    config = Config()
    config.set_main_option("script_location", "core.store:migrations")
    engine = create_engine(f"sqlite:///{tmp_path / DATABASE}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0009")
        kept = json.loads(connection.execute(text("SELECT reasons FROM event")).scalar_one())
    engine.dispose()
    assert kept == [
        {"text": "was opened by hand by Rita {x}: a parcel", "people": []},
        {"text": "{} is blocked {{here}}", "people": [ann.id]},
        {"text": "nobody we know", "people": []},
    ]
    with Site(tmp_path) as again:
        (event,) = again.events.query()
    assert [str(reason) for reason in event.reasons] == [
        "was opened by hand by Rita {x}: a parcel",
        "Ann is blocked {here}",
        "nobody we know",
    ]
