"""What only a server can do: go away, be somebody else, be too old, and keep what was deleted."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import numpy as np
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from psycopg import errors as pg
from sqlalchemy import delete, insert, text
from sqlalchemy.exc import DBAPIError

from core import settings as site_settings
from core.errors import DamagedError, GalleryError, SiteError
from core.gallery.events import Decision, Event, Outcome
from core.gallery.people import Enrolled
from core.settings import GALLERY
from core.site import Site
from core.store import postgres, schema, server_errors, vacuuming
from core.store.database import HEAD, Database
from core.store.postgres import PostgresBackend
from core.store.revisions import next_revision, revision_of
from core.store.server import Server, keep_password
from tests.servers import Postgres, folder_with, free_port, new_postgres
from tests.servers import postgres as installed

UNKNOWN = Event(
    time=datetime(2026, 1, 2, 3, 4, tzinfo=UTC),
    camera="hall",
    track=1,
    decision=Decision.DENY,
    outcome=Outcome.UNKNOWN,
    person=None,
    person_id=None,
    score=None,
    threshold=None,
    second_person=None,
    second_person_id=None,
    second_score=None,
    shots=1,
    quality=None,
    profile_id="p-1",
    reasons=(),
)
FACE = Enrolled(b"a photo", np.eye(8, dtype=np.float32)[0], 0.9, "front")
pytestmark = pytest.mark.one_kind


@pytest.fixture
def address(database_address: str) -> str:
    """The address of an empty database."""
    return database_address


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Database]:
    opened = Database(PostgresBackend(Server(address), tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def own_server() -> Iterator[Postgres]:
    """A server that a test may stop, start and harm."""
    if installed() is None:
        pytest.skip("PostgreSQL 15 or newer is not installed: apt-get install postgresql-15")
    with new_postgres() as server:
        yield server


def _add(store: Database, name: str) -> int:
    with store.write() as session:
        session.add(
            schema.Person(
                name=name, folded_name=name, created=datetime.now(UTC), wrapped_key=b"key of " + name.encode()
            )
        )
        return next_revision(session)


def test_a_new_store_is_what_the_models_say(store: Database) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, schema.Base.metadata) == []
        assert context.get_current_revision() == HEAD
        sizes = connection.execute(
            text("SELECT DISTINCT data_type FROM information_schema.columns WHERE column_name = 'id'")
        ).scalars()
        assert list(sizes) == ["bigint"], "more than two thousand million events"


def test_a_store_of_a_newer_program_is_refused_and_not_touched(store: Database, address: str, tmp_path: Path) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(GalleryError, match=r"made by a newer Portico \(schema 9999"):
        Database(PostgresBackend(Server(address), tmp_path))


def test_a_database_of_something_else_is_refused(address: str, postgres_server: Postgres, tmp_path: Path) -> None:
    postgres_server.tell("CREATE TABLE stock (id int)", Server(address).url.database or "")
    with pytest.raises(GalleryError, match="holds something else"):
        Database(PostgresBackend(Server(address), tmp_path))


def test_a_gallery_beside_the_settings_is_not_forgotten_for_an_empty_database(address: str, tmp_path: Path) -> None:
    Site(tmp_path / "site").close()
    site_settings.save(tmp_path / "site", database=address)
    with pytest.raises(GalleryError, match="move it there"):
        Site(tmp_path / "site")
    assert (tmp_path / "site" / GALLERY).exists()


def test_a_database_that_was_emptied_is_missed(address: str, postgres_server: Postgres, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "site", database=address)
    with Site(folder) as site:
        site.people.add("Ann", [FACE], "p-1")
        (folder / "status").mkdir(exist_ok=True)
    postgres_server.tell("DROP SCHEMA public CASCADE; CREATE SCHEMA public", Server(address).url.database or "")
    with pytest.raises(DamagedError, match="has gone"):
        Site(folder)


def test_writers_take_turns_and_no_reader_misses_a_revision(store: Database, address: str, tmp_path: Path) -> None:
    """Whoever has seen revision n has seen what came with each one before: else an index would miss somebody."""
    faults: list[str] = []
    ended = threading.Event()

    def read() -> None:
        while not ended.is_set():
            with store.read() as session:
                known = revision_of(session)
                there = session.query(schema.Person).count()
                if known != there:
                    faults.append(f"{known} changes, {there} people")

    def write(number: int) -> None:
        other = Database(PostgresBackend(Server(address), tmp_path))
        for n in range(10):
            _add(other, f"{number} {n}")
        other.close()

    reading = threading.Thread(target=read)
    writing = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in (reading, *writing):
        thread.start()
    for thread in writing:
        thread.join()
    ended.set()
    reading.join()
    assert faults == []
    with store.read() as session:
        assert revision_of(session) == 40


def test_a_reader_sees_one_state_and_changes_nothing(store: Database) -> None:
    with store.read() as session:
        before = session.query(schema.Person).count()
        _add(store, "Ann")
        assert session.query(schema.Person).count() == before
    with pytest.raises(GalleryError, match="only gives out"), store.read() as session:
        session.execute(delete(schema.Person))


def test_whoever_is_in_a_hurry_does_not_wait_for_their_turn(store: Database) -> None:
    told: list[str] = []

    def write() -> None:
        try:
            with store.hurried(0.05):
                _add(store, "Ann")
        except GalleryError as error:
            told.append(str(error))

    with store.write() as session:
        revision_of(session)
        waiting = threading.Thread(target=write)
        waiting.start()
        waiting.join()
    assert len(told) == 1
    assert told[0].endswith("another program has kept it locked; try again")
    write()
    assert len(told) == 1


def test_a_connection_that_was_lost_costs_one_try_at_most(store: Database, postgres_server: Postgres) -> None:
    _add(store, "Ann")
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'portico'"
    postgres_server.tell(ended)
    _add(store, "Bob")  # noticed before anything was sent
    with pytest.raises(GalleryError, match=r"connection to the server was lost|being stopped"):
        _interrupted(store, lambda: postgres_server.tell(ended))
    with store.read() as session:
        assert session.query(schema.Person).count() == 2, "nothing was changed"
    _add(store, "Cem")


def _interrupted(store: Database, interrupt: Callable[[], object]) -> None:
    with store.write() as session:
        session.execute(delete(schema.Person))
        interrupt()
        session.execute(text("SELECT 1"))


def test_a_server_that_is_stopped_is_told_and_found_again(own_server: Postgres, tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "site", database=own_server.address(own_server.database()))
    with Site(folder) as site:
        site.people.add("Ann", [FACE], "p-1")
        own_server.stop()
        for _ in range(2):
            with pytest.raises(GalleryError, match=r"server cannot be reached|connection to the server was lost"):
                site.people.count()
        with pytest.raises(GalleryError, match="server cannot be reached; try again when it runs"):
            Site(folder)
        own_server.start()
        assert site.people.names() == {1: "Ann"}
        assert site.trail.verify() == []


def test_what_is_wrong_with_the_way_there_is_one_sentence(postgres_server: Postgres, tmp_path: Path) -> None:
    def told(address: str, **more: object) -> str:
        with pytest.raises(GalleryError) as said:
            Database(PostgresBackend(Server(address, **more), tmp_path))
        assert "letmeout" not in str(said.value)
        return str(said.value)

    assert "no database of that name" in told(postgres_server.address("nowhere"))
    assert "cannot be reached" in told(f"postgresql+psycopg://portico@127.0.0.1:{free_port()}/x")
    postgres_server.tell("CREATE ROLE guarded LOGIN PASSWORD 'letmein'")
    guarded = postgres_server.address("postgres", "guarded", "127.0.0.1")
    assert "asks for a password, and none is known" in told(guarded)
    (tmp_path / "password").write_text("letmeout\n")
    assert "refuses the user or the password" in told(guarded, password_file=tmp_path / "password")
    assert "password of the database cannot be read" in told(guarded, password_file=tmp_path / "none")
    (tmp_path / "password").write_text("letmein\n")
    assert "let the database belong to that user" in told(guarded, password_file=tmp_path / "password")
    postgres_server.tell("ALTER DATABASE postgres OWNER TO guarded")
    Database(PostgresBackend(Server(guarded, tmp_path / "password"), tmp_path)).close()


def test_the_keyring_has_the_password(
    postgres_server: Postgres, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring

    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr(keyring, "set_password", lambda service, name, words: kept.update({(service, name): words}))
    monkeypatch.setattr(keyring, "get_password", lambda service, name: kept.get((service, name)))
    server = Server(address, keyring=True)
    with pytest.raises(GalleryError, match="keyring has no password of the database"):
        server.password()
    keep_password(server, "letmein")
    assert server.arguments()["password"] == "letmein"
    assert "letmein" not in repr(server)
    assert "letmein" not in server.place


def test_an_old_server_and_one_without_utf8_are_refused(
    postgres_server: Postgres, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres_server.tell("CREATE DATABASE ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
    with pytest.raises(GalleryError, match="UTF-8"):
        Database(PostgresBackend(Server(postgres_server.address("ascii")), tmp_path))
    monkeypatch.setattr(postgres, "OLDEST", 99)
    with pytest.raises(GalleryError, match="99 or newer is needed"):
        Database(PostgresBackend(Server(address), tmp_path))


def test_without_the_driver_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(GalleryError, match=r"pip install 'portico\[postgres\]'"):
        Database(PostgresBackend(Server("postgresql+psycopg://portico@/x"), tmp_path))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (pg.DiskFull("no space left"), "disk of the server is full; nothing was changed"),
        (pg.TooManyConnections("sorry"), "too many programs are connected"),
        (pg.QueryCanceled("canceling statement"), "took too long"),
        (pg.ReadOnlySqlTransaction("cannot execute"), "only gives out"),
        (pg.CannotConnectNow("the database system is starting up"), "being stopped or started"),
        (pg.OperationalError('FATAL: no pg_hba.conf entry for host "1.2.3.4"'), "from nowhere here"),
        (pg.OperationalError("certificate verify failed"), "certificate could not be checked"),
        (pg.OperationalError("SCHWERWIEGEND: etwas anderes"), "SCHWERWIEGEND: etwas anderes"),
    ],
)
def test_each_trouble_of_a_server_has_its_words(error: pg.Error, told: str, tmp_path: Path) -> None:
    said = server_errors.sentence(DBAPIError("SELECT", {}, error), "postgresql://db/x", tmp_path)
    assert said is not None
    assert str(said).startswith("the gallery postgresql://db/x cannot be used: ")
    assert told in str(said)


def test_data_that_a_server_calls_damaged_asks_for_a_backup(tmp_path: Path) -> None:
    said = server_errors.sentence(pg.DataCorrupted("invalid page"), "postgresql://db/x", tmp_path)
    assert isinstance(said, DamagedError)
    assert server_errors.sentence(ValueError("something of ours"), "postgresql://db/x", tmp_path) is None


@pytest.mark.parametrize("host", ["db.example.org", "10.0.0.5", "fe80::1"])
def test_whoever_is_elsewhere_has_to_prove_who_they_are(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    named = f"[{host}]" if ":" in host else host
    told = Server(f"postgresql+psycopg://portico@{named}/x").arguments()
    assert (told["sslmode"], told["sslrootcert"]) == ("verify-full", "system")
    assert "sslrootcert" not in Server(f"postgresql+psycopg://portico@{named}/x?sslrootcert=/ca.pem").arguments()
    weaker = Server(f"postgresql+psycopg://portico@{named}/x?sslmode=require").arguments()
    assert not {"sslmode", "sslrootcert"} & set(weaker), "the address says it, so libpq hears it"


@pytest.mark.parametrize("where", ["", "localhost", "127.0.0.1:5433", "[::1]", "/x?host=/run/postgresql"])
def test_this_machine_is_believed(where: str) -> None:
    name = "" if "?" in where else "/x"
    assert "sslmode" not in Server(f"postgresql+psycopg://portico@{where}{name}").arguments()


def test_certificates_are_really_checked(own_server: Postgres, tmp_path: Path) -> None:
    right, wrong = (_certificate(own_server.folder / "data", name) for name in ("server", "other"))
    own_server.stop()
    own_server.start("-c", "ssl=on", "-c", "ssl_cert_file=server.crt", "-c", "ssl_key_file=server.key")
    address = own_server.address(own_server.database(), host="127.0.0.1") + "?sslmode=verify-full&sslrootcert="
    opened = Database(PostgresBackend(Server(f"{address}{right}"), tmp_path))
    with opened.read() as session:
        assert session.execute(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")).scalar_one()
    opened.close()
    with pytest.raises(GalleryError, match="certificate could not be checked"):
        Database(PostgresBackend(Server(f"{address}{wrong}"), tmp_path))
    by_name = address.replace("127.0.0.1", "localhost")
    with pytest.raises(GalleryError, match="certificate could not be checked"):  # it is of another name
        Database(PostgresBackend(Server(f"{by_name}{right}"), tmp_path))


def _certificate(folder: Path, name: str) -> Path:
    """A certificate of 127.0.0.1 that vouches for itself, and its key beside it, as a server wants them."""
    key = ec.generate_private_key(ec.SECP256R1())
    called = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(called)
        .issuer_name(called)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / f"{name}.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / f"{name}.key").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    owner = folder.stat()
    for end in ("crt", "key"):
        shutil.chown(folder / f"{name}.{end}", owner.st_uid, owner.st_gid)
        (folder / f"{name}.{end}").chmod(0o600)
    return folder / f"{name}.crt"


@pytest.fixture
def on_server(address: str, tmp_path: Path) -> Path:
    """The folder of a site whose store is on a server."""
    return folder_with(tmp_path / "site", database=address)


def _wrapped_key(site: Site, person_id: int) -> bytes:
    with site.database.read() as session:
        person = session.get(schema.Person, person_id)
        assert person is not None
        return person.wrapped_key


def test_somebody_deleted_is_gone_from_the_tables_files(on_server: Path, postgres_server: Postgres) -> None:
    """Of names and of keys, without which what else was sealed is noise; what a server's log keeps is in its log."""
    with Site(on_server) as site:
        gone = site.people.add("Annabella Gone", [FACE], "p-1")
        site.people.add("Bob", [FACE], "p-1")
        key = _wrapped_key(site, gone.id)
        assert postgres_server.files_with(key)
        assert postgres_server.files_with(b"Annabella")
        site.people.delete(gone.id)
        assert not postgres_server.files_with(key)
        assert not postgres_server.files_with(b"Annabella")
        assert site.people.names() == {2: "Bob"}


