"""A lock behind an HTTP interface, as door stations, controllers, relays and home automation have them."""

from __future__ import annotations

import json
import re
import ssl
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

import httpx
from pydantic import Field, field_validator, model_validator

from core.base.http_sign_in import SignIn
from core.base.messages import Message
from core.locks.drivers import http_answers, pinning
from core.locks.drivers.base import DoorError, LockDriver, SignInError, Timeout, filled
from core.locks.drivers.http_asking import Asking

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]
_PUT_IN = "{password}"
_SECRET_HEADERS = ("authorization", "cookie", "x-api-key", "x-auth-token")


class Http(LockDriver):
    """Sends a request for each command.

    In addresses and contents, ``{door}`` stands for the door's name, ``{user}`` and ``{password}`` for what is signed
    in with: each written as its place demands, in an address, JSON, XML or a form.

    Attributes:
        unlock_url: asked to unlock.
        lock_url: asked to lock again; empty where the door locks by itself.
        contact_url: says whether the door stands open, several times a second; empty without a contact.
        contact_open: what its answer then contains.
        method: of the request that unlocks.
        lock_method: of the request that locks; empty is the same.
        headers: of every request; ``{password}`` may stand in them.
        unlock_body: content of the request that unlocks.
        lock_body: content of the request that locks.
        success_status: that an answer must have; 0 is any of 200 to 299.
        success_text: that the answer to unlocking must have in it; empty where the status says enough.
        lock_success_text: the same of locking.
        user: whom to sign in as, by Basic or Digest.
        auth: ``any`` is what the server asks for, Digest before Basic; ``bearer`` sends the password as a token.
        password_file: file that holds the password, where none is kept with the site's other secrets.
        token_file: file that holds a bearer token.
        ca_file: authority of a server that the system does not know.
        fingerprint: SHA-256 of the one certificate that is taken, whoever signed it.
        timeout: seconds that a request may last, with its answer.

    """

    unlock_url: str
    lock_url: str = ""
    contact_url: str = ""
    contact_open: str = "open"
    method: Method = "POST"
    lock_method: Literal["", "GET", "POST", "PUT", "PATCH", "DELETE"] = ""
    headers: dict[str, str] = Field(default_factory=dict)
    unlock_body: str = ""
    lock_body: str = ""
    success_status: Annotated[int, Field(ge=0, le=299)] = 0
    success_text: str = ""
    lock_success_text: str = ""
    user: str = ""
    auth: Literal["any", "digest", "basic", "bearer"] = "any"
    password_file: Path | None = None
    token_file: Path | None = None
    ca_file: Path | None = None
    fingerprint: str = ""
    timeout: Timeout = 3

    @field_validator("unlock_url", "lock_url", "contact_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError(Message("an address begins with http:// or https://"))
        place = re.split(r"[/?#]", url.split("//", 1)[-1], maxsplit=1)[0]
        if "@" in place:
            raise ValueError(Message("an address holds no name or password: give them beside it, as user and password"))
        if "{" in place:
            raise ValueError(Message("nothing is filled into the name of a machine"))
        return url

    @field_validator("user")
    @classmethod
    def _nameable(cls, user: str) -> str:
        if not user.isprintable() or set(user) & set(':"\\'):
            raise ValueError(Message("a user name holds no colon, quotation mark or backslash"))
        return user

    @field_validator("fingerprint")
    @classmethod
    def _fingerprint(cls, fingerprint: str) -> str:
        if fingerprint:
            pinning.plain(fingerprint)
        return fingerprint

    @field_validator("headers")
    @classmethod
    def _harmless(cls, headers: dict[str, str]) -> dict[str, str]:
        if any(name.lower() in _SECRET_HEADERS and _PUT_IN not in value for name, value in headers.items()):
            raise ValueError(
                Message("secrets do not stand among settings: write {password} there, and give the password beside")
            )
        return headers

    @model_validator(mode="after")
    def _one_place(self) -> Http:
        places = {_place(url) for url in (self.unlock_url, self.lock_url, self.contact_url) if url}
        if len(places) > 1 and (self.user or self.auth == "bearer"):
            raise ValueError(Message("a password goes to one machine: all addresses begin alike, up to the port"))
        if self.fingerprint and not self.unlock_url.startswith("https://"):
            raise ValueError(Message("a fingerprint is of a certificate: the address begins with https://"))
        return self

    def place(self) -> str | None:
        return _place(self.unlock_url)

    def connect(self, door: str, *, fail_safe: bool) -> HttpLock:  # noqa: ARG002  # no server knows that we are gone
        return HttpLock(self, door)


class HttpLock:
    """Requests to one server; connections are kept between them."""

    def __init__(self, settings: Http, door: str):
        self._settings = settings
        self._door = door
        self._password = settings.password(settings.password_file) or ""
        token = settings.password(settings.token_file) if settings.auth == "bearer" or settings.token_file else None
        self._token = bool(token)
        headers = {name: value.replace(_PUT_IN, self._password) for name, value in settings.headers.items()}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._secrets = [word for word in (self._password, token) if word]
        signing = settings.user and settings.auth != "bearer"
        try:
            self._client = httpx.Client(
                headers=headers,
                timeout=settings.timeout,
                verify=_trust(settings),
            )
        except UnicodeError:
            raise DoorError("the password or a header has characters that no header can carry") from None
        except (OSError, ValueError) as error:
            raise DoorError("the door's connection cannot be set up: {error}", error=error) from None
        sign_in = SignIn(settings.user, self._password, settings.auth) if signing else None
        self._asking = Asking(self._client, sign_in, settings.timeout)

    def switch(self, *, unlocked: bool) -> None:
        settings = self._settings
        if unlocked:
            self._ask(settings.method, settings.unlock_url, settings.unlock_body, settings.success_text)
        elif settings.lock_url:
            method = settings.lock_method or settings.method
            self._ask(method, settings.lock_url, settings.lock_body, settings.lock_success_text)
        else:
            self.stands_open()  # it locks by itself; whether it is still there at all, its contact says

    def stands_open(self) -> bool | None:
        if not self._settings.contact_url:
            return None
        return self._settings.contact_open in self._ask("GET", self._settings.contact_url, "", None)

    def close(self) -> None:
        self._client.close()

    def _ask(self, method: str, url: str, body: str, wanted: str | None) -> str:
        """The text of an answer that is a success; ``wanted`` is what it must hold, None where it may be any."""
        settings = self._settings
        fields = {"door": self._door, "user": settings.user, "password": self._password}
        address = filled(url, {name: quote(value, safe="") for name, value in fields.items()})
        kind, content = _content(body, fields, settings.headers)
        try:
            answer = self._asking.ask(method, address, content, kind)
            text = http_answers.text_of(answer)
        except httpx.DecodingError:
            raise DoorError(
                "the door's address {told} answers what cannot be unpacked: see whether the door opened, "
                "and switch compression off in the device",
                told=_told(url),
            ) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            why = http_answers.silence_words(error, address, settings.timeout)
            raise DoorError("the door's address {told} does not answer: {why}", told=_told(url), why=why) from None
        except (ValueError, LookupError):  # what has no place in a header, or an encoding that nobody knows
            raise DoorError(
                "the door's address {told} cannot be asked so: check what is sent to it", told=_told(url)
            ) from None
        refused = http_answers.refusal_words(
            answer, method, user=settings.user, token=self._token, secrets=self._secrets
        ) or ("" if wanted is None else http_answers.unwanted_words(answer, wanted, self._secrets))
        if refused:
            # a redirection is no success either: who knows where it leads
            if answer.status_code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
                raise SignInError("the door's address {told} {refused}", told=_told(url), refused=refused)
            raise DoorError("the door's address {told} {refused}", told=_told(url), refused=refused)
        if settings.success_status and answer.status_code != settings.success_status:
            raise DoorError(
                "the door's address {told} answers with {status_code}, not {success_status}",
                told=_told(url),
                status_code=answer.status_code,
                success_status=settings.success_status,
            )
        return text


def _trust(settings: Http) -> ssl.SSLContext | bool:
    """What certificates are checked against."""
    if settings.fingerprint:
        return pinning.context_for(settings.fingerprint)
    return ssl.create_default_context(cafile=settings.ca_file.expanduser()) if settings.ca_file else True


def _content(body: str, fields: dict[str, str], headers: dict[str, str]) -> tuple[dict[str, str] | None, str | None]:
    """A content with its fields filled in as its kind demands, and the header that tells the kind."""
    if not body:
        return None, None
    given = next((value for name, value in headers.items() if name.lower() == "content-type"), "").lower()
    if "xml" in given or (not given and body.lstrip().startswith("<")):
        kind, written = "application/xml", {name: escape(value, {'"': "&quot;"}) for name, value in fields.items()}
    elif "form-urlencoded" in given or (not given and re.fullmatch(r"[^\s{}\[\]]*=\S*", body)):
        kind = "application/x-www-form-urlencoded"
        written = {name: quote(value, safe="") for name, value in fields.items()}
    else:
        kind, written = "application/json", {name: json.dumps(value)[1:-1] for name, value in fields.items()}
    return None if given else {"Content-Type": kind}, filled(body, written)


def _place(url: str) -> str:
    """Scheme, machine and port of an address."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return url
    return f"{parts.scheme}://{(parts.hostname or '').lower()}:{port}"


def _told(url: str) -> str:
    """An address as events may show it: what follows a question mark may be a secret."""
    return url.split("?", 1)[0]
