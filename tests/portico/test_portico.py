from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

import portico
from core import images
from core.demo import DemoCamera
from core.errors import EnrolmentError
from core.people.enrolment import DuplicateError
from core.tasks import registry


@pytest.fixture
def p(engine) -> portico.Portico:
    return portico.Portico(engine)


def test_importing_it_loads_nothing_heavy() -> None:
    script = (
        "import sys; before = set(sys.modules); import portico;"
        "own = {'portico', 'portico.neighbours'};"
        "print(sorted(m for m in set(sys.modules) - before - own if m.split('.')[0] in"
        " ('app', 'core', 'models', 'data', 'numpy', 'pydantic', 'cv2', 'torch', 'openvino', 'faiss', 'sqlalchemy')))"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.strip() == "[]"


def test_every_public_name_is_there_and_is_said() -> None:
    for name in portico.__all__:
        assert getattr(portico, name) is not None
    assert set(portico.__all__) == set(dir(portico))
    assert portico.__version__
    with pytest.raises(AttributeError, match="'portico' has no attribute 'lod'"):
        portico.lod  # noqa: B018


def test_somebody_enrolled_in_memory_is_known(p: portico.Portico, collins: np.ndarray, hopper: np.ndarray) -> None:
    assert p.identify(collins).names == (None,)
    person = p.enrol(" Eileen  Collins ", collins)
    assert (person.name, person.photos, p.people) == ("Eileen Collins", 1, ("Eileen Collins",))
    assert p.identify(collins[:, ::-1]).names == ("Eileen Collins",)
    assert p.identify(hopper).names == (None,)
    assert p.enrol("eileen collins", np.ascontiguousarray(collins[:, ::-1])).photos == 2
    assert p.enrol("Grace Hopper", hopper).id == 2
    both = np.concatenate([collins, hopper[:512]], axis=1)
    assert set(p.identify(both).names) == {"Eileen Collins", "Grace Hopper"}


def test_what_a_site_refuses_is_refused_in_memory(p: portico.Portico, collins: np.ndarray, hopper: np.ndarray) -> None:
    p.enrol("Eileen Collins", collins)
    with pytest.raises(DuplicateError, match="already enrolled as Eileen Collins"):
        p.enrol("Somebody Else", collins)
    with pytest.raises(EnrolmentError, match="already enrolled with another face"):
        p.enrol("Eileen Collins", hopper)
    with pytest.raises(EnrolmentError, match="different people"):
        portico.Portico(p.engine).enrol("Two People", hopper, collins)
    with pytest.raises(EnrolmentError, match="no picture"):
        p.enrol("Nobody")
    with pytest.raises(EnrolmentError, match="kept by a site"):
        p.enrol("Grace Hopper", hopper, consent="form 1")
    with pytest.raises(portico.PorticoError, match="no face was found"):
        p.enrol("A Wall", np.full((200, 200, 3), 90, np.uint8))
    assert p.people == ("Eileen Collins",)


def test_on_a_site_people_are_those_of_the_site(engine, tmp_path: Path, collins: np.ndarray) -> None:
    with portico.site(tmp_path / "site") as site:
        on_site = portico.Portico(engine, site)
        person = on_site.enrol("Eileen Collins", collins, consent="form 12")
        assert [one.document for one in site.consents.of(person.id)] == ["form 12"]
        assert on_site.people == ("Eileen Collins",)
        with pytest.raises(portico.PorticoError, match="profile standard-4, and not fast-4"):
            portico.load("fast-4", site=site)
    with portico.site(tmp_path / "site") as site:
        assert portico.Portico(engine, site).identify(collins).names == ("Eileen Collins",)


def test_a_site_is_opened_and_watched_in_five_lines(engine, tmp_path: Path, collins: np.ndarray) -> None:
    with portico.site(tmp_path / "site") as site:
        p = portico.Portico(engine, site)
        p.enrol("Eileen Collins", collins)
        events = list(portico.watch(site, DemoCamera(8, realtime=False, rate=5), using=p))
        assert {event.person for event in events} == {"Eileen Collins"}
        assert len(events) == site.events.count()


def test_watching_ends_where_no_further_event_is_asked_for(engine, tmp_path: Path, collins: np.ndarray) -> None:
    with portico.site(tmp_path / "site") as site:
        p = portico.Portico(engine, site)
        for event in portico.watch(site, DemoCamera(realtime=False, rate=6), using=p):
            assert event.person is None
            break
        images_of_her = tmp_path / "her.jpg"
        images_of_her.write_bytes(images.encode_jpeg(collins))
        assert [event.person for event in portico.watch(site, images_of_her, using=p)] == [None]
        with pytest.raises(portico.PorticoError, match="neither a camera number"):
            portico.watch(site, "Back door", using=p)


def test_pictures_are_files_bytes_or_arrays(tmp_path: Path, collins: np.ndarray) -> None:
    jpeg = images.encode_jpeg(collins)
    (tmp_path / "her.jpg").write_bytes(jpeg)
    for picture in (jpeg, tmp_path / "her.jpg", str(tmp_path / "her.jpg"), collins, collins[..., 0]):
        assert portico.read(picture).shape == (512, 512, 3)
    for wrong in (collins / 255, collins[:, :, :2], tmp_path / "him.jpg", b"no picture", 3):
        with pytest.raises(portico.PorticoError):
            portico.read(wrong)


def test_what_is_of_another_kind_or_out_of_range_is_one_sentence(
    p: portico.Portico, tmp_path: Path, collins: np.ndarray
) -> None:
    wrong: dict[str, Callable[[], object]] = {
        "an open site, as portico.site gives it, is wanted here, and not str 'office'": lambda: portico.load(
            site="office"  # type: ignore[arg-type]
        ),
        "an open site": lambda: portico.watch("office", 0),  # type: ignore[arg-type]
        "a folder is wanted here, and not int 3": lambda: portico.site(3),  # type: ignore[arg-type]
        "the name of a task is wanted": lambda: portico.task(3),  # type: ignore[arg-type]
        "an open site, as": lambda: portico.task("find-person", site="office"),  # type: ignore[arg-type]
        "the name of a recognition profile": lambda: portico.load(3),  # type: ignore[arg-type]
        "the faces of the picture": lambda: portico.draw(collins, None),  # type: ignore[arg-type]
        "a name is wanted here": lambda: p.enrol(3, collins),  # type: ignore[arg-type]
        "between 0 and 1, as 0.001 does, and not at 2": lambda: p.verify(collins, collins, fmr=2),
        "and not at 0": lambda: p.verify(collins, collins, fmr=0),
        "1 pixel or more, and not -3": lambda: p.find(collins, min_face=-3),
        "1 pixel or more, and not 0": lambda: p.identify(collins, min_face=0),
        "https://example.org/a.jpg is an address": lambda: portico.read("https://example.org/a.jpg"),
    }
    for words, asked in wrong.items():
        with pytest.raises(portico.PorticoError, match=words):
            asked()
    with portico.site(tmp_path / "site") as site, pytest.raises(portico.PorticoError, match="a camera: a name"):
        portico.watch(site, None, using=p)  # type: ignore[arg-type]
    with portico.site(tmp_path / "site") as site, pytest.raises(portico.PorticoError, match="not loaded on this site"):
        portico.watch(site, 0, using=p)


def test_a_site_that_was_closed_is_not_gone_on_with(engine, tmp_path: Path, collins: np.ndarray) -> None:
    with portico.site(tmp_path) as site:
        p = portico.Portico(engine, site)
    for asked in (
        lambda: p.enrol("Eileen Collins", collins),
        lambda: p.identify(collins),
        lambda: portico.watch(site, 0, using=p),
        lambda: portico.load(site=site),
        lambda: p.people,
    ):
        with pytest.raises(portico.PorticoError, match="the site was closed"):
            asked()
    with portico.site(tmp_path) as site:
        assert site.people.names() == {}


def test_what_ends_a_cell_of_a_notebook_is_a_few_words(p: portico.Portico, collins: np.ndarray) -> None:
    assert repr(p.embed(collins)).startswith("<Faces: 1: (")
    assert repr(p.embed(collins)).endswith("; quality; embeddings>")
    assert len(repr(p.verify(collins, collins))) < 300
    assert repr(portico.Faces()) == "<Faces: 0>"
    assert "'median'" in repr(portico.task("smooth")), "what can be chosen"


def test_faces_are_drawn_with_their_names(p: portico.Portico, collins: np.ndarray, hopper: np.ndarray) -> None:
    p.enrol("Eileen Collins", collins)
    both = np.concatenate([collins, hopper[:512]], axis=1)
    before = both.copy()
    plain, named = portico.draw(both, p.find(both)), portico.draw(both, p.identify(both))
    assert np.array_equal(both, before)
    changed = [(drawn != both).any(axis=2).sum() for drawn in (plain, named)]
    assert 0 < changed[0] < changed[1]
    assert portico.draw(both, portico.Faces()).shape == both.shape


def test_names_of_any_script_are_drawn(p: portico.Portico, collins: np.ndarray) -> None:
    drawn = []
    for name in ("艾琳·柯林斯", "Айлин", "José"):
        one = portico.Portico(p.engine)
        one.enrol(name, collins)
        drawn.append(portico.draw(collins, one.identify(collins)))
    assert not np.array_equal(drawn[1], drawn[2])


def test_a_task_is_one_line_and_what_is_wrong_one_sentence(tmp_path: Path, collins: np.ndarray) -> None:
    result = portico.task("threshold")(collins)
    assert result.picture is not None
    with pytest.raises(portico.PorticoError, match="did you mean canny"):
        portico.task("cany")
    with pytest.raises(portico.PorticoError):
        portico.task("smooth")(collins, radius=500)
    with pytest.raises(portico.PorticoError, match="there is no parameter fliter: did you mean filter"):
        portico.task("smooth")(collins, fliter="median")
    with pytest.raises(portico.PorticoError, match="takes a folder"):
        portico.task("duplicates")(collins)
    with pytest.raises(portico.PorticoError, match="needs a second picture"):
        portico.task("template-matching")(collins)
    small = collins[60:220, 140:300]
    (tmp_path / "part.png").write_bytes(images.encode_jpeg(small[40:80, 40:90]))
    for part in (small[40:80, 40:90], tmp_path / "part.png"):
        assert portico.task("template-matching")(small, second=part).picture is not None
    (tmp_path / "pictures").mkdir()
    with pytest.raises(portico.PorticoError, match="holds no pictures"):
        portico.task("duplicates")(tmp_path / "pictures")
    assert "radius=4" in repr(portico.task("smooth"))


def test_no_parameter_of_a_task_is_called_as_what_every_task_takes() -> None:
    assert not [one.key for one in registry.tasks().values() if "second" in one.parameters.model_fields]
