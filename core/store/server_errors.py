"""What a PostgreSQL server, or the way to it, has to say, as one sentence."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from core.base.messages import Message
from core.errors import DamagedError, GalleryError

_BY_STATE = {
    "55P03": Message("another program has kept it locked; try again"),
    "40P01": Message("another program has kept it locked; try again"),
    "40001": Message("another program has kept it locked; try again"),
    "57014": Message("the server took too long; try again"),
    "53100": Message("the disk of the server is full; nothing was changed"),
    "53200": Message("the server has no memory left; nothing was changed"),
    "53300": Message("too many programs are connected to the server; try again"),
    "25006": Message("the server only gives out, and takes nothing: it is the copy of another one"),
    "42501": Message("its user may not do that: let the database belong to that user"),
    "28P01": Message("the server refuses the user or the password"),
    "28000": Message("the server lets this user in from nowhere here: see its pg_hba.conf"),
    "3D000": Message("the server has no database of that name: have one made first"),
}
_BY_CLASS = {
    "08": Message("the connection to the server was lost; try again"),
    "57": Message("the server is being stopped or started; try again"),
}
_BY_WORDS = (  # until there is a connection its words are all there is; in another language they are shown as they are
    ("password authentication failed", _BY_STATE["28P01"]),
    ("no password supplied", Message("the server asks for a password, and none is known")),
    ("no pg_hba.conf entry", _BY_STATE["28000"]),
    ("authentication failed", _BY_STATE["28P01"]),
    ("too many clients", _BY_STATE["53300"]),
    ("too many connections", _BY_STATE["53300"]),
    ("starting up", _BY_CLASS["57"]),
    ("shutting down", _BY_CLASS["57"]),
    ("certificate", Message("the server's certificate could not be checked, or is not the right one")),
    ("does not support SSL", Message("the server offers no TLS, and the way to it is not to be trusted")),
)
_UNREACHED = (
    "could not translate host name",
    "failed to resolve",
    "Connection refused",
    "No such file or directory",
    "timeout expired",
    "connection timeout",
    "No route to host",
    "Network is unreachable",
    "Name or service not known",
)
_LOST = ("server closed the connection", "connection is closed", "consuming input failed", "terminating connection")
_DAMAGED = frozenset({"XX001", "XX002", "42P01", "42703"})  # data, an index; a table or a column that has gone


def sentence(error: Exception, place: str, folder: Path) -> GalleryError | None:
    """An error of the server, or on the way to it; None for what is neither.

    Args:
        error: as SQLAlchemy or psycopg raised it.
        place: of the database, as people are told.
        folder: of the site.

    """
    if isinstance(error, PoolTimeoutError):
        return _cannot(place, _BY_STATE["53300"])
    if isinstance(error, NoSuchModuleError):
        return missing_driver()
    origin = error.orig if isinstance(error, DBAPIError) else error
    if type(origin).__module__.partition(".")[0] != "psycopg":
        return None
    state = str(getattr(origin, "sqlstate", None) or "")
    if state in _DAMAGED:
        from core.store.register import advice

        return DamagedError(
            "the gallery {place} is damaged or is not a Portico gallery: {how}", place=place, how=advice(folder)
        )
    return _cannot(place, _reason(state, str(origin)))


def missing_driver() -> GalleryError:
    """That what speaks to a server is not installed."""
    return GalleryError("a store on PostgreSQL needs a package that is not installed: pip install 'portico[postgres]'")


def _cannot(place: str, reason: str) -> GalleryError:
    return GalleryError("the gallery {path} cannot be used: {reason}", path=place, reason=reason)


def _reason(state: str, words: str) -> str:
    if state in _BY_STATE:
        return _BY_STATE[state]
    if state[:2] in _BY_CLASS:
        return _BY_CLASS[state[:2]]
    if "database" in words and "does not exist" in words:
        return _BY_STATE["3D000"]
    for told, reason in _BY_WORDS:
        if told in words:
            return reason
    if any(told in words for told in _UNREACHED):
        return Message("the server cannot be reached; try again when it runs")
    if any(told in words for told in _LOST):
        return _BY_CLASS["08"]
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[0] if lines else Message("the server gives no reason")
