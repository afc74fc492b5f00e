"""What has to hold after every kill, looked at in a process of its own that opens the site as a user would."""

from __future__ import annotations

import shutil
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import select, text

from benchmarks.killing import ledger, seeds
from core.backups import restoring, sealed_file
from core.engine import Engine
from core.errors import PorticoError
from core.gallery.index import GalleryIndex, snapshot_name
from core.gallery.recogniser import index_of
from core.health import State as Health
from core.health import examine, networks
from core.settings import Settings
from core.site import DATABASE, KEY, Site
from core.store import keys, register, schema
from core.store.vault import template_purpose, unseal

_TOLD = 40  # bytes of something sealed: by so many it is told from everything else
_PASSWORD = seeds.PASSWORD.encode()
_SEALED = (
    "SELECT wrapped_key FROM person", "SELECT sealed FROM photo", "SELECT sealed FROM template",
    "SELECT document FROM consent", "SELECT sealed_photo FROM event WHERE sealed_photo IS NOT NULL",
    "SELECT sealed FROM secret", "SELECT sealed FROM key_check",
)  # fmt: skip


@dataclass
class Case:
    """What is known of one site.

    Attributes:
        state: that it was in when it was last looked at.
        sealed: everything that was sealed then, by its first bytes.
        keys: its site keys, in hexadecimal digits, the present one last.
        gone: what must be in no file any more, and what it is.
        vectors: what people look like in the index, by name.

    """

    state: ledger.State
    sealed: set[bytes]
    keys: list[str] = field(default_factory=list)
    gone: dict[bytes, str] = field(default_factory=dict)
    vectors: dict[str, bytes] = field(default_factory=dict)


