"""What a device behind an HTTP interface answered, in words."""

from __future__ import annotations

import json
import re
import socket
import ssl
from html import unescape
from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

import httpx

from core.base.http_sign_in import challenges
from core.base.messages import Message
from core.errors import readable

_READ = 10_000  # characters of an answer that are looked at
_QUOTED = 90  # characters of it that are told
_LOCKED = re.compile(
    r"<lockStatus>\s*lock\s*</lockStatus>|locked?[ _-]?out|too many|account (?:is )?locked", re.IGNORECASE
)
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_HIKVISION = re.compile(r"<ResponseStatus\b.*?<statusCode>\s*(\d{1,6})\s*</statusCode>", re.DOTALL)
_NO = ("false", "error", "fail", "failed", "failure")
_ERRORS = ("error", "errors", "retcode", "errorcode", "error_code")
_MARKUP = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^<>]*>", re.IGNORECASE | re.DOTALL)


def text_of(answer: httpx.Response) -> str:
    """The beginning of an answer as text."""
    return answer.text[:_READ]


def holds(text: str, wanted: str) -> bool:
    """Whether a text has another in it, as words of its own; blanks count in neither."""
    packed, looked_for = "".join(text.split()), "".join(wanted.split())
    before = r"(?<!\w)" if looked_for[:1].isalnum() else ""
    after = r"(?!\w)" if looked_for[-1:].isalnum() else ""
    return any(
        re.search(before + re.escape(one) + after, whole) is not None
        for one, whole in ((looked_for, packed), (wanted.strip(), text))
    )


def refusal_words(answer: httpx.Response, method: str, *, user: str, token: bool, secrets: list[str]) -> str:
    """Why a device did not do what it was asked for, by the status of its answer; empty where that is a success.

    Args:
        answer: it.
        method: of the request.
        user: that was signed in with; empty without one.
        token: whether a token was sent.
        secrets: what must not be told, should the answer repeat it.

    """
    if answer.is_success:
        return ""
    status = answer.status_code
    told = f"{status} {answer.reason_phrase}".strip()
    if status == httpx.codes.UNAUTHORIZED:
        return _sign_in_words(answer, user=user, token=token)
    if status == httpx.codes.FORBIDDEN:
        if _LOCKED.search(text_of(answer)):
            return Message("has locked this user out for a while, as after wrong passwords ({told})", told=told)
        return Message("does not let this user open the door, or not from this machine ({told})", told=told)
    if status == httpx.codes.NOT_FOUND:
        return Message("knows no such door or address: check the maker and the door's number ({told})", told=told)
    if status == httpx.codes.METHOD_NOT_ALLOWED:
        return Message(
            "does not take {method} at this address: choose another method ({told})", method=method, told=told
        )
    if answer.is_redirect or answer.is_informational or 300 <= status < 400:
        return Message(
            "sends elsewhere, to {origin}: enter that address, if it is the device's ({told})",
            origin=_origin(answer),
            told=told,
        )
    return Message("refuses ({told}){quoted_end}", told=told, quoted_end=_quoted_end(answer, secrets))


def unwanted_words(answer: httpx.Response, wanted: str, secrets: list[str]) -> str:
    """Why an answer whose status is a success is none; empty where it has in it what success looks like.

    Where nothing is wanted, what says of itself that it is a failure, or is a page for people, is no success.
    """
    if not wanted:
        return _failure_words(answer, secrets)
    if holds(text_of(answer), wanted):
        return ""
    words = Message("did not do it: its answer is without {wanted}", wanted=wanted)
    return Message("{words}{quoted_end}", words=words, quoted_end=_quoted_end(answer, secrets))


def _failure_words(answer: httpx.Response, secrets: list[str]) -> str:
    text = text_of(answer)
    if _PAGE.match(text) or answer.headers.get("content-type", "").lower().startswith("text/html"):
        return Message(
            "answers with a web page, as a sign-in page is one: check the address{quoted_end}; if "
            "that is how it says yes, name a part of it under success_text",
            quoted_end=_quoted_end(answer, secrets),
        )
    status = _HIKVISION.search(text)
    if (status is not None and int(status[1]) != 1) or _says_no(text):
        return Message("did not do it{quoted_end}", quoted_end=_quoted_end(answer, secrets))
    return ""


