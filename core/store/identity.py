"""Which folder uses a store on a server: several could name one database, and copies of one folder do."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from core.base import durable

FILE = "site.id"
OWNER = "owner "
"""How the secret of a store begins that says whose it is, before what stands for that folder."""
_MOST = 8


@dataclass(frozen=True)
class Identity:
    """One folder of a site.

    Attributes:
        tokens: by which stores know it, the newest last; a copy of the folder has them too.
        file: the number of the file that has them on its disk, which a copy does not have.

    """

    tokens: tuple[str, ...]
    file: int

    @property
    def owners(self) -> tuple[str, ...]:
        """The names of the secrets by which a store is this folder's."""
        return tuple(OWNER + hashlib.sha256(token.encode()).hexdigest()[:32] for token in self.tokens)

    @property
    def number(self) -> int:
        """Stands for this folder and no copy of it: a whole number of 32 bits with a sign."""
        said = f"{self.tokens[-1]} {self.file}".encode()
        return int.from_bytes(hashlib.sha256(said).digest()[:4], signed=True)


def identity_of(folder: Path) -> Identity:
    """Who a folder is; it is given a name where it has none.

    Raises:
        OSError: it cannot be given one, or what it has cannot be read.

    """
    path = folder / FILE
    while True:
        with suppress(FileNotFoundError):
            return Identity(_tokens(path), path.stat().st_ino)
        part = durable.new_part(path, f"{secrets.token_hex(16)}\n".encode())
        try:
            durable.appear(part, path)  # another program may be first
        finally:
            part.unlink(missing_ok=True)


def renamed(folder: Path) -> Identity:
    """The same with one more token, which no copy has.

    Raises:
        OSError: it cannot be written.

    """
    path = folder / FILE
    known = (*identity_of(folder).tokens, secrets.token_hex(16))[-_MOST:]
    durable.write(path, "".join(f"{token}\n" for token in known).encode())
    return Identity(known, path.stat().st_ino)


def is_copy(folder: Path, of: Identity) -> bool:
    """Whether a folder has the newest token that another one has, too."""
    try:
        return of.tokens[-1] in _tokens(folder / FILE)
    except OSError:
        return False


def _tokens(path: Path) -> tuple[str, ...]:
    found = tuple(path.read_text(encoding="ascii", errors="replace").split())
    if not found:
        raise OSError(f"{path} is empty")
    return found
