from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import GalleryError
from core.gallery.index import TemplateIndex
from core.gallery.store import Enrolled, StoredTemplate
from core.site import Site


def _unit(seed: int, size: int = 16) -> np.ndarray:
    vector = np.random.default_rng(seed).normal(size=size).astype(np.float32)
    return vector / np.linalg.norm(vector)


def _enrol(site: Site, name: str, *seeds: int) -> None:
    site.people.add(name, [Enrolled(b"jpeg", _unit(s), 0.9, "front") for s in seeds], "p-1")


@given(st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=40), st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_search_is_what_a_plain_loop_finds(steps: list[tuple[int, bool]], seed: int) -> None:
    index, kept = TemplateIndex(8), {}
    for number, (person, remove) in enumerate(steps, start=1):
        index.add([StoredTemplate(number, person, _unit(seed + number, 8))])
        kept[number] = (person, _unit(seed + number, 8))
        if remove:
            gone = sorted(kept)[0]
            index.remove([gone, 999])
            del kept[gone]
    probe = _unit(seed + 5000, 8)
    best: dict[int, float] = {}
    for person, vector in kept.values():
        best[person] = max(best.get(person, -2), float(probe @ vector))
    expected = sorted(best.items(), key=lambda item: -item[1])[:2]
    (found,) = index.search(probe[None])
    assert [p for p, _ in found] == [p for p, _ in expected]
    assert [s for _, s in found] == pytest.approx([s for _, s in expected], abs=1e-5)
    assert len(index) == len(kept)


def test_a_template_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(GalleryError, match="wrong length"):
        TemplateIndex(8).add([StoredTemplate(1, 1, _unit(1, 9))])


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
    site.delete_person("Ann")
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
    index._index.remove([1])
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
        desk.delete_person("Ann")
        index.save()
        assert watching.index("p-1", 16).templates == 1
        assert index._index.contents()[0].tolist() == [2]


def test_similarity_to_one_person(site: Site) -> None:
    _enrol(site, "Ann", 1, 2)
    index = site.index("p-1", 16)
    assert index.similarity(1, _unit(2)) == pytest.approx(1, abs=1e-5)
    assert index.similarity(7, _unit(2)) is None
