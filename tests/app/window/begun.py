"""Processes of the window, begun by one that has loaded what they need: that takes longer than most of them run."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_PATIENCE = 100  # seconds, for one of them

_BEGINNER = """
import json, os, sys
exec(sys.argv[1])
for line in iter(sys.stdin.readline, ""):
    told = json.loads(line)
    child = os.fork()
    if not child:
        for number, name, how in ((0, os.devnull, os.O_RDONLY), (1, "out", os.O_WRONLY), (2, "err", os.O_WRONLY)):
            opened = os.open(told.get(name, name), how)
            os.dup2(opened, number)
            os.close(opened)
        os.environ.clear()
        os.environ.update(told["environment"])
        sys.argv = ["-c", *told["words"]]
        exec(told["code"])
        raise SystemExit
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


class Beginner:
    """Begins processes one after the other. Elsewhere than on Linux, where Qt bears no fork, each loads all itself.

    Args:
        first: code that all of them begin with: what it imports is imported once.

    """

    def __init__(self, first: str):
        self._first = first
        self._process: subprocess.Popen[str] | None = None

    def run(
        self, code: str, words: list[str], environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run code to its end, given words as its arguments and variables besides those of this process.

        Raises:
            subprocess.TimeoutExpired: it does not end.

        """
        given = {**os.environ, **(environment or {})}
        if sys.platform != "linux":
            command = [sys.executable, "-c", self._first + code, *words]
            return subprocess.run(command, env=given, timeout=_PATIENCE, check=False, capture_output=True, text=True)
        with tempfile.TemporaryDirectory() as folder:
            out, err = (Path(folder) / name for name in ("out", "err"))
            for path in (out, err):
                path.touch()
            told = {"out": str(out), "err": str(err), "environment": given, "words": words, "code": code}
            status = self._told(json.dumps(told))
            return subprocess.CompletedProcess(code, status, out.read_text(), err.read_text())

    def _told(self, line: str) -> int:
        """How a process has ended."""
        if self._process is None:
            command = [sys.executable, "-c", _BEGINNER, self._first]
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        writing, reading = self._process.stdin, self._process.stdout
        assert writing is not None
        assert reading is not None
        writing.write(line + "\n")
        writing.flush()
        child = int(reading.readline())
        if not select.select([reading], [], [], _PATIENCE)[0]:
            os.kill(child, signal.SIGKILL)
            reading.readline()
            raise subprocess.TimeoutExpired("a window", _PATIENCE)
        return int(reading.readline())

    def close(self) -> None:
        """Begin no more."""
        if self._process is not None:
            self._process.communicate()
