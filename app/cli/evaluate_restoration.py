"""``portico evaluate restoration``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import CliError, JsonOption, commands, folder_of, print_json, progress

if TYPE_CHECKING:
    from core.base.progress import Report
    from core.faces import Image
    from core.tasks.restoration import Row
    from core.tasks.work import Workshop


app = commands()


@app.command()
def restoration(
    context: typer.Context,
    photos: Annotated[
        Path | None,
        typer.Option(help="Folder of photos that the networks have never seen; each is spoilt in several ways."),
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option(help="Folder with image_SRF_2, image_SRF_3, image_SRF_4 of …_LR and …_HR pictures.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Super-resolution, denoising and light, by Portico's networks and by what scikit-image offers."""
    from core import images, settings
    from core.tasks.work import Workshop

    if photos is None and pairs is None:
        raise CliError("name --photos, --pairs or both")
    folders = _folders(pairs) if pairs is not None else {}
    kept = [images.read(path) for path in images.within(photos)] if photos is not None else []
    workshop = Workshop(settings.load(folder_of(context.find_root().obj)))
    if not as_json:
        print(f"{'test':<10} {'pictures':<16} {'method':<24} {'PSNR':>7} {'SSIM':>7}")
    with progress("Restoring") as report:
        for row in _measured(folders, kept, photos.name if photos is not None else "", workshop, report):
            if as_json:
                print_json(vars(row))
            else:
                pictures = f"{row.pictures} ({row.count})"
                print(f"{row.test:<10} {pictures:<16} {row.method:<24} {row.psnr:7.2f} {row.ssim:7.4f}", flush=True)


def _folders(pairs: Path) -> dict[int, Path]:
    from core.tasks.restoration import SCALES

    found = {s: pairs / f"image_SRF_{s}" for s in SCALES if (pairs / f"image_SRF_{s}").is_dir()}
    if not found:
        raise CliError(f"{pairs} holds none of the folders image_SRF_2, image_SRF_3 and image_SRF_4")
    return found


def _measured(
    folders: dict[int, Path], kept: list[Image], name: str, workshop: Workshop, report: Report
) -> Iterator[Row]:
    from core.tasks import restoration as measuring

    for scale in measuring.SCALES:
        if scale in folders:
            found = measuring.pairs(folders[scale], scale)
            yield from measuring.super_resolution(folders[scale].parent.name, found, scale, workshop, report)
        if kept:
            yield from measuring.super_resolution(name, measuring.reduced(kept, scale), scale, workshop, report)
    for strength in measuring.STRENGTHS if kept else ():
        yield from measuring.denoising(name, kept, strength, workshop, report)
    if kept:
        yield from measuring.low_light(name, kept, workshop, report)
