from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.exchange import ExchangeError, read_people_folder, safe_name, write_people_folder
from core.gallery.store import Enrolled
from core.site import Site


def test_out_and_in_again(site: Site, tmp_path: Path) -> None:
    face = Enrolled(b"jpeg", np.ones(4, np.float32) / 2, 0.9, "front")
    for name in ("Ann", "../../etc/passwd", "CON", "a/b", "A:b"):
        site.people.add(name, [face, face], "p-1")
    assert write_people_folder(site.people, tmp_path / "out", site.trail) == (5, 10)
    files = list(tmp_path.rglob("*.jpg"))
    assert len(files) == 10
    assert all(p.parent.parent == tmp_path / "out" for p in files)
    assert len(read_people_folder(tmp_path / "out")) == 5


def test_a_folder_in_use_is_left_alone(site: Site, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("precious")
    with pytest.raises(ExchangeError, match="not empty"):
        write_people_folder(site.people, tmp_path, site.trail)


@pytest.mark.parametrize("make", [lambda p: p / "gone", lambda p: p])
def test_nothing_to_read_is_told(tmp_path: Path, make) -> None:
    with pytest.raises(ExchangeError):
        read_people_folder(make(tmp_path))


@given(st.lists(st.text(max_size=30), max_size=8))
def test_names_become_plain_and_distinct(names: list[str]) -> None:
    taken: set[str] = set()
    made = [safe_name(n, taken, str(k)) for k, n in enumerate(names)]
    assert len({m.casefold() for m in made}) == len(made)
    assert all(Path(m).name == m and m not in (".", "..") for m in made)
