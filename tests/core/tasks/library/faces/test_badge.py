from __future__ import annotations

import base64
import io
import re
import zlib

import cv2
import numpy as np
import pytest

from core.engine import Engine
from core.errors import ImageError, TaskError
from core.tasks import running
from core.tasks.library.faces import card, codes, lettering, painting
from core.tasks.library.faces.badge import TASK
from core.tasks.task import Given, Result
from core.tasks.work import Work, Workshop

pytestmark = pytest.mark.timeout(900)  # who solves the first matte in a new checkout compiles the solver

FULL = {
    "name": "Eileen Collins",
    "role": "Flight operations",
    "organisation": "Portico",
    "number": "E-004217",
    "valid_until": "2099-12-31",
}


@pytest.fixture
def work(engine: Engine) -> Work:
    return Work(Workshop(engine=engine))


def run(work: Work, picture: np.ndarray, **values: object) -> Result:
    return running.run(TASK, Given(pixels=picture), running.parameters(TASK, values), work)


def page_size(pdf: bytes) -> tuple[float, float]:
    """Width and height in mm."""
    found = re.search(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", pdf)
    assert found is not None
    return tuple(float(v) / 72 * 25.4 for v in found.groups())  # type: ignore[return-value]


def drawn_text(pdf: bytes) -> str:
    """What is written in the PDF in Latin letters."""
    text = ""
    for body in re.findall(rb"ASCII85Decode.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        data = zlib.decompress(base64.a85decode(b"<~" + body.strip(), adobe=True))
        text += b" ".join(re.findall(rb"\((.*?)\) Tj", data)).decode("latin-1")
    return text


def test_a_card_of_the_right_size(work: Work, collins) -> None:
    wide = run(work, collins, **FULL)
    assert page_size(wide.files["badge.pdf"]) == pytest.approx((85.6, 53.98), abs=0.02)
    assert wide.picture.shape == (638, 1011, 3)
    upright = run(work, collins, **FULL, layout="portrait")
    assert page_size(upright.files["badge.pdf"]) == pytest.approx((53.98, 85.6), abs=0.02)
    assert upright.picture.shape == (1011, 638, 3)
    sheet = run(work, collins, **FULL, page="A4 with cut marks")
    assert page_size(sheet.files["badge.pdf"]) == pytest.approx((210, 297), abs=0.02)
    assert "Sheet" in sheet.layers
    assert sheet.words == "The badge is ready to print"


def test_the_same_details_give_the_same_file(work: Work, collins) -> None:
    one, again = (run(work, collins, **FULL).files["badge.pdf"] for _ in range(2))
    assert one == again


@pytest.mark.parametrize("layout", ["landscape", "portrait"])
@pytest.mark.parametrize("number", ["E-004217", "42", "员工-42", "https://example.org/?id=1&x=<b>"])
def test_the_qr_code_says_the_number(work: Work, collins, layout: str, number: str) -> None:
    picture = run(work, collins, number=number, layout=layout).picture
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    assert text == number


def test_the_bar_code_follows_its_standard() -> None:
    from reportlab.graphics.barcode.code128 import _patterns

    modules = codes.code_128("E-0042")
    edges = np.flatnonzero(np.diff(modules.astype(int))) + 1
    widths = np.diff([0, *edges.tolist(), len(modules)]).tolist()
    assert widths[-7:] == [2, 3, 3, 1, 1, 1, 2], "the stop sign of ISO/IEC 15417"
    assert widths[:6] == [2, 1, 1, 2, 1, 4], "start B"
    symbols = [widths[i : i + 6] for i in range(0, len(widths) - 7, 6)]
    assert all(sum(s) == 11 for s in symbols)
    tables = {
        tuple(ord(c.lower()) - ord("a") + 1 for c in pattern): value
        for value, pattern in _patterns.items()
        if len(pattern) == 6
    }
    values = [tables[tuple(s)] for s in symbols]
    assert (values[0] + sum(i * v for i, v in enumerate(values[1:-1], 1))) % 103 == values[-1]
    assert [chr(v + 32) for v in values[1:4]] == ["E", "-", "0"] or 99 in values


def test_codes_that_do_not_fit(work: Work, collins) -> None:
    with pytest.raises(TaskError, match="too long for a bar code"):
        run(work, collins, number="X" * 40, code="bar code")
    with pytest.raises(TaskError, match="QR code for this number"):
        run(work, collins, number="员工", code="bar code")
    assert run(work, collins, number="X" * 40, code="none").files
    with pytest.raises(TaskError, match="at most 40"):
        run(work, collins, number="X" * 41)


def test_names_are_text_and_nothing_else(work: Work, collins) -> None:
    name = "<b>Ann</b> & \u202eeve\u202c \x00\n<img src=x>"
    assert lettering.plain(name) == "<b>Ann</b> & eve <img src=x>"
    result = run(work, collins, name=name, code="none")
    assert "<b>Ann</b> & eve" in drawn_text(result.files["badge.pdf"])
    assert b"/URI" not in result.files["badge.pdf"]
    assert b"/JavaScript" not in result.files["badge.pdf"]


def test_the_preview_is_the_same_layout(work: Work) -> None:
    made = card.Card(40, 20, (card.Box(0, 0, 40, 20, card.WHITE), card.Words(2, 12, 6, "AWAY 1", False, card.INK)))
    picture = painting.picture(made, 300)
    dark = np.flatnonzero((picture < 128).all(axis=2).any(axis=0)) / 300 * 25.4
    assert dark[0] == pytest.approx(2, abs=0.2)
    assert dark[-1] == pytest.approx(2 + lettering.width("AWAY 1", 6), abs=0.8)
    rows = np.flatnonzero((picture < 128).all(axis=2).any(axis=1)) / 300 * 25.4
    assert rows[-1] == pytest.approx(12, abs=0.3)
    assert painting.pdf(made).startswith(b"%PDF")


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("name", ["W" * 100, "王" * 100, "Maria " * 16, "Jo", "m" * 30 + " " + "i" * 60, "محمد " * 20])
def test_nothing_leaves_the_card(portrait: bool, name: str) -> None:
    photo = np.zeros((90, 70, 3), np.uint8)
    for code in ("QR code", "bar code", "none"):
        details = card.Details(lettering.plain(name), name[:100].strip(), name[:100].strip(), "E-004217", "until 2099")
        made = card.badge(details, photo, portrait, code, (0, 0, 90))
        texts = []
        for part in made.parts:
            if isinstance(part, card.Words):
                end = part.x + lettering.width(part.text, part.size, part.bold)
                box = (part.x, part.y - 0.8 * part.size, end, part.y + 0.25 * part.size)
                texts.append(box)
            else:
                box = (part.x, part.y, part.x + part.width, part.y + part.height)
            assert min(box[:2]) >= -0.01
            assert box[2] <= made.width + 0.01
            assert box[3] <= made.height + 0.2
        texts.sort(key=lambda b: b[1])
        for above, below in zip(texts, texts[1:], strict=False):
            apart = below[1] >= above[3] - 0.45 or below[0] >= above[2] or above[0] >= below[2]
            assert apart, "lines do not run into one another"


def test_letters_of_other_scripts_have_a_font_or_are_named(work: Work, collins) -> None:
    assert run(work, collins, name="Łukasz Žižek Ωμέγα Фёдор").words == "The badge is ready to print"
    result = run(work, collins, name="Ann \U000133f2")
    assert "egyptian hieroglyph" in result.words or result.words == "The badge is ready to print"
    for name in ("王小明", "محمد", "שלום"):
        words = run(work, collins, name=name).words
        assert words == "The badge is ready to print" or "No font of this machine" in words
        assert bool(lettering.missing(name)) == ("No font" in words)


def test_right_to_left_is_set_joined() -> None:
    assert lettering.shaped("محمد")
    assert not lettering.shaped("Фёдор 王")
    whole, parts = lettering.picture_of("محمد", 4), [lettering.picture_of(c, 4) for c in "محمد"]
    if whole is None:
        pytest.skip("this machine has no Raqm, or no Arabic letters")
    assert whole.shape[1] < sum(p.shape[1] for p in parts if p is not None), "joined letters are narrower"


def test_dates(work: Work, collins) -> None:
    assert "has passed" in run(work, collins, name="A", valid_until="2001-01-01").words
    for wrong in ("31.12.2027", "2027-13-01", "soon"):
        with pytest.raises(TaskError, match="year-month-day"):
            run(work, collins, valid_until=wrong)
    assert run(work, collins).words == "The badge is ready, without a name"


def test_the_photo(work: Work, collins) -> None:
    result = run(work, collins, **FULL, background="white")
    assert (result.picture[160:170, 60:70] == 255).all(), "white beside the head"
    face = work.engine.only_face(result.picture)
    assert face.boxes[0, 2] < 400, "the photo stands to the left"
    with pytest.raises(ImageError, match="no face"):
        run(work, np.full((100, 100, 3), 200, np.uint8))


def test_fonts_are_inside(work: Work, collins) -> None:
    pdf = run(work, collins, **FULL).files["badge.pdf"]
    assert b"/FontFile2" in pdf
    assert b"Helvetica" not in pdf
    assert io.BytesIO(pdf).read(5) == b"%PDF-"