def _says_no(text: str) -> bool:
    """Whether an answer in JSON tells of a failure, in one of the usual ways."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return False
    if not isinstance(found, dict):
        return False
    said = {str(name).lower(): value for name, value in found.items()}
    return (
        any(said.get(name) is False or str(said.get(name)).lower() in _NO for name in ("success", "ok", "result"))
        or str(said.get("status")).lower() in _NO
        or any(said.get(name) not in (None, False, 0, "", "0", [], {}) for name in _ERRORS)
    )


def silence_words(error: Exception, address: str, seconds: float) -> str:
    """Why there was no answer at all.

    Args:
        error: of httpx.
        address: that was asked.
        seconds: that were waited.

    """
    causes = list(_causes(error))
    certificate = next((c for c in causes if isinstance(c, ssl.SSLCertVerificationError)), None)
    if certificate is not None:
        return certificate_words(certificate, address, seconds)
    reset = any(isinstance(c, ConnectionResetError | BrokenPipeError) for c in causes)
    if reset or (isinstance(error, httpx.RemoteProtocolError) and "disconnected" in str(error)):
        return Message(
            "it ended the connection without an answer: see whether it has just restarted, and whether https is meant"
        )
    if any(isinstance(c, ssl.SSLError) for c in causes) or isinstance(error, httpx.RemoteProtocolError):
        return Message("it speaks another language there: https and http, or the port, may be mixed up")
    if any(isinstance(c, socket.gaierror) for c in causes):
        return Message("no machine of this name is known here: check the address")
    if any(isinstance(c, ConnectionRefusedError) for c in causes):
        return Message("nothing listens there: check the address and the port (connection refused)")
    if isinstance(error, httpx.ConnectTimeout):
        return Message(
            "nobody is there after {seconds:g} s: is it switched on, and is the address right?", seconds=seconds
        )
    if isinstance(error, httpx.TimeoutException):
        return Message("it took the request and said nothing for {seconds:g} s", seconds=seconds)
    reasons = [c.strerror for c in causes if isinstance(c, OSError) and c.strerror]
    return reasons[0] if reasons else type(error).__name__


def certificate_words(error: ssl.SSLCertVerificationError, address: str, seconds: float) -> str:
    """What is wrong with a device's certificate, and its fingerprint, where it can be had."""
    from core.locks.drivers.pinning import fingerprint_at

    found = fingerprint_at(address, seconds)
    if getattr(error, "pinned", False):
        return Message(
            "its certificate is another than the one that was kept ({found}): if it was renewed, "
            "compare this fingerprint with the device's, and keep it",
            found=found,
        )
    if not found:
        return Message("its certificate is signed by nobody known here: name the file of its authority")
    return Message(
        "its certificate is signed by nobody known here ({found}): compare this fingerprint with "
        "the one that the device itself shows, and keep it; or name the file of its authority",
        found=found,
    )


def _causes(error: BaseException | None) -> Any:
    seen = 0
    while error is not None and seen < 10:
        yield error
        error, seen = error.__cause__ or error.__context__, seen + 1


def _sign_in_words(answer: httpx.Response, *, user: str, token: bool) -> str:
    told = f"{answer.status_code} {answer.reason_phrase}".strip()
    asked = challenges(answer.headers.get_list("www-authenticate"))
    if _LOCKED.search(text_of(answer)):
        return Message("has locked this user out for a while, as after wrong passwords ({told})", told=told)
    if token:
        return Message("refuses the token ({told})", told=told)
    if not user:
        return Message("wants a user name and a password ({told})", told=told)
    if asked and not any(one.scheme == "basic" or one.strength is not None for one in asked):
        unknown = next((one.parameters["algorithm"] for one in asked if one.unknown_digest), "")
        if unknown:
            return Message(
                "wants a kind of Digest that is not known here: {readable} ({told})",
                readable=readable(unknown[:30]),
                told=told,
            )
        return Message(
            "wants to be signed in to in a way that is not known here: {readable} ({told})",
            readable=readable(asked[0].scheme[:20]),
            told=told,
        )
    if (
        asked
        and all(one.scheme == "basic" for one in asked)
        and "Basic" not in answer.request.headers.get("Authorization", "")
    ):
        return Message(
            "takes the password readable only (Basic), which is not allowed for this lock ({told})", told=told
        )
    return Message("refuses the user name or the password ({told})", told=told)


def _origin(answer: httpx.Response) -> str:
    """Where a redirection leads, without what could be a secret."""
    parts = urlsplit(str(answer.headers.get("location", ""))[:500])
    host = parts.netloc.rpartition("@")[2]
    return readable(f"{parts.scheme or answer.url.scheme}://{host}" if host else Message("another page"))


def _quoted_end(answer: httpx.Response, secrets: list[str]) -> str:
    """What an answer says, to follow a sentence: without markup, short, and without what must not be told."""
    text = _MARKUP.sub(" ", text_of(answer))
    text = readable(" ".join(unescape(text).split()))
    for word in sorted((w for s in secrets for w in {s, quote(s, safe=""), quote_plus(s)} if w), key=len, reverse=True):
        text = text.replace(word, "…")
    if not text:
        return ""
    return f": “{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"
