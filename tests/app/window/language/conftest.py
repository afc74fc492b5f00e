from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from app.window import language
from app.window.language.installing import install


@pytest.fixture
def installed(qapp) -> Iterator[None]:
    """Whatever language a test installs is taken off again."""
    before, default = language._locale, QLocale()
    yield
    install(qapp, "en")
    QLocale.setDefault(default)
    language.use_locale(before)


@pytest.fixture
def chinese(qapp, installed: None) -> None:
    """The window speaks Chinese."""
    assert install(qapp, "zh_CN") == "zh_CN"