def test_the_planner_has_no_samples_of_names_and_keys(
    on_server: Path, postgres_server: Postgres, database_address: str
) -> None:
    """Servers take them by themselves, and keep them when the rows have gone."""
    name = Server(database_address).url.database or ""
    with Site(on_server) as site:
        for number in range(20):
            site.people.add(f"Annabella {number}", [FACE], "p-1")
        key = _wrapped_key(site, 1)
        postgres_server.tell("ANALYZE", name)
        assert postgres_server.tell("SELECT count(*) FROM pg_stats WHERE tablename = 'person'", name) != [(0,)]
        site.people.delete(1)
        assert not postgres_server.files_with(b"Annabella 0")
        assert not postgres_server.files_with(key)
    sampled = "SELECT attname FROM pg_stats WHERE schemaname = 'public' AND histogram_bounds::text ~ '[A-Za-z]{6}'"
    assert postgres_server.tell(sampled, name) == []


def test_a_stranger_who_was_kept_long_enough_is_gone_from_them(on_server: Path, postgres_server: Postgres) -> None:
    with Site(on_server) as site:
        event = site.events.record(UNKNOWN, b"a face" * 2000)
        with site.database.read() as session:
            row = session.get(schema.Event, event.id)
            assert row is not None
            sealed = bytes(row.sealed_photo or b"")[:40]
        assert postgres_server.files_with(sealed)
        assert site.keep_periods().faces == 1
        assert not postgres_server.files_with(sealed)


