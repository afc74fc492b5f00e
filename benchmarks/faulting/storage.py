"""Disks and files."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.faulting.case import Told, Unavailable
from benchmarks.faulting.place import PASSPHRASE, Place
from core import demo
from core.site import DATABASE, KEY

_BACKUP = "last.portico-backup"


@contextmanager
def _small_disk(place: Place, size: str = "48m") -> Iterator[Path]:
    """Put the site onto a small disk of its own, for a while."""
    aside = place.folder.with_name(f"{place.folder.name}-aside")
    place.folder.rename(aside)
    place.folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place.folder)]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        place.folder.rmdir()
        aside.rename(place.folder)
        raise Unavailable("a small disk can be mounted by root on Linux only")
    try:
        shutil.copytree(aside, place.folder, dirs_exist_ok=True)
        yield place.folder
    finally:
        shutil.rmtree(aside)
        shutil.copytree(place.folder, aside)
        subprocess.run(["umount", "-l", str(place.folder)], check=True)
        shutil.rmtree(place.folder, ignore_errors=True)
        aside.rename(place.folder)


def _fill(folder: Path) -> Path:
    filler = folder / "somebody else's film"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 512):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue
    return filler


def disk_full_enrol(place: Place, told: Told) -> None:
    """The disk is full while somebody is enrolled."""
    with _small_disk(place) as folder:
        filler = _fill(folder)
        told.done = "filled a 48 MB disk to the last byte; then: portico enroll"
        told.refused(place.run("enroll", "Grace Hopper", portrait(place)), "full")
        told.refused(place.run("people", "list"), "full")
        filler.unlink()
        told.worked(place.run("enroll", "Grace Hopper", portrait(place)), "enroll, with room again")


def disk_full_watch(place: Place, told: Told) -> None:
    """The disk becomes full while cameras run."""
    with _small_disk(place) as folder:
        running = place.watch()
        told.require(running.more_events(1), "no event came before")
        filler = _fill(folder)
        told.done = "filled the disk while portico watch ran; 15 s later made room"
        told.require(running.says("full", 40), "nothing was said")
        told.saw(next((line for line in running.err if "full" in line), ""))
        time.sleep(15)
        filler.unlink()
        told.require(running.more_events(2), "no event came afterwards")
        place.committed(running)
        running.stop()
        told.saw(f"{len(place.acknowledged)} events in the log, those decided meanwhile among them")


def read_only(place: Place, told: Told) -> None:
    """The site's disk is read-only."""
    with _small_disk(place) as folder:
        told.done = "remounted the site's disk read-only; then enroll, watch and the window; then read-write again"
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        told.refused(place.run("enroll", "Grace Hopper", portrait(place)), "cannot be written", "ead-only")
        told.refused(place.run("watch", place.video), "cannot be written")
        told.refused(place.run("gui", QT_QPA_PLATFORM="offscreen"), "cannot be written")
        subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
        told.worked(place.run("enroll", "Grace Hopper", portrait(place)), "enroll, once it is writable")


def _damaged(place: Place, told: Told, damage: str) -> None:
    """Damage has been done: it is refused, and the last backup brings everything back."""
    told.done = f"{damage}; then portico people list, and restore --replace-damaged"
    told.refused(place.run("people", "list"), "damaged")
    doctor = place.run("doctor")
    told.require(doctor.code == 1 and doctor.plain, f"doctor ended with {doctor.code}")
    told.saw(next((line for line in doctor.out.splitlines() if line.startswith("BAD")), "doctor finds nothing"))
    passphrase = place.folder.with_name("passphrase")
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    backup = place.folder.with_name(_BACKUP)
    said = place.run("restore", backup, "--replace-damaged", "--passphrase-file", passphrase)
    told.require(said.code == 0 and said.plain, f"the restore failed: {said.line}")
    told.saw(said.out.splitlines()[0] if said.out else said.line)


def _back_up(place: Place) -> None:
    passphrase = place.folder.with_name("passphrase")
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    backup = place.folder.with_name(_BACKUP)
    backup.unlink(missing_ok=True)
    said = place.run("backup", backup, "--passphrase-file", passphrase)
    if said.code:
        raise RuntimeError(f"the backup failed: {said.line}")


