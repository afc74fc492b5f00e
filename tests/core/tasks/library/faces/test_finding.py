from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core import images
from core.engine import Engine
from core.errors import ImageError, TaskError
from core.gallery.recogniser import Recogniser
from core.people.enrolment import Enroller, sample
from core.site import Site
from core.tasks import running, saving
from core.tasks.library.faces import find_face, find_person
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop


@pytest.fixture
def folder(tmp_path: Path, collins, hopper) -> Path:
    """One picture of each, one of both, one of nobody and one damaged."""
    place = tmp_path / "photos"
    (place / "more").mkdir(parents=True)
    pictures = {
        "a.jpg": collins,
        "b.jpg": hopper,
        "more/c.jpg": np.concatenate([hopper[:512], collins], axis=1),
        "wall.jpg": np.full((200, 200, 3), 150, np.uint8),
    }
    for name, picture in pictures.items():
        (place / name).write_bytes(images.encode_jpeg(picture))
    (place / "broken.jpg").write_bytes(b"\xff\xd8\xffno picture")
    return place


@pytest.fixture
def at_site(site: Site, engine: Engine) -> Work:
    return Work(Workshop(site.settings, engine, site))


@pytest.fixture
def enrolled(site: Site, recogniser: Recogniser, engine: Engine, collins) -> Enroller:
    enroller = Enroller(site, recogniser)
    enroller.samples("Eileen Collins", [sample(engine, collins)])
    return enroller


def find_enrolled(work: Work, folder: Path, **values: object) -> Result:
    task = find_person.TASK
    return running.run(task, Given(folder=folder), running.parameters(task, values), work)


def find_by_photo(work: Work, folder: Path, photo: np.ndarray) -> Result:
    task = find_face.TASK
    return running.run(task, Given(folder=folder, second=photo), running.parameters(task, {}), work)


def test_pictures_of_somebody_enrolled(at_site: Work, enrolled: Enroller, folder: Path, tmp_path: Path) -> None:
    result = find_enrolled(at_site, folder)
    assert result.table.columns == ("Number", "File", "Person", "Left", "Top", "Right", "Bottom")
    assert [row[1:3] for row in result.table.rows] == [("a.jpg", "Eileen Collins"), ("more/c.jpg", "Eileen Collins")]
    assert result.table.rows[1][3] > 512, "her face is in the right half"
    assert result.words == "2 of 4 pictures show 1 enrolled person; 1 file is damaged"
    assert result.picture.shape[1] > 2 * 160
    written = "".join(p.read_text("utf-8") for p in saving.save(result, tmp_path / "o.png") if p.suffix == ".csv")
    assert "." not in written.replace(".jpg", ""), "no score is written"


def test_only_the_one_asked_for(at_site: Work, enrolled: Enroller, engine, folder: Path, hopper) -> None:
    enrolled.samples("Grace Hopper", [sample(engine, hopper)])
    assert len(find_enrolled(at_site, folder).table.rows) == 4
    rows = find_enrolled(at_site, folder, person="grace hopper").table.rows
    assert [row[1:3] for row in rows] == [("b.jpg", "Grace Hopper"), ("more/c.jpg", "Grace Hopper")]
    with pytest.raises(TaskError, match="nobody is enrolled as Ada"):
        find_enrolled(at_site, folder, person="Ada")


def test_nobody_found(at_site: Work, folder: Path) -> None:
    result = find_enrolled(at_site, folder)
    assert result.table.rows == ()
    assert result.picture is None
    assert result.words.startswith("0 of 4 pictures")


def test_by_a_photo(engine: Engine, folder: Path, hopper) -> None:
    result = find_by_photo(Work(Workshop(engine=engine)), folder, hopper)
    assert [row[1] for row in result.table.rows] == ["b.jpg", "more/c.jpg"]
    assert result.table.columns == ("Number", "File", "Left", "Top", "Right", "Bottom")
    assert result.words == "2 of 4 pictures show this person; 1 file is damaged"


def test_a_photo_of_nobody_or_an_empty_folder(engine: Engine, folder: Path, tmp_path: Path, hopper) -> None:
    work = Work(Workshop(engine=engine))
    with pytest.raises(ImageError, match="no face was found in the photo"):
        find_by_photo(work, folder, np.full((90, 90, 3), 120, np.uint8))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ImageError, match="holds no pictures"):
        find_by_photo(work, tmp_path / "empty", hopper)


def test_it_can_be_stopped(at_site: Work, enrolled: Enroller, folder: Path) -> None:
    class StopError(Exception):
        pass

    def report(fraction: float, _words: str) -> None:
        if fraction >= 0.5:
            raise StopError

    with pytest.raises(StopError):
        find_enrolled(Work(at_site.workshop, report), folder)
