from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from core.errors import GalleryError
from core.gallery.people import Enrolled
from core.recognition.pooling import pool
from core.site import Site


def _unit(seed: int, size: int = 16) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=size).astype(np.float32)
    return vector / np.linalg.norm(vector)


def _enrol(site: Site, name: str, *seeds: int) -> None:
    site.people.add(name, [Enrolled(b"jpeg", _unit(s), 0.9, "front") for s in seeds], "p-1")


def test_several_templates_of_a_person_are_pooled(site: Site) -> None:
    """However they come and go, the index equals one made anew from the store."""
    _enrol(site, "Ann", 1, 2)
    _enrol(site, "Bob", 3)
    index = site.index("p-1", 16, 0.9)
    for change in (
        lambda: _enrol(site, "Ann", 4),
        lambda: site.people.delete_photo(site.people.photo_ids(1)[0]),
        lambda: site.people.delete("Bob"),
        lambda: _enrol(site, "Cid", 5),
    ):
        change()
        index.refresh()
        assert index.differences() == 0
    expected = pool(np.stack([_unit(2), _unit(4)]), 0.9)
    assert index.similarity(1, _unit(2)) == pytest.approx(float(expected @ _unit(2)), abs=1e-5)
    (found,) = index.search(_unit(4)[None])
    assert [c.name for c in found] == ["Ann", "Cid"] or found[0].name == "Ann"
    assert found[0].score == pytest.approx(float(expected @ _unit(4)), abs=1e-5)
    assert (index.templates, index.people) == (3, 2)


def test_a_failed_read_changes_nothing_and_is_made_up_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    _enrol(site, "Ann", 1)
    index = site.index("p-1", 16)
    _enrol(site, "Ann", 2)
    _enrol(site, "Bob", 3)

    def fail(*_arguments: object) -> None:
        raise GalleryError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(site.people, "templates_of", fail)
        with pytest.raises(GalleryError):
            index.refresh()
        assert (index.templates, index.people) == (1, 1)
    assert index.refresh()
    assert (index.templates, index.people, index.differences()) == (3, 2, 0)


def test_a_template_of_the_wrong_length_is_refused(site: Site) -> None:
    _enrol(site, "Ann", 1)
    with pytest.raises(GalleryError, match="wrong length"):
        site.index("p-1", 9)


def test_changes_of_another_process_are_seen_within_a_second(tmp_path: Path) -> None:
    with Site(tmp_path) as watching, Site(tmp_path) as other:
        index = watching.index("p-1", 16)
        assert index.search(_unit(1)[None]) == [[]]
        _enrol(other, "Ann", 1)
        began = time.monotonic()
        while not index.search(_unit(1)[None])[0]:
            assert time.monotonic() - began < 3
        assert index.search(_unit(1)[None])[0][0].name == "Ann"
        other.people.rename("Ann", "Anne")
        time.sleep(0.3)
        assert index.search(_unit(1)[None])[0][0].name == "Anne"
        other.people.delete("Anne")
        time.sleep(0.3)
        assert index.search(_unit(1)[None]) == [[]]


def test_a_snapshot_gives_the_same_index_and_catches_up(site: Site) -> None:
    _enrol(site, "Ann", 1, 2)
    site.index("p-1", 16).save()
    _enrol(site, "Bob", 3)
    site.people.delete("Ann")
    index = site.index("p-1", 16)
    assert (index.templates, index.people, index.differences()) == (1, 1, 0)


def test_a_snapshot_is_sealed_and_goes_with_a_deletion(site: Site) -> None:
    _enrol(site, "Ann", 1)
    site.index("p-1", 16).save()
    (snapshot,) = (site.folder / "index").glob("*")
    assert _unit(1).tobytes()[:12] not in snapshot.read_bytes()
    site.people.delete("Ann")
    assert not list((site.folder / "index").glob("*"))


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped"])
def test_a_damaged_snapshot_is_made_anew(site: Site, damage: str) -> None:
    _enrol(site, "Ann", 1)
    site.index("p-1", 16).save()
    (snapshot,) = (site.folder / "index").glob("*")
    content = bytearray(snapshot.read_bytes())
    content[40] ^= 1
    snapshot.write_bytes({"empty": b"", "cut": bytes(content[:30]), "flipped": bytes(content)}[damage])
    index = site.index("p-1", 16)
    assert (index.templates, index.differences()) == (1, 0)


def test_a_difference_is_found_and_mended(site: Site) -> None:
    _enrol(site, "Ann", 1)
    _enrol(site, "Bob", 2)
    index = site.index("p-1", 16)
    index._vectors.drop(1)
    assert index.differences() == 1
    assert index.rebuild() == 2
    assert index.differences() == 0


def test_no_snapshot_brings_a_deleted_person_back(tmp_path: Path) -> None:
    """A process that has not heard of the deletion yet must not write their template again."""
    with Site(tmp_path) as watching, Site(tmp_path) as desk:
        _enrol(desk, "Ann", 1)
        _enrol(desk, "Bob", 2)
        index = watching.index("p-1", 16)
        index.search(_unit(1)[None])
        desk.people.delete("Ann")
        index.save()
        assert watching.index("p-1", 16).templates == 1
        assert [c.name for c in index.contents()[0]] == ["Bob"]


def test_similarity_to_one_person(site: Site) -> None:
    _enrol(site, "Ann", 1, 2)
    index = site.index("p-1", 16)
    pooled = pool(np.stack([_unit(1), _unit(2)]))
    assert index.similarity(1, _unit(2)) == pytest.approx(float(pooled @ _unit(2)), abs=1e-5)
    assert index.similarity(7, _unit(2)) is None
