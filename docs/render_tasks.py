"""Run every vision task on a picture that ships inside a package, and draw all that came out on one sheet.

    python docs/render_tasks.py docs/screens/tasks.jpg

Tasks whose weights are not on this machine say so on their tile.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from matplotlib import font_manager
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont
from skimage import data as pictures

from core import demo, images
from core.base import findings
from core.errors import PorticoError
from core.faces import Image
from core.people.enrolment import Enroller, sample
from core.site import Site
from core.tasks import registry, running
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop
from models.weights import WeightsError

_WIDTH, _HEIGHT, _WORDS, _GAP = 300, 225, 52, 12
_ACROSS = 7


def _cut(picture: Image, top: int, bottom: int, left: int, right: int) -> Image:
    return np.ascontiguousarray(picture[top:bottom, left:right])


def _small(picture: Image, side: int) -> Image:
    shown = Pillow.fromarray(picture)
    shown.thumbnail((side, side), Pillow.Resampling.LANCZOS)
    return np.array(shown.convert("RGB"))


def _dark(picture: Image) -> Image:
    return (255 * 0.6 * (picture / 255.0) ** 2.2).astype(np.uint8)


def _noisy(picture: Image) -> Image:
    noise = np.random.default_rng(0).normal(0, 25, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def _grey(picture: Image) -> Image:
    return np.repeat(picture.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)


def _strokes(picture: Image) -> Image:
    """A grey copy on which lines of the picture's own colours are painted."""
    copy = _grey(picture)
    for row in range(20, picture.shape[0], 40):
        copy[row : row + 4] = picture[row : row + 4]
    return copy


def _turned(picture: Image) -> Image:
    import cv2

    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 20, 0.8)
    return np.asarray(cv2.warpAffine(picture, turn, (width, height)), np.uint8)


def given(task: Task, folder: Path) -> Given:
    """A picture on which the task shows what it is good for."""
    collins, hopper = demo.astronaut(), demo.admiral()
    cat, coffee, page = pictures.chelsea(), pictures.coffee(), pictures.page()
    grass = np.repeat(pictures.grass()[:160, :160, None], 3, axis=2)
    coins = np.repeat(pictures.coins()[..., None], 3, axis=2)
    shown = {
        "super-resolution": _small(collins, 128),
        "denoise": _noisy(collins),
        "denoise-tv": _noisy(collins),
        "denoise-nlm": _noisy(collins),
        "denoise-wavelet": _noisy(collins),
        "low-light": _dark(coffee),
        "retinex": _dark(coffee),
        "gamma": _dark(coffee),
        "clahe": _dark(coffee),
        "histogram": _dark(coffee),
        "classify": coffee,
        "style": cat,
        "style-from-picture": cat,
        "gatys-style": cat,
        "colourise-strokes": _grey(cat),
        "colourise": _grey(cat),
        "threshold": np.repeat(page[..., None], 3, axis=2),
        "watershed": coins,
        "lines": coins,
        "texture": grass,
        "template-matching": collins,
        "grad-cam": cat,
        "feature-maps": cat,
    }.get(task.key, collins)
    second = {
        "template-matching": _cut(collins, 60, 180, 160, 290),
        "match-pictures": _turned(collins),
        "panorama": _turned(collins),
        "histogram": None,
        "find-face": collins,
        "similar": cat,
        "style-from-picture": np.asarray(pictures.rocket(), np.uint8),
        "gatys-style": np.asarray(pictures.rocket(), np.uint8),
        "trimap": None,
        "matting": None,
        "colourise-strokes": _strokes(cat),
    }.get(task.key, hopper)
    painted = None
    if task.brushes:
        painted = np.zeros(shown.shape[:2], np.uint8)
        height, width = painted.shape
        if len(task.brushes) == 1 and task.key != "texture":
            painted[round(0.10 * height) : round(0.25 * height), round(0.68 * width) : round(0.86 * width)] = 1
        else:
            painted = None
    folders = task.takes == "folder"
    return Given(
        "picture",
        None if folders else np.asarray(shown, np.uint8),
        folder if folders else None,
        second if task.second is not None else None,
        painted,
    )


def picture_of(result: Result) -> Image | None:
    """What of a result is drawn."""
    if result.picture is not None:
        return result.picture
    if result.layers:
        return next(iter(result.layers.values()))[..., :3]
    if result.plots:
        return findings.plot_picture(result.plots[0])
    return None


def main() -> None:
    """Draw the sheet."""
    target = Path(sys.argv[1])
    font = ImageFont.truetype(font_manager.findfont("DejaVu Sans"), 13)
    bold = ImageFont.truetype(font_manager.findfont("DejaVu Sans:bold"), 14)
    tasks = list(registry.tasks().values())
    rows = -(-len(tasks) // _ACROSS)
    step_x, step_y = _WIDTH + _GAP, _HEIGHT + _WORDS + _GAP
    sheet = Pillow.new("RGB", (_ACROSS * step_x + _GAP, rows * step_y + _GAP), "white")
    pen = ImageDraw.Draw(sheet)
    with tempfile.TemporaryDirectory() as scratch, Site(Path(scratch) / "site") as site:
        folder = Path(scratch) / "pictures"
        folder.mkdir()
        for name in ("astronaut", "chelsea", "coffee", "rocket"):
            (folder / f"{name}.jpg").write_bytes(images.encode_jpeg(np.asarray(getattr(pictures, name)(), np.uint8)))
        boundary = np.zeros((512, 512), np.uint8)
        boundary[np.hypot(*np.mgrid[-117:395, -224:288]).round() == 80] = 255  # about the head
        for kind, picture in (("images", demo.astronaut()), ("groundTruth", boundary)):
            (folder / kind).mkdir()
            Pillow.fromarray(picture).save(folder / kind / "astronaut.png")
        workshop = Workshop(site.settings, site=site)
        work = Work(workshop)
        Enroller(site, work.recogniser).samples("Eileen Collins", [sample(work.engine, demo.astronaut())])
        for number, task in enumerate(tasks):
            left, top = _GAP + number % _ACROSS * step_x, _GAP + number // _ACROSS * step_y
            begun = time.perf_counter()
            one = given(task, folder)
            try:
                result = running.run(task, one, running.parameters(task, {}), work)
                words, drawn = result.words, picture_of(result)
                if drawn is None:  # words alone: about the picture itself
                    drawn = one.pixels
            except (PorticoError, WeightsError) as error:
                words, drawn = str(error), None
            seconds = time.perf_counter() - begun
            print(f"{task.key:<22} {seconds:6.2f} s  {words}", flush=True)
            if drawn is not None:
                shown = Pillow.fromarray(np.ascontiguousarray(drawn[..., :3]))
                shown.thumbnail((_WIDTH, _HEIGHT), Pillow.Resampling.LANCZOS)
                sheet.paste(shown, (left + (_WIDTH - shown.width) // 2, top + (_HEIGHT - shown.height) // 2))
            else:
                pen.rectangle((left, top, left + _WIDTH - 1, top + _HEIGHT - 1), outline="#bbbbbb")
            pen.text((left, top + _HEIGHT + 4), _short(task.title, bold), "black", bold)
            pen.text((left, top + _HEIGHT + 24), _short(words, font), "#555555", font)
    sheet.save(target, quality=88)


def _short(words: str, font: ImageFont.FreeTypeFont) -> str:
    while font.getlength(words) > _WIDTH and len(words) > 1:
        words = words[:-2].rstrip() + "…"
    return words


if __name__ == "__main__":
    main()