def test_what_a_reader_or_a_kill_kept_from_going_goes_the_next_time(
    on_server: Path, postgres_server: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vacuuming, "_REWRITE_TRIES", 1)
    monkeypatch.setattr(vacuuming, "_REWRITE_MS", 50)
    with Site(on_server) as site:
        people = [site.people.add(f"Somebody {number}", [FACE], "p-1").id for number in range(3)]
        keys = [_wrapped_key(site, number) for number in people]
        with site.database.read() as session:  # as a backup does that takes its time
            assert session.query(schema.Person).count() == 3
            site.people.delete(people[0])
        assert postgres_server.files_with(keys[0])
        site.people.delete(people[1])
        assert not postgres_server.files_with(keys[0])
        with monkeypatch.context() as patch:
            patch.setattr(PostgresBackend, "forget_deleted", lambda *_a, **_k: None)  # killed before
            site.people.delete(people[2])
    assert postgres_server.files_with(keys[2])
    Site(on_server).close()
    assert not postgres_server.files_with(keys[2])


def test_a_page_that_was_overwritten_is_found(own_server: Postgres, tmp_path: Path) -> None:
    name = own_server.database()
    folder = folder_with(tmp_path / "site", database=own_server.address(name))
    with Site(folder) as site:
        for number in range(300):
            site.secrets.remark(f"secret {number}", "x" * 200)
        assert site.database.damage() == ""
        assert site.database.dangling() == []
        ((path,),) = own_server.tell("SELECT pg_relation_filepath('secret')", name)
        own_server.tell("CHECKPOINT", name)
    own_server.stop()
    with (own_server.folder / "data" / path).open("r+b") as file:
        file.seek(8192 * 2)
        file.write(b"\xff" * 4096)
    own_server.start()
    store = Database(PostgresBackend(Server(own_server.address(name)), folder))
    assert "invalid page" in store.damage()
    with pytest.raises(GalleryError, match="stopped by me"):
        store.damage(_stop)
    store.close()


