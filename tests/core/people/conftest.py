from __future__ import annotations

import pytest

from tests.remembering import remember


@pytest.fixture(autouse=True)
def networks_are_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests are about what follows from what is found in a picture."""
    remember(monkeypatch)
