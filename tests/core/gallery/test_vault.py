from __future__ import annotations

import stat
from pathlib import Path

import pytest

from core.errors import GalleryError, SiteError
from core.gallery.vault import Vault, new_key, seal, unseal


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


def test_a_key_file_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "site.key"
    wrapped = Vault.from_file(path, create=True).wrap(new_key())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    Vault.from_file(path, create=True).unwrap(wrapped)


@pytest.mark.parametrize("content", ["", "zz", "00" * 16, "\xff"])
def test_a_key_that_is_none_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "site.key").write_bytes(content.encode("latin-1"))
    with pytest.raises(SiteError, match="not a site key"):
        Vault.from_file(tmp_path / "site.key", create=True)


def test_a_lost_key_is_told_rather_than_replaced(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="missing"):
        Vault.from_file(tmp_path / "site.key", create=False)
