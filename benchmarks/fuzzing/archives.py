"""Backups, as a sealed file and as what is inside; what an import remembers; arrays of a fitted transform."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from unittest import mock

from benchmarks.fuzzing.target import Target, require, scratch

_PASSPHRASE = "seven brave otters"
_CHUNK = 256
_MOST = 1 << 20  # bytes that a small archive may fill on the disk


def _file(content: bytes) -> None:
    from core.backups import sealed_file

    with mock.patch.object(sealed_file, "_CHUNK", _CHUNK):
        opener = sealed_file.Opener(io.BytesIO(content), _PASSPHRASE)
        whole = b""
        while part := opener.read(100):
            whole += part
    require(len(whole) <= len(content), "backup: more came out than went in")


def _cheaply(content: bytes) -> bytes:
    """The same sealed under the passphrase, stretched with next to no work."""
    from core.backups import sealed_file

    file = io.BytesIO()
    with mock.patch.multiple(sealed_file, _TIME=1, _MEMORY=8, _LANES=1, _CHUNK=_CHUNK):
        sealer = sealed_file.Sealer(file, _PASSPHRASE)
        sealer.write(content)
        sealer.finish()
    return file.getvalue()


def _file_seeds() -> list[bytes]:
    return [_cheaply(b""), _cheaply(b"some content " * 50)]


def _archive(content: bytes) -> None:
    from core.backups import archive, sealed_file
    from core.site import DATABASE, KEY

    folder = scratch("backup")
    target = folder / "site"
    target.mkdir(exist_ok=True)
    path = folder / "a.backup"
    path.write_bytes(_cheaply(content))

    def watched(_done: int, _whole: int) -> None:
        require(sum(p.stat().st_size for p in target.iterdir()) <= _MOST, "backup: it grows without end")

    try:
        with mock.patch.object(sealed_file, "_CHUNK", _CHUNK):
            manifest = archive.unpack(path, _PASSPHRASE, target, watched)
        require({DATABASE, KEY} <= set(manifest.parts), "backup: parts are missing")
        require({p.name for p in target.iterdir()} == set(manifest.parts), "backup: other files than it says")
        for name, part in manifest.parts.items():
            own = (target / name).read_bytes()
            require(hashlib.sha256(own).hexdigest() == part.sha256, "backup: a file is not what it says")
    finally:
        inside = list(target.iterdir())
        strange = [p for p in folder.iterdir() if p not in (target, path)]
        for made in inside:
            made.unlink()
    require(not strange, "backup: a file lies outside")
    require(all(p.name in {DATABASE, KEY, "settings.toml"} for p in inside), "backup: a file that is none of a site")


def _tarred(members: list[tuple[tarfile.TarInfo, bytes]], form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w|", format=form) as archive:
        for member, content in members:
            archive.addfile(member, io.BytesIO(content))
    whole = buffer.getvalue().rstrip(b"\0")
    return whole + bytes(-len(whole) % 512 + 1024)


def _archive_seeds() -> list[bytes]:
    from core.site import DATABASE, KEY
    from core.store.database import HEAD

    contents = {DATABASE: b"SQLite format 3\0", KEY: b"00" * 32}

    def member(
        name: str, content: bytes, kind: bytes = tarfile.REGTYPE, link: str = ""
    ) -> tuple[tarfile.TarInfo, bytes]:
        made = tarfile.TarInfo(name)
        made.size, made.type, made.linkname = len(content), kind, link
        return made, content

    def manifest(**parts: tuple[int, str]) -> bytes:
        whole = {n: {"size": s, "sha256": d} for n, (s, d) in parts.items()}
        facts = {"made": "2026-01-01T00:00:00Z", "portico": "1", "gallery": HEAD, "people": 1, "photos": 1, "events": 0}
        return json.dumps(facts | {"parts": whole}).encode()

    good = {n: (len(c), hashlib.sha256(c).hexdigest()) for n, c in contents.items()}
    head = member("manifest.json", manifest(**good))
    files = [member(n, c) for n, c in contents.items()]
    endless = {**good, DATABASE: (1 << 40, good[DATABASE][1])}
    sparse = member(DATABASE, b"")[0]
    sparse.pax_headers = {
        "GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.map": "0,0", "GNU.sparse.size": str(1 << 40),
    }  # fmt: skip
    return [
        _tarred([head, *files]),
        _tarred([head, *files], tarfile.GNU_FORMAT),
        _tarred([head, *files, member("../outside", b"x")]),
        _tarred([head, member(DATABASE, b"", tarfile.SYMTYPE, "/etc/passwd"), files[1]]),
        _tarred([head, member(DATABASE, b"", tarfile.LNKTYPE, KEY), files[1]]),
        _tarred([head, member(DATABASE, b"", tarfile.CHRTYPE), files[1]]),
        _tarred([head, member("d" * 120 + DATABASE, b"x"), *files], tarfile.GNU_FORMAT),
        _tarred([member("manifest.json", manifest(**endless)), (sparse, b""), files[1]]),
    ]


def _journal(content: bytes) -> None:
    from core.people.bulk.journal import Done, Journal
    from core.people.bulk.plan import Entry

    path = scratch("journal") / "journal"
    path.write_bytes(content)
    journal = Journal.__new__(Journal)
    journal._path, journal._key, journal._done = path, bytes(32), {}
    journal._read()
    require(all(isinstance(done, Done) for done in journal._done.values()), "journal: an entry of no known kind")
    journal.details(Entry("Ann", ()))


def _journal_seeds() -> list[bytes]:
    line = {"entry": "00" * 32, "person": 7, "photos": ["11" * 32], "details": ""}
    return [
        json.dumps(line).encode() + b"\n",
        json.dumps(line).encode() * 2,
        b'{"entry": 1e999, "person": 1e999}\n[]\n',
    ]


def _transform(content: bytes) -> None:
    import numpy as np

    from core.recognition.fusion import Transform

    path = scratch("transform") / "a.npz"
    path.write_bytes(content)
    read = Transform.read(path)
    for array in (read.mean, read.projection):
        if array is not None:
            require(array.dtype == np.float32 and bool(np.isfinite(array).all()), "transform: it holds no numbers")
    if read.mean is not None:
        require(read.mean.ndim == 1, "transform: the mean is no vector")
        require(read.projection is None or read.projection.ndim == 2, "transform: the projection is no matrix")


def _transform_seeds() -> list[bytes]:
    import numpy as np

    made = []
    for way in (np.savez, np.savez_compressed):
        for arrays in ({"mean": np.ones(4)}, {"mean": np.zeros(3, np.float16), "projection": np.eye(3, 2)}):
            buffer = io.BytesIO()
            way(buffer, **arrays)
            made.append(buffer.getvalue())
    return made


def _portico() -> tuple[type[Exception], ...]:
    from core.errors import PorticoError

    return (PorticoError,)


_TAR = (
    b"ustar\x0000", b"ustar  \0", b"././@LongLink", b"././@PaxHeader", b"GNU.sparse.size=", b"GNU.sparse.map=",
    b"GNU.sparse.major=1\n", b"manifest.json", b"portico.db", b"site.key", b"../", b"/etc/passwd", b"\x80\xff\xff\xff",
    b"size=99999999999\n", b"path=../x\n", b"00000000000\0", b"77777777777\0", b"30 mtime=nan\n",
)  # fmt: skip

TARGETS = [
    Target("backup file", _file, _file_seeds, _portico, longest=2048),
    Target("backup archive", _archive, _archive_seeds, _portico, _TAR, longest=8192),
    Target(
        "import journal", _journal, _journal_seeds, _portico, (b'"entry":', b"1e999", b"NaN", b"\\ud800", b"[[[["), 2048
    ),
    Target(
        "transform",
        _transform,
        _transform_seeds,
        _portico,
        (b"PK\x01\x02", b"PK\x05\x06", b"\x93NUMPY", b"|O", b"mean.npy"),
    ),
]
