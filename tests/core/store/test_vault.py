from __future__ import annotations

import pytest

from core.errors import GalleryError
from core.store.vault import new_key, seal, unseal


def test_what_is_sealed_opens_with_its_key_and_purpose_alone() -> None:
    key = new_key()
    sealed = seal(key, b"a face", "photo")
    assert b"a face" not in sealed
    assert unseal(key, sealed, "photo") == b"a face"
    for wrong in (
        (new_key(), sealed, "photo"),
        (key, sealed, "template"),
        (key, sealed[:-1], "photo"),
        (key, b"", "photo"),
    ):
        with pytest.raises(GalleryError, match="cannot be opened"):
            unseal(*wrong)


def test_the_same_plain_text_never_looks_the_same() -> None:
    key = new_key()
    assert seal(key, b"x", "p") != seal(key, b"x", "p")
