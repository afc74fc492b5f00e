"""What came of a run, as files for use elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image as Pillow
from pydantic import ValidationError

from core.base.advice import Act
from core.base.findings import Table, plot_csv, plot_picture, table_csv
from core.base.messages import Message
from core.errors import LearningError
from core.faces import Image
from core.learning import journals
from core.learning.outcomes import FILES, PICTURES
from core.learning.runs import Record, Run, State
from core.learning.sources import gallery_site
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.site import Site

_RECORD = "run.json"


def place(run: Run, folder: Path) -> Path:
    """Where an export goes, so that nothing else is mixed with it or overwritten.

    The folder itself where it is not there, is empty, or holds this run already; else one of the run's name in it.
    """
    try:
        inside = {path.name for path in folder.iterdir()}
    except OSError:  # it is made, or whoever writes says what is wrong
        return folder
    if not inside or _exported(folder) == run.id:
        return folder
    own = folder / (_plain(run.title).strip("-") or run.id)
    return own if not own.exists() or _exported(own) == run.id else own.with_name(f"{own.name}-{run.id}")


def _exported(folder: Path) -> str:
    """The id of the run that was exported to a folder; empty where none was."""
    try:
        return Record.model_validate_json((folder / _RECORD).read_bytes()).id
    except (OSError, ValidationError):
        return ""


def export(run: Run, folder: Path, site: Site | None = None) -> list[Path]:
    """Write everything that came of a run: its files, table, plots and pictures, and its journal as CSV.

    What was learnt from the gallery leaves the site so, and cannot be deleted there with the people any more.

    Args:
        run: of which something has come.
        folder: made where it is not there.
        site: that the run belongs to, open, where it learnt from its gallery.

    Returns:
        The files written.

    Raises:
        LearningError: nothing has come of it yet, or the folder cannot be written.
        NotAllowedError: it learnt from the gallery, and whoever is at work may not take biometric data out of it.

    """
    if run.of_gallery:
        site = gallery_site(site)
        site.trail.require(Permission.EXPORT)
    journal = run.journal()
    if not journal.rows:
        raise LearningError("nothing has come of {title} yet", title=run.title)
    if run.of_gallery and site is not None:
        site.trail.look("export what was learnt", f"run {run.id}", folder=str(folder))
    contents: dict[str, bytes] = {_RECORD: run.record.model_dump_json(indent=1).encode()}
    kinds: tuple[journals.Measure, ...] = ("losses", "scores")
    names = [(measure, name) for measure in kinds for name in journals.names(journal.rows, measure)]
    rows = tuple(
        (row.step, row.seconds, row.rate, *(getattr(row, measure).get(name) for measure, name in names))
        for row in journal.rows
    )
    columns = ("step", "seconds", "rate", *(name for _measure, name in names))
    contents["journal.csv"] = table_csv(Table(columns, rows)).encode()
    if journal.points:
        drawn = list(dict.fromkeys(name for point in journal.points for name in point.losses))
        points = tuple((point.step, *map(point.losses.get, drawn)) for point in journal.points)
        contents["losses.csv"] = table_csv(Table(("step", *drawn), points)).encode()
    outcome = run.outcome
    try:
        if outcome is not None:
            contents |= {name: (run.folder / FILES / name).read_bytes() for name in outcome.files}
            table = outcome.shown_table()
            if table is not None:
                contents["table.csv"] = table_csv(table).encode()
            for title, name in outcome.pictures.items():
                contents[f"{_plain(title)}.png"] = (run.folder / PICTURES / name).read_bytes()
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise LearningError("{path} cannot be written: {why}", path=folder, why=error.strerror or error) from None
    written = [folder / name for name in contents]
    for plot in outcome.shown_plots() if outcome is not None else ():
        written.append(write_picture(plot_picture(plot), folder / f"{_plain(plot.title)}.png"))
        path = folder / f"{_plain(plot.title)}.csv"
        path.write_text(plot_csv(plot), encoding="utf-8")
        written.append(path)
    return written


def without_network(run: Run) -> Message | None:
    """Why an export of a run holds no network, and how to get one, in a sentence; None where something came of it."""
    standing = run.standing()
    if standing.outcome is not None:
        return None
    if standing.state == State.RUNNING:
        return Message("no network is among what was written: the run has not come to its end")
    return Message("no network is among what was written: {how}", how=Message(Act.FINISH_RUN, run=run.id))


def write_picture(picture: Image, path: Path) -> Path:
    """Write a picture; its name says as what kind of file.

    Raises:
        LearningError: there is no such kind, or it cannot be written.

    """
    try:
        Pillow.fromarray(np.ascontiguousarray(picture)).save(path)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise LearningError("{path} cannot be written: {why}", path=path, why=why) from None
    return path


def _plain(title: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in title.lower())[:80]