def truncated(place: Place, told: Told) -> None:
    """Half of the gallery's file is gone."""
    _back_up(place)
    path = place.folder / DATABASE
    os.truncate(path, path.stat().st_size // 2)
    _damaged(place, told, "cut portico.db in half")


def emptied(place: Place, told: Told) -> None:
    """The gallery's file has 0 bytes."""
    _back_up(place)
    os.truncate(place.folder / DATABASE, 0)
    _damaged(place, told, "emptied portico.db to 0 bytes")


def flipped(place: Place, told: Told) -> None:
    """Random bytes of the gallery's file are flipped."""
    _back_up(place)
    path, chance = place.folder / DATABASE, random.Random(1)
    with path.open("r+b") as file:
        size = path.stat().st_size
        for page in range(size // 4096):  # in the head of every page: what SQLite itself relies on
            file.seek(4096 * page + chance.randrange(0, 12))
            byte = file.read(1)[0]
            file.seek(-1, os.SEEK_CUR)
            file.write(bytes([byte ^ (1 << chance.randrange(8))]))
    _damaged(place, told, "flipped a bit in the head of every page of portico.db")


def flipped_photo(place: Place, told: Told) -> None:
    """A bit of one sealed photo is flipped: SQLite cannot know, the seal does."""
    _back_up(place)
    told.done = "flipped one bit within one sealed photo; then portico doctor, and identify"
    with closing(sqlite3.connect(place.folder / DATABASE)) as connection, connection:
        number, sealed = connection.execute("SELECT id, sealed FROM photo ORDER BY id LIMIT 1").fetchone()
        changed = bytearray(sealed)
        changed[len(changed) // 2] ^= 1
        connection.execute("UPDATE photo SET sealed = ? WHERE id = ?", (bytes(changed), number))
    doctor = place.run("doctor", "--deep")
    told.require(doctor.code == 1, "doctor --deep does not find it")
    told.saw(next((line for line in doctor.out.splitlines() if line.startswith("BAD")), "doctor finds nothing"))
    told.worked(place.run("identify", portrait(place, demo.ENROLLED)), "identify")
    with closing(sqlite3.connect(place.folder / DATABASE)) as connection, connection:
        connection.execute("UPDATE photo SET sealed = ? WHERE id = ?", (sealed, number))


def no_gallery(place: Place, told: Told) -> None:
    """The gallery's file is something else."""
    _back_up(place)
    (place.folder / DATABASE).write_bytes(b"this is a shopping list\n" * 500)
    _damaged(place, told, "wrote a text over portico.db")


def no_key(place: Place, told: Told) -> None:
    """The site key is gone."""
    key = (place.folder / KEY).read_bytes()
    (place.folder / KEY).unlink()
    told.done = "deleted site.key; then put it back"
    told.refused(place.run("people", "list"), "site key")
    (place.folder / KEY).write_bytes(key)
    told.worked(place.run("people", "list"), "people list, with the key back")


def locked(place: Place, told: Told) -> None:
    """Another program keeps the gallery locked."""
    running = place.watch()
    told.require(running.more_events(1), "no event came before")
    told.done = "another program held SQLite's write lock for 25 s, while watch ran and somebody was enrolled"
    holding, held = threading.Event(), threading.Event()

    def hold() -> None:
        with closing(sqlite3.connect(place.folder / DATABASE, isolation_level=None, timeout=30)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            held.set()
            holding.wait(25)
            connection.execute("ROLLBACK")

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    told.refused(place.run("enroll", "Grace Hopper", portrait(place)), "locked")
    thread.join()
    told.require(running.more_events(1), "no event came afterwards")
    place.committed(running)
    running.stop()
    told.worked(place.run("enroll", "Grace Hopper", portrait(place)), "enroll afterwards")


def two_writers(place: Place, told: Told) -> None:
    """Two processes write at once."""
    told.done = "two processes watched, one of which looked after the door, while a third enrolled and renamed, 20 s"
    both = [place.watch(), place.watch()]
    told.require(both[0].until(lambda: any(running.events() for running in both)), "no event came")
    end, times = time.monotonic() + 20, 0
    while time.monotonic() < end:
        told.worked(place.run("enroll", "Grace Hopper", portrait(place)), "enroll") if times == 0 else None
        code = place.run("people", "rename", "Grace Hopper", "Grace Hopper").code
        told.require(code == 0, "a change was refused")
        times += 1
    for running in both:
        place.committed(running)
        said = running.stop()
        told.require("locked" not in said.err, f"somebody was locked out: {said.err}")
    told.saw(f"{len(place.acknowledged)} events of two processes and {times} changes by a third, none refused")


def unplugged_backup(place: Place, told: Told) -> None:
    """The disk for backups is not there."""
    told.done = "portico backup to a folder that is gone, and to a full disk"
    passphrase = place.folder.with_name("passphrase")
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    gone = place.folder.with_name("unplugged") / _BACKUP
    told.refused(place.run("backup", gone, "--passphrase-file", passphrase), "unplugged")
    disk = Place.__new__(Place)
    disk.folder = place.folder.with_name("backup disk")
    disk.folder.mkdir()
    with _small_disk(disk, "1m") as folder:
        _fill(folder)
        told.refused(place.run("backup", folder / _BACKUP, "--passphrase-file", passphrase), "full")
        told.require([p.name for p in folder.iterdir()] == ["somebody else's film"], "half a backup was left behind")


def portrait(place: Place, name: str = demo.STRANGER) -> Path:
    """A portrait as a file beside the site."""
    from core import images

    path = place.folder.with_name(f"{name}.jpg")
    if not path.exists():
        path.write_bytes(images.encode_jpeg(demo.astronaut() if name == demo.ENROLLED else demo.admiral()))
    return path


FAULTS = {
    "disk full, enrolling": disk_full_enrol,
    "disk full, watching": disk_full_watch,
    "disk turns read-only": read_only,
    "gallery cut in half": truncated,
    "gallery of 0 bytes": emptied,
    "gallery with flipped bits": flipped,
    "one sealed photo damaged": flipped_photo,
    "gallery overwritten": no_gallery,
    "site key gone": no_key,
    "gallery locked": locked,
    "several processes write": two_writers,
    "backup disk gone or full": unplugged_backup,
}
