"""The program's own log: one JSON object a line in ``logs/portico.log`` of a site, without personal data and secrets.

Whoever writes to it never waits: a thread of its own does the writing, and what cannot be written is left out.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import re
import sys
import threading
from collections import deque
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from logging.handlers import QueueListener
from pathlib import Path
from typing import Any

from core.base import durable
from core.base.failures import stack, unexpected
from core.base.messages import Message, parts

FOLDER, FILE = "logs", "portico.log"
BYTES, FILES = 10_000_000, 5

_ROOT = "portico"
_LAST = 50  # lines that a crash report shows
_WAITING = 10_000  # lines that wait for a slow disk
_LONGEST = 2_000  # characters of one text
_HIDDEN = "…"
_PASSWORD = r"(?:pass(?:word|phrase|wd|code)|pwd|\bpw\b)"  # noqa: S105
_SECRET = rf"(?:{_PASSWORD}|pass|secret|token|api[_-]?key|credentials?|authorization)"
_LINKS = "and|are|at|by|cannot|does|for|from|has|in|is|may|must|of|on|or|that|to|was|were|with"  # after a password
_PRIVATE = re.compile(
    rf"(?i)^(?:name|person|people|who|user|subject|owner|photo|image|picture|template|embedding|key|argv)s?$|{_SECRET}"
)
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_PLAIN_URL = re.compile(
    r"([A-Za-z][A-Za-z0-9+.-]*)://(?:[^\s/@:?#]+(?::[^\s/@]*)?@)?((?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d+)?(?:/[\w./~-]*)?)"
)
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|nan|-?inf"
_AT = ((re.compile(r"\S+:.*@\S*"), _HIDDEN), (re.compile(r"\S*@\S*"), _HIDDEN))  # user:password@, and mail addresses
_HIDE = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (rf"(?i)({_SECRET}['\"]?\s*(?:[=:]|\bis\b)\s*).*", rf"\1{_HIDDEN}"),
        (rf"(?i)({_PASSWORD}\s+)(?!(?:{_LINKS})\b)[^\s…]\S*", rf"\1{_HIDDEN}"),
        (r"(?s)(\[parameters: ).*", rf"\1{_HIDDEN}"),  # of the database: what was to be written into it
        (r"""(?<!\w)b?(?:'[^']*'|"[^"]*")""", _HIDDEN),  # what errors quote: names, parameters, bytes
        (r"""(?<!\w)b?['"].*""", _HIDDEN),  # quoted, and cut off
        (rf"(?:{_NUMBER})(?:[\s,;]+(?:{_NUMBER})){{3,}}", _HIDDEN),
        (r"(?:\\x[0-9a-fA-F]{2}){2,}\S*", _HIDDEN),
    )
)
_TOKEN = re.compile(r"[A-Za-z0-9+/_=-]{20,}")
_WORDS = re.compile(r"/?(?:[a-z0-9_-]{1,24}|[A-Z][a-z0-9]{0,15})(?:/(?:[a-z0-9_-]{1,24}|[A-Z][a-z0-9]{0,15}))*/?")
_HOME = re.compile(r"(?<![\w.~-])(?:/home|/Users|[A-Za-z]:[/\\]+Users)[/\\]+[^/\\\s:;,'\"]+")
_HEX = re.compile(r"[0-9a-fA-F=-]+")


logging.getLogger(_ROOT).addHandler(logging.NullHandler())  # until a log is begun, nobody is told


class Log(logging.LoggerAdapter[logging.Logger]):
    """Writes events with fields: ``log.warning("restart", words=…)``."""

    def process(self, msg: Any, kwargs: MutableMapping[str, Any]) -> tuple[Any, MutableMapping[str, Any]]:
        own = ("exc_info", "stack_info", "stacklevel")
        fields = {name: value for name, value in kwargs.items() if name not in own}
        kept = {name: value for name, value in kwargs.items() if name in own}
        return msg, {**kept, "extra": {"fields": fields}}


def logger(part: str) -> Log:
    """What a part of the program writes with; of people it writes ids, and never names."""
    return Log(logging.getLogger(f"{_ROOT}.{part}"))


