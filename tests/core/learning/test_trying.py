"""A picture to try it on is one of the kind that was learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image as Pillow

from core.base.messages import Message
from core.learning import data, labelled, outcomes, registry, trying
from core.learning.recipe import Outcome
from core.learning.runs import Run, Runs
from core.learning.sources import DataKind, Source

FILE = "network.npz"


def _finished(site: Path, source: Source, title: str) -> Run:
    recipe = registry.recipe("classifier")
    run = Runs(site).create(recipe, recipe.parameters(), source, title)
    outcomes.write(run.folder, Outcome(Message("done"), files={FILE: b"weights"}))
    return run


def test_of_an_example_it_is_one_that_was_held_out(tmp_path: Path) -> None:
    source = Source(kind=DataKind.CLASSES, place="example:digits")
    run = _finished(tmp_path, source, "Digits")
    known = data.read(source)
    split = labelled.split_of(known, "pictures", 0.2)
    held = {f"digits-{known.items[number].name}.png" for number in split.held}
    for text in ("", "Digits", run.id):
        found = trying.picture(tmp_path, text, FILE)
        assert found is not None
        assert found[0].shape == (8, 8, 3)
        assert found[1] in held
    found = trying.picture(tmp_path, "example:small-faces", "taught.npz", own=False)
    assert found is not None
    assert found[0].shape == (25, 25, 3)


def test_of_a_folder_it_is_a_picture_that_is_still_there(tmp_path: Path) -> None:
    place = tmp_path / "mine"
    for name in ("cat", "dog"):
        (place / name).mkdir(parents=True)
    for path in (place / "cat" / "1.png", place / "dog" / "2.png"):
        Pillow.new("RGB", (30, 20), (9, 9, 9)).save(path)
    (place / "cat" / "0.png").write_bytes(b"broken")
    _finished(tmp_path / "site", Source(kind=DataKind.CLASSES, place=str(place)), "Mine")
    found = trying.picture(tmp_path / "site", "Mine", FILE)
    assert found is not None
    assert (found[0].shape, found[1]) == ((20, 30, 3), "1.png")
    assert np.all(found[0] == 9)
    assert trying.picture(tmp_path / "site", "Mine", FILE, own=False) is None, "who may not open Learn does not see it"
    place.rename(tmp_path / "elsewhere")
    assert trying.picture(tmp_path / "site", "Mine", FILE) is None
    assert trying.picture(tmp_path / "site", "Nothing like it", FILE) is None
    assert trying.picture(tmp_path / "no site", "", FILE) is None


def test_people_enrolled_here_are_never_an_example(tmp_path: Path) -> None:
    recipe = registry.recipe("face-adapter")
    run = Runs(tmp_path).create(recipe, recipe.parameters(), Source(kind=DataKind.GALLERY))
    outcomes.write(run.folder, Outcome(Message("done"), files={FILE: b"weights"}))
    assert trying.picture(tmp_path, run.id, FILE) is None