def _stop() -> None:
    raise GalleryError("stopped by me")


def test_rows_that_refer_to_nothing_are_counted(store: Database) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("ALTER TABLE passage DROP CONSTRAINT fk_passage_person_id"))
        connection.execute(insert(schema.Passage).values(time=datetime.now(UTC), person_id=77, door="Front"))
    assert store.dangling() == ["passage"]


def test_who_changes_the_trail_on_the_server_is_found_out(
    address: str, postgres_server: Postgres, tmp_path: Path
) -> None:
    with Site(folder_with(tmp_path / "site", database=address)) as site:
        for number in range(5):
            site.trail.look("look at events", f"day {number}")
        assert site.trail.verify() == []
        postgres_server.tell("UPDATE audit SET actor = 'nobody' WHERE id = 3", Server(address).url.database or "")
        assert any("entry 3" in fault for fault in site.trail.verify())


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("mysql://db/x", "must be an address like"),
        ("postgresql://db", "must be an address like"),
        ("postgresql://portico:letmein@db/x", "a password has no place in it"),
        ("postgresql://db/x?password=letmein", "a password has no place in it"),
        ("postgresql://db/x?options=-c", "must not say 'options'"),
        ("postgresql://db:99999/x", "must be an address like"),
    ],
)
def test_an_address_that_cannot_be_is_refused_without_repeating_it(tmp_path: Path, address: str, why: str) -> None:
    folder = folder_with(tmp_path / "site")
    before = (folder / "settings.toml").read_bytes()
    with pytest.raises(SiteError, match=why) as said:
        site_settings.save(folder, database=address)
    assert "letmein" not in str(said.value)
    assert (folder / "settings.toml").read_bytes() == before
    with pytest.raises(SiteError, match=why):
        site_settings.database.require_address(address)
