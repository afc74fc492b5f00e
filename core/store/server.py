"""Where a PostgreSQL database is, and how it is spoken to: password, TLS, and how long anything may take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url

from core.errors import GalleryError

_KEYRING = "portico database"
_LOOPBACK = frozenset({"", "localhost", "127.0.0.1", "::1"})
CONNECT_SECONDS, SILENCE_SECONDS = 3, 3
"""For how long a server is waited for, by default: see :class:`Server`."""
STATEMENT_SECONDS = 60
"""For how long a statement may take, but for what looks after the database."""
_OPTIONS = (
    f"-c statement_timeout={STATEMENT_SECONDS * 1000} "
    # what a machine held that has lost its power or its network is free for the others within half a minute
    "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 "
    "-c timezone=UTC"
)


@dataclass(frozen=True)
class Server:
    """One database on a server.

    Attributes:
        address: as the settings have it, without a password.
        password_file: whose first line is the password; None where there is none.
        keyring: whether the password is in the system's keyring.
        connect_seconds: for how long one is waited for that does not answer whoever wants to connect.
        silence_seconds: after which a connection is given up on which the other side does not even acknowledge
            anything; and a statement, that much after the server should have ended it.

    """

    address: str
    password_file: Path | None = None
    keyring: bool = False
    connect_seconds: int = CONNECT_SECONDS
    silence_seconds: int = SILENCE_SECONDS

    @property
    def url(self) -> URL:
        """For SQLAlchemy; without a password."""
        return make_url(self.address)

    @property
    def place(self) -> str:
        """The address as people are told it, without what is said about TLS and without a password."""
        port = self.url.query.get("port")
        shown = self.url.set(drivername="postgresql", query={}, password=None)
        if isinstance(port, str) and port.isdigit():
            shown = shown.set(port=int(port))
        socket = self._host if self._host.startswith("/") else ""
        return shown.render_as_string() + (f" ({socket})" if socket else "")

    @property
    def _host(self) -> str:
        said = self.url.query.get("host", self.url.host or "")
        return said if isinstance(said, str) else said[0]

    def arguments(self) -> dict[str, Any]:
        """What libpq is told beside the address, with the password as it is now.

        Whoever is not on this machine has to show a certificate that is right, unless the address says otherwise.

        Raises:
            GalleryError: the password cannot be had.

        """
        told: dict[str, Any] = {
            "connect_timeout": self.connect_seconds,
            "application_name": "portico",
            "client_encoding": "utf8",
            "keepalives_idle": max(1, self.silence_seconds // 2),
            "keepalives_interval": 1,
            "keepalives_count": max(1, self.silence_seconds - self.silence_seconds // 2),
            "tcp_user_timeout": self.silence_seconds * 1000,
            "options": _OPTIONS,
        }
        host = self._host
        if not (host in _LOOPBACK or host.startswith(("/", "127."))):
            told["sslmode"] = "verify-full"
            if not (Path.home() / ".postgresql" / "root.crt").is_file():
                told["sslrootcert"] = "system"
        told = {name: value for name, value in told.items() if name not in self.url.query}
        if self.url.query.get("sslmode", "verify-full") != "verify-full" and told.get("sslrootcert") == "system":
            del told["sslrootcert"]  # it would be refused with anything weaker
        password = self.password()
        return told if password is None else {**told, "password": password}

    def password(self) -> str | None:
        """The password; None where libpq finds one by itself, or none is needed.

        Raises:
            GalleryError: it cannot be had where it is said to be.

        """
        if self.password_file is not None:
            try:
                with self.password_file.open(encoding="utf-8-sig") as content:
                    return content.readline().rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as error:
                raise GalleryError(
                    "the password of the database cannot be read from {path}: {why}",
                    path=self.password_file,
                    why=getattr(error, "strerror", None) or "it is no text",
                ) from None
        return _from_keyring(self.place) if self.keyring else None


def keep_password(server: Server, password: str) -> None:
    """Keep the password of a database in the system's keyring.

    Raises:
        GalleryError: it cannot be kept there.

    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_KEYRING, server.place, password)
    except KeyringError as error:
        raise GalleryError("the system's keyring cannot be used: {why}", why=str(error).splitlines()[0]) from None


def _from_keyring(place: str) -> str:
    import keyring
    from keyring.errors import KeyringError

    try:
        kept = keyring.get_password(_KEYRING, place)
    except KeyringError as error:
        raise GalleryError("the system's keyring cannot be used: {why}", why=str(error).splitlines()[0]) from None
    if kept is None:
        raise GalleryError("the system's keyring has no password of the database {place}", place=place)
    return kept
