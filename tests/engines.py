"""Engines that commands of one test process share.

Loading one takes a good part of a second, and it holds nothing of a site: what a command finds with it is the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core.base.places import cache_folder
from core.engine import Engine
from core.engine.engine import Report
from core.settings import Settings

_loaded: dict[tuple[Path, str], Engine] = {}


def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have an engine loaded once for all settings that are the same to the letter, and weights of the same folder.

    What lies in files of a test's own, such as a profile that it makes, is loaded each time.
    """
    load = Engine.load

    def once(settings: Settings, report: Report | None = None) -> Engine:
        if Path(settings.profile).name != settings.profile or settings.weights_folder is not None:
            return load(settings, report)
        key = (cache_folder(), settings.model_dump_json())
        if key not in _loaded:
            _loaded[key] = load(settings, report)
        return _loaded[key]

    monkeypatch.setattr(Engine, "load", once)
