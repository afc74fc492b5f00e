"""Whether a web page answers where pictures were asked for: many cameras send whoever is not let in to their login."""

from __future__ import annotations

import httpx

from core.base.http_sign_in import SignIn
from core.errors import SourceError

_SECONDS = 3.0
_LOOKED_AT = 512  # bytes of the answer
_PAGES = ("text/html", "application/xhtml")
_BEGINNINGS = (b"<!doctype html", b"<html")


def told(name: str, address: str) -> SourceError | None:
    """What is said of an address that leads to a web page; None where it does not, or no answer can be had.

    Args:
        name: of the camera, as it may be shown.
        address: with the user and password; never said.

    """
    if not address.startswith(("http://", "https://")):
        return None
    try:
        url = httpx.URL(address)
        user, password = url.username, url.password
        url = url.copy_with(userinfo=b"")  # nobody is told them unasked
        # cameras vouch for themselves, and a proxy does not know them
        with httpx.Client(verify=False, trust_env=False, timeout=_SECONDS, follow_redirects=True) as client:  # noqa: S501
            page = _answers(client, url, SignIn(user, password, "any") if user else None)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError):
        return None
    if not page:
        return None
    return SourceError(
        "the camera {name} answers with a web page, not with a picture; it may be its login "
        "page: check the end of the address, the user and the password",
        name=name,
    )


def _answers(client: httpx.Client, url: httpx.URL, auth: httpx.Auth | None) -> bool:
    """Whether a page answers."""
    with client.stream("GET", url, auth=auth) as answer:
        if not answer.is_success:
            return False
        if answer.headers.get("Content-Type", "").lower().startswith(_PAGES):
            return True
        start = next(answer.iter_bytes(_LOOKED_AT), b"")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_BEGINNINGS)