def redact(text: str) -> str:
    """A text without what could be a secret or about a person: addresses keep their host, quotations go."""
    text = _addresses(_homeless(text[:_LONGEST]))
    for pattern, replacement in _AT + _HIDE if "@" in text else _HIDE:
        text = pattern.sub(replacement, text)
    return _TOKEN.sub(_token, text)


def redact_message(words: str) -> Message:
    """Likewise of a message: with its parts where they tell no more than the redacted text does."""
    message, text = Message(words), redact(words)
    quoted = {part.field for part in parts(message.template) if part.quoted} if message.fields else set()
    fields = {name: _HIDDEN if name in quoted else _field(value) for name, value in message.fields.items()}
    told = Message(message.template.replace("!r}", "}") if quoted else message.template, **fields)
    return told if told == text else Message(text)


def _field(value: object) -> object:
    if isinstance(value, Message):
        return redact_message(value)
    return redact(value) if isinstance(value, str) else value


@cache
def _home() -> str:
    try:
        home = str(Path.home())
    except RuntimeError:  # an account may have none
        return ""
    return home if len(home) > 1 else ""


def _homeless(text: str) -> str:
    """Paths below the folder of an account without whose it is."""
    if (home := _home()) and home in text:
        text = text.replace(home, "~")
    return _HOME.sub("~", text)


def _addresses(text: str) -> str:
    """Addresses without what could be a password, which may hold anything, blanks too."""
    done = []
    while (found := _URL.search(text)) is not None:
        last = text.rfind("@")
        plain = _PLAIN_URL.match(text, found.start())
        if (
            plain is not None
            and last < plain.end()
            and (plain.end() == len(text) or text[plain.end()] in " \t\r\n:,;)'\"")
        ):
            done.append(f"{text[: found.start()]}{plain[1]}://{plain[2]}")
            text = text[plain.end() :]
            continue
        # a / or # in a password: where it ends cannot be told
        end = re.compile(r"\s|$").search(text, max(last, found.end()))
        done.append(f"{text[: found.start()]}{found[0]}{_HIDDEN}")
        text = text[end.start() if end is not None else len(text) :]
    return "".join((*done, text))


def _token(found: re.Match[str]) -> str:
    """Long runs of letters and digits are keys, unless they are plain words, or a path of such."""
    token = found[0]
    if not _WORDS.fullmatch(token) or _HEX.fullmatch(token):
        return _HIDDEN
    parts = re.split(r"[/_-]", token)
    digits = sum(c.isdigit() for c in token)
    return token if digits <= len(token) // 4 and all(len(part) <= 16 for part in parts) else _HIDDEN


def _plain(value: object) -> object:
    """A value as it may be written: numbers, moments and redacted texts; of anything else only its kind."""
    if value is None or isinstance(value, bool | int | float):
        return value if not isinstance(value, int) or abs(value) < 1 << 64 else _HIDDEN
    if isinstance(value, Enum):
        return redact(str(value))
    if isinstance(value, str | Path):
        return redact(str(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, BaseException):
        kind = type(value).__name__
        return kind if unexpected(value) else f"{kind}: {redact(str(value))}"  # what nobody expected may say anything
    return f"<{type(value).__name__}>"


class _Taking(logging.Handler):
    """Makes a record harmless, keeps it for a crash report, and hands it to the thread that writes.

    Where too many wait, they are left out, and counted.
    """

    def __init__(self, lines: queue.Queue[Any]):
        super().__init__()
        self._lines = lines
        self._left_out = 0
        self.last: deque[str] = deque(maxlen=_LAST)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            line = self.made(record)
            if self._left_out:
                line["left_out"] = self._left_out
            text = json.dumps(line, ensure_ascii=False, default=_plain)
            self.last.append(text)
            self._lines.put_nowait(logging.makeLogRecord({"msg": text, "levelno": record.levelno}))
            self._left_out = 0
        except queue.Full:
            self._left_out += 1
        except Exception:  # noqa: BLE001  # the log is worth nothing that it could break
            self._left_out += 1

    def made(self, record: logging.LogRecord) -> dict[str, object]:
        """What of a record may be written."""
        message = record.msg if isinstance(record.msg, str) else _plain(record.msg)
        if record.args:
            arguments: Any = (
                {name: _argument(value) for name, value in record.args.items()}
                if isinstance(record.args, Mapping)
                else tuple(_argument(value) for value in record.args)
            )
            try:
                message = str(message) % arguments
            except (TypeError, ValueError, KeyError):
                message = record.msg
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "part": record.name.removeprefix(f"{_ROOT}."),
            "event": redact(str(message)),
            "pid": record.process,
            "thread": redact(str(record.threadName)),
        }
        for name, value in (getattr(record, "fields", None) or {}).items():
            line[name] = _HIDDEN if _PRIVATE.search(name) else _plain(value)
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _plain(record.exc_info[1])
            line["stack"] = [f"{f.file}:{f.line} {f.function}" for f in stack(record.exc_info[1])][-10:]
        return line


