from __future__ import annotations

from pathlib import Path

import pytest

from app.cli.main import main
from tests import engines


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Run a command on a site of its own: exit code, standard output, standard error."""
    engines.share(monkeypatch)
    monkeypatch.setenv("PORTICO_SITE", str(tmp_path / "site"))
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
