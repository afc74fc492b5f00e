"""Units of systemd: what has Portico run from the machine's start on, begun again where it breaks.

See systemd.unit(5), systemd.service(5) and systemd.exec(5).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.cli.common import CliError
from core.base import durable

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}")
_ENDING = 120  # seconds; a watch that is told to stop gives itself ninety to lock its doors
_RUNS = Path("/run/systemd/system")  # there where systemd is what runs the machine: sd_booted(3)
_BETWEEN = 60  # seconds that systemctl may take


@dataclass(frozen=True)
class Place:
    """Where units of a machine, or of one user, are.

    Attributes:
        folder: of the files.
        system: whether they are the machine's, begun before anybody logs in; else the user's.
        user: as whom the machine's run; empty where they are the user's own.

    """

    folder: Path
    system: bool
    user: str = ""

    @classmethod
    def of_machine(cls, user: str) -> Place:
        """The machine's own, to run as a user."""
        return cls(Path("/etc/systemd/system"), system=True, user=user)

    @classmethod
    def of_user(cls) -> Place:
        """Those of whoever runs this."""
        kept = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        return cls(Path(kept) / "systemd" / "user", system=False)

    def control(self, *words: str) -> str:
        """Have systemd do something; what it prints.

        Raises:
            CliError: it cannot.

        """
        command = ["systemctl", *(() if self.system else ("--user",)), *words]
        try:
            done = subprocess.run(  # noqa: S603  # words of this module
                command, capture_output=True, encoding="utf-8", timeout=_BETWEEN, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CliError(f"systemctl cannot be run: {error}") from None
        if done.returncode and words[0] != "is-active":
            raise CliError(f"{' '.join(command)}: {' '.join(done.stderr.split()) or done.returncode}")
        return done.stdout


@dataclass(frozen=True)
class Unit:
    """One service.

    Attributes:
        name: without ``.service``.
        words: what it does, for whoever lists services.
        command: what is run, as a program and its words.
        site: folder of the site, where it writes.

    Raises:
        CliError: the name can be none of a unit.

    """

    name: str
    words: str
    command: tuple[str, ...]
    site: Path

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise CliError(f"{self.name!r} can be no name of a service: letters, digits, - . and _ only")

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{self.name}.service"

    def text(self, place: Place) -> str:
        """What stands in its file."""
        service = [
            "Type=exec",
            f"ExecStart={' '.join(map(quoted, self.command))}",
            *([f"User={place.user}"] if place.user else []),
            # whatever ended it, but for one who told it to: a door is to be watched again
            "Restart=on-failure",
            "RestartSec=5",
            f"TimeoutStopSec={_ENDING}",
            "KillMode=mixed",  # its own processes are ended by it
            f"SyslogIdentifier={self.name}",
            "Environment=PYTHONUNBUFFERED=1",
            "UMask=0077",
            "NoNewPrivileges=yes",
        ]
        if place.system:  # a user's own manager may not be able to
            service += ["PrivateTmp=yes", "ProtectSystem=full"]
        return "\n".join(
            [
                "# written by: portico service install",
                "[Unit]",
                f"Description={self.words.replace('%', '%%')}",
                "Wants=network-online.target",
                "After=network-online.target time-sync.target",
                "StartLimitIntervalSec=0",
                "",
                "[Service]",
                *service,
                "",
                "[Install]",
                f"WantedBy={'multi-user' if place.system else 'default'}.target",
                "",
            ]
        )


def quoted(word: str) -> str:
    """A word of a command as a unit has it: systemd.service(5), "Command lines"."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if re.search(r"[^\w@%+=:,./-]", word) or not word else plain


def program() -> str:
    """The command of this installation, as a full path.

    Raises:
        CliError: it is not where commands of this Python are.

    """
    beside = Path(sys.executable).with_name("portico")
    found = str(beside) if beside.is_file() else shutil.which("portico")
    if found is None:
        raise CliError("the command portico of this installation was not found beside its Python")
    return found


def runs() -> bool:
    """Whether systemd is what runs this machine."""
    return _RUNS.is_dir() and shutil.which("systemctl") is not None


def write(unit: Unit, place: Place) -> Path:
    """Write a unit's file; one of the same name that Portico wrote for the same site is replaced.

    Raises:
        CliError: there is another of this name, or the file cannot be written.

    """
    path = place.folder / unit.file
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before and quoted(str(unit.site)) not in before:
            raise CliError(f"{path} is there already, for something else: give this one another --name")
        place.folder.mkdir(parents=True, exist_ok=True)
        durable.write(path, unit.text(place).encode())
        path.chmod(0o644)
    except OSError as error:
        raise CliError(f"{path} cannot be written: {error.strerror or error}") from None
    return path


def written(place: Place) -> list[Path]:
    """Files of the units that Portico wrote there."""
    found = sorted(place.folder.glob("*.service")) if place.folder.is_dir() else []
    return [
        path for path in found if path.read_text(encoding="utf-8", errors="replace").startswith("# written by: portico")
    ]