def _argument(value: object) -> object:
    return value if isinstance(value, int | float) else _plain(value)


class _Running:
    """The log of one process: what takes lines, and who writes them."""

    def __init__(self, folder: Path, level: int):
        self.folder = folder
        lines: queue.Queue[Any] = queue.Queue(_WAITING)
        self.taking = _Taking(lines)
        self.file = _file_handler(folder)
        self.writing = QueueListener(lines, self.file) if self.file is not None else None
        self.root = logging.getLogger()
        self.own = logging.getLogger(_ROOT)
        self.before = self.own.level
        self.own.setLevel(level)
        self.root.addHandler(self.taking)
        if self.writing is not None:
            self.writing.start()

    def stop(self) -> None:
        self.root.removeHandler(self.taking)
        self.own.setLevel(self.before)
        if self.writing is None or self.file is None:
            return
        ending = threading.Thread(target=self._finish, args=(self.writing,), name="log ending", daemon=True)
        ending.start()
        ending.join(2.0)  # a disk that hangs keeps nobody from leaving
        if not ending.is_alive():
            self.file.close()

    @staticmethod
    def _finish(writing: QueueListener) -> None:
        with suppress(queue.Full):
            writing.stop()


def _file_handler(folder: Path) -> logging.Handler | None:
    from concurrent_log_handler import ConcurrentRotatingFileHandler

    class Quiet(ConcurrentRotatingFileHandler):
        """Says once that nothing can be written, and goes on."""

        said = False

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002
            if not self.said:
                self.said = True
                reason = sys.exc_info()[1]
                words = getattr(reason, "strerror", None) or type(reason).__name__
                _tell(f"the log {folder / FILE} cannot be written: {words}")

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        durable.private_folder(folder)
        handler = Quiet(str(folder / FILE), maxBytes=BYTES, backupCount=FILES, encoding="utf-8", chmod=0o600)
    except OSError as error:
        _tell(f"the log {folder / FILE} cannot be written: {error.strerror}")
        return None
    handler.setFormatter(logging.Formatter("%(message)s"))
    return handler


def _tell(words: str) -> None:
    stream = sys.stderr
    if stream is not None:  # a window without a terminal has none
        try:
            print(f"portico: {words}", file=stream)
        except OSError:
            return


_lock = threading.Lock()
_running: _Running | None = None
_before: list[str] = []  # the last lines of the log that has ended


def start(site_folder: Path) -> None:
    """Begin to log into a site; what was logged to before is left. The level is ``PORTICO_LOG``, by default info."""
    global _running  # noqa: PLW0603  # a process has one log
    with _lock:
        if _running is not None and _running.folder == site_folder / FOLDER:
            return
        if _running is not None:
            _running.stop()
        level = logging.getLevelName(os.environ.get("PORTICO_LOG", "info").strip().upper())
        _running = _Running(site_folder / FOLDER, level if isinstance(level, int) else logging.INFO)


def stop() -> None:
    """Write what waits, and end."""
    global _running  # noqa: PLW0603
    with _lock:
        if _running is not None:
            _running.stop()
            _before.clear()
            _before.extend(_running.taking.last)
            _running = None


def last_lines() -> list[str]:
    """The last lines of this process."""
    running = _running
    return list(running.taking.last if running is not None else _before)


def lines_of(site_folder: Path, pid: int) -> list[str]:
    """The last lines that a process has left in the log of a site."""
    try:
        with (site_folder / FOLDER / FILE).open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - 200_000))
            text = file.read().decode("utf-8", errors="replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if f'"pid": {pid},' in line][-_LAST:]