class Checker:
    """Looks at sites. It loads the networks once, where ``portico doctor`` does so at each start."""

    def __init__(self, names: tuple[str, ...]) -> None:
        keys._MEMORY = sealed_file._MEMORY = 64
        self._engines = {name: Engine.load(Settings(profile=name)) for name in names}
        loaded = classmethod(lambda _cls, settings, _report=None: self._engines[settings.profile])
        Engine.load = loaded  # type: ignore[method-assign,assignment]
        self.dimensions = {name: engine.dimension for name, engine in self._engines.items()}
        self._cases: dict[str, Case] = {}

    def begin(self, folder: Path) -> None:
        """Take a site as it is: what comes is held against it."""
        with Site(folder / "site") as site:
            case = Case(ledger.read_state(site), _sealed(site), [site.vault.key.hex()])
            self._index(site, case, [])
        self._cases[str(folder)] = case

    def same(self, opened: Path, folder: Path) -> None:
        """Expect of one site what another holds."""
        self._cases[str(folder)] = self._cases.pop(str(opened))

    def look(self, folder: Path, done: list[ledger.Work], pending: ledger.Work | None) -> tuple[list[str], float]:
        """What is wrong with a site in which work was done, and some was cut off; and the seconds that it took."""
        began = time.perf_counter()
        case = self._cases[str(folder)]
        faults: list[str] = []
        try:
            with Site(folder / "site") as site:
                self._state(site, case, done, pending, faults)
                self._gone(site, case, faults)
                self._records(site, case, faults)
                self._index(site, case, faults)
                bad = [check for check in examine(site, deep=True) if check.state is Health.BAD]
                networks.compiled = networks.weights = lambda *_: iter(())  # once: no kill changes them
                faults += [f"doctor: {check.name}: {check.words}" for check in bad]
            if pending is not None:
                self._beside(folder, case, pending, faults)
            shutil.rmtree(folder / "restored", ignore_errors=True)
        except (PorticoError, OSError, ValueError, sqlite3.Error) as error:
            faults.append(f"{type(error).__name__}: {error}")
        return faults, time.perf_counter() - began

    def _state(
        self, site: Site, case: Case, done: list[ledger.Work], pending: ledger.Work | None, faults: list[str]
    ) -> None:
        expected, names = case.state, set(case.state["people"])
        for work in done:
            expected = ledger.after(expected, work)[-1]
            names |= {work["name"]} if work["do"] == "enrol" else set()
        seen = ledger.read_state(site)
        settled = seen if seen == expected else ledger.settle(expected, pending, seen) if pending is not None else None
        if settled is None:
            faults.append(f"not as it was told: {ledger.nearest(expected, pending, seen)}")
        case.state = seen
        sealed = _sealed(site)
        case.gone = dict.fromkeys(case.sealed - sealed, "something sealed that no row holds")
        for name in names - set(seen["people"]):
            if name in case.vectors:
                case.gone[case.vectors[name]] = f"the template of {name}"
            case.gone[name.encode()] = case.gone[name.casefold().encode()] = f"the name {name}"
        case.sealed = sealed
        if site.vault.key.hex() != case.keys[-1]:
            case.keys.append(site.vault.key.hex())

    def _records(self, site: Site, case: Case, faults: list[str]) -> None:
        """Nothing half: the tables hold together, each photo has its template, and all can be opened."""
        with site.database.engine.connect() as connection:
            checked = [str(row[0]) for row in connection.execute(text("PRAGMA integrity_check"))]
            faults += [f"integrity: {words}" for words in checked if words != "ok"]
            faults += [f"foreign key: {row}" for row in connection.execute(text("PRAGMA foreign_key_check"))]
        engine = self._engines[site.settings.profile]
        profile = engine.profile.id
        withdrawn = {
            name for name, person in case.state["people"].items()
            if person["consents"] and all(gone for _, gone in person["consents"])
        }  # fmt: skip
        with site.database.read() as session:
            for person in session.execute(select(schema.Person)).scalars():
                key = site.vault.unwrap(person.wrapped_key)
                if not person.photos and person.name not in withdrawn:
                    faults.append(f"{person.name} has no photo")
                for photo in person.photos:
                    own = [one for one in photo.templates if one.profile_id == profile]
                    if len(own) != 1 or own[0].person_id != person.id:
                        faults.append(f"a photo of {person.name} has {len(own)} templates")
                    for one in own:
                        vector = np.frombuffer(unseal(key, one.sealed, template_purpose(profile)), np.float32)
                        if vector.shape != (engine.dimension,):
                            faults.append(f"a template of {person.name} has the shape {vector.shape}")

    def _index(self, site: Site, case: Case, faults: list[str]) -> None:
        """The index as it starts, from its snapshot, is that which is made of the store alone."""
        engine = self._engines[site.settings.profile]
        started, coherence = index_of(site, engine), engine.profile.calibration.coherence
        fresh = GalleryIndex(site.people, site.vault, engine.profile.id, engine.dimension, coherence)
        (mine, vectors), (theirs, others) = started.contents(), fresh.contents()
        one = {c.person_id: vectors[row] for row, c in enumerate(mine)}
        two = {c.person_id: others[row] for row, c in enumerate(theirs)}
        if one.keys() != two.keys():
            faults.append(f"the index holds {sorted(one.keys() ^ two.keys())} on one side only")
        elif any(not np.allclose(one[number], two[number], atol=1e-6) for number in one):
            faults.append("the index holds other vectors than the store")
        case.vectors = {c.name: others[row].astype("<f4").tobytes()[:_TOLD] for row, c in enumerate(theirs)}

    def _gone(self, site: Site, case: Case, faults: list[str]) -> None:
        """What was deleted, and what was in the making, is in no file; the key lies in the clear in its own alone."""
        files = {path: path.read_bytes() for path in site.folder.rglob("*") if path.is_file()}
        for path in list(files):
            if path.suffix == ".part" or path.name.endswith(".new") or "part" in path.parent.suffix:
                faults.append(f"left behind: {path.relative_to(site.folder)}")
            if path.suffix == ".index":  # sealed under the site key alone
                (profile,) = (e.profile.id for e in self._engines.values() if snapshot_name(e.profile.id) == path.name)
                try:
                    files[path] += site.vault.unseal(files[path], f"index {profile}")
                except PorticoError:
                    faults.append("a snapshot of the index is sealed with another key")
        content = {path.relative_to(site.folder): bytes_ for path, bytes_ in files.items()}
        found = {
            f"{words} is in {path}" for one, words in case.gone.items() for path, held in content.items() if one in held
        }
        found |= {f"the password of a camera is in {path}" for path, held in content.items() if _PASSWORD in held}
        faults += sorted(found)[:5]
        for key in case.keys:
            allowed = {Path(KEY)} if site.settings.key == "file" and key == case.keys[-1] else set()
            for path, held in content.items():
                if path not in allowed and (key.encode() in held or bytes.fromhex(key) in held):
                    faults.append(f"a site key is readable in {path}")

    def _beside(self, folder: Path, case: Case, work: ledger.Work, faults: list[str]) -> None:
        """What the work wrote beside the site: all of it, or nothing; and what was cut off can be done again."""
        target = Path(work.get("target", folder / "none"))
        left = (*folder.glob("out/.*"), *folder.glob("out/*.part"), *folder.glob("backups/*.part"))
        faults += [f"left behind: {path.relative_to(folder)}" for path in left]
        if work["do"] == "export" and target.exists():
            photos = sum(len(person["photos"]) for person in case.state["people"].values())
            if len(list(target.rglob("*.jpg"))) != photos:
                faults.append(f"an export holds not all of {photos} photos")
        if work["do"] == "back up" and target.exists():
            restoring.restore(target, seeds.PASSPHRASE, folder / "nowhere", dry_run=True)
        if "restored" in work:
            self._restored(Path(work["restored"]), folder, case, faults)

    def _restored(self, target: Path, folder: Path, case: Case, faults: list[str]) -> None:
        words = "a restored site"
        if not (target / DATABASE).exists():
            words = "a site restored again"
            restoring.restore(folder / f"whole{register.SUFFIX}", seeds.PASSPHRASE, target)
        with Site(target) as site:
            seen = ledger.read_state(site)
        if seen["people"] != case.state["people"] or seen["events"] != case.state["events"]:
            faults.append(f"{words} holds something else than the backup")
        left = [path.name for path in target.iterdir() if ".part" in path.name]
        if left:
            faults.append(f"left behind in {words}: {left}")


def _sealed(site: Site) -> set[bytes]:
    with closing(sqlite3.connect(site.folder / DATABASE)) as connection:
        return {bytes(row[0])[:_TOLD] for question in _SEALED for row in connection.execute(question)}


def serve(connection: Connection, names: tuple[str, ...]) -> None:
    """Answer questions of the driver until it ends."""
    try:
        checker = Checker(names)
    except Exception as error:  # noqa: BLE001  # whatever it is, the driver has to hear of it
        connection.send(error if isinstance(error, PorticoError) else RuntimeError(str(error)))
        return
    connection.send(checker.dimensions)
    while (question := connection.recv()) is not None:
        name, *arguments = question
        answer: Any = None
        try:
            answer = getattr(checker, name)(*arguments)
        except Exception as error:  # noqa: BLE001  # whatever it is, it is a finding
            answer = ([f"{type(error).__name__}: {error}"], 0.0)
        connection.send(answer)
