"""The setting that says on which server a site keeps its store."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from core.base.messages import Message
from core.errors import SiteError

_SCHEMES = frozenset({"postgresql", "postgresql+psycopg", "postgres"})
_KNOWN = frozenset(
    {"host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "passfile", "channel_binding",
     "require_auth", "gssencmode", "krbsrvname", "connect_timeout", "application_name"}
)  # fmt: skip
_EXAMPLE = "postgresql+psycopg://portico@db.example.org/portico"


def checked_address(address: str) -> str:
    """The address of a database as it is kept: ``postgresql+psycopg://user@host:port/name?sslmode=…``.

    Args:
        address: with ``postgresql://`` in front as well. Of what may follow ``?``, those that libpq knows and that do
            not make another database of it.

    Raises:
        ValueError: it is none of PostgreSQL, names no database, or holds a password.

    """
    try:
        parts = urlsplit(address.strip())
        port, password = parts.port, parts.password
    except ValueError:
        raise ValueError(Message("it must be an address like {example}", example=_EXAMPLE)) from None
    if parts.scheme not in _SCHEMES or not unquote(parts.path).strip("/") or parts.fragment:
        raise ValueError(Message("it must be an address like {example}", example=_EXAMPLE))
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    if password is not None or "password" in options or "sslpassword" in options:
        raise ValueError(
            Message("a password has no place in it: keep it in the keyring, or in a file that a setting names")
        )
    unknown = sorted(set(options) - _KNOWN)
    if unknown:
        raise ValueError(Message("it must not say {option!r}", option=unknown[0]))
    if port == 0:
        raise ValueError(Message("it must be an address like {example}", example=_EXAMPLE))
    return urlunsplit(("postgresql+psycopg", parts.netloc, parts.path, parts.query, ""))


def require_address(address: str) -> str:
    """The same, for an address that somebody has typed.

    Raises:
        SiteError: it cannot be used.

    """
    try:
        return checked_address(address)
    except ValueError as error:
        raise SiteError("the address of the database is wrong: {why}", why=error.args[0]) from None
