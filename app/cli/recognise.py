"""``portico enroll``, ``identify``, ``verify`` and ``group``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    folder_of,
    load_engine,
    open_recogniser,
    open_site,
    print_json,
    progress,
    tell_passed_over,
)
from core.base.wording import amount

if TYPE_CHECKING:
    from core.gallery.people import Person

app = commands()


@app.command()
def enroll(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Name of the person.")],
    image_files: Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Photos of this one person.")],
    group: Annotated[
        list[str] | None, typer.Option("--group", help="Access group to put them into; once for each.")
    ] = None,
    employee_id: Annotated[
        str | None, typer.Option("--employee-id", help="What the house knows them by; tells people of one name apart.")
    ] = None,
    another_person: Annotated[
        list[str] | None,
        typer.Option("--another-person", help="Somebody enrolled who looks alike, and is not this one; once for each."),
    ] = None,
    consent: Annotated[
        str | None, typer.Option("--consent", help="Where it is written down that they agreed, such as: form 12.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Enrol somebody, or add photos to somebody enrolled."""
    from core.people.enrolment import Enroller

    with open_site(context, site) as opened, open_recogniser(opened) as recogniser:
        others = {opened.people.find(other).id for other in another_person or ()}
        result = Enroller(opened, recogniser).files(name, image_files, others, employee_id, group or (), consent)
        outside = result.person is not None and opened.access.in_no_group(result.person.id)
        records = opened.consents.of(result.person.id) if result.person is not None else []
        agreed = any(record.withdrawn is None for record in records)
    if as_json:
        print_json(
            {
                "person": result.person.id if result.person else None,
                "name": result.person.name if result.person else name,
                "templates": result.templates,
                "in_no_group": outside,
                "consent_on_record": agreed,
                "rejected": [{"image": r.image, "reason": r.reason} for r in result.rejected],
                "notes": list(result.notes),
            }
        )
    elif result.person is not None:
        for note in result.notes:
            print(note, file=sys.stderr)
        if result.rejected:
            print("not used: " + "; ".join(r.reason for r in result.rejected), file=sys.stderr)
        print(f"{result.person.name} is enrolled with {amount(result.person.photos, 'photo', 'photos')}.")
    if result.person is not None and not as_json:
        _tell_missing(result.person, outside=outside, agreed=agreed)
    if result.person is None:
        reasons = "; ".join(r.reason for r in result.rejected)
        raise CliError(f"{name!r} was not enrolled: {reasons}")


def _tell_missing(person: Person, *, outside: bool, agreed: bool) -> None:
    """Say what is still to be done for somebody enrolled, where no script reads."""
    if outside:
        words = f"{person.name} is in no access group, and passes no door: portico access join {person.id} GROUP"
        print(words, file=sys.stderr)
    if not agreed:
        print(
            f"portico: no consent of {person.name} is on record: "
            f"portico people consent {person.id} --document TEXT, or --consent TEXT here",
            file=sys.stderr,
        )


@app.command()
def identify(
    context: typer.Context,
    image_files: Annotated[list[Path], typer.Argument(metavar="IMAGE...", help="Pictures with any number of people.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say who is in pictures. Exits with 1 where nobody is recognised."""
    from core import images
    from core.errors import ImageError

    recognised = 0
    failed: list[str] = []
    with open_site(context, site) as opened, open_recogniser(opened) as recogniser:
        for path in image_files:
            try:
                image = images.read(path)
            except ImageError as error:
                failed.append(str(error))
                if as_json:
                    print_json({"image": str(path), "faces": [], "error": str(error)})
                continue
            faces = recogniser.identify(image, recogniser.engine.smallest_face(image))
            entries = []
            for box, match in zip(faces.boxes, faces.matches or (), strict=True):
                recognised += match.person is not None
                entries.append(
                    {
                        "box": [round(float(v), 1) for v in box],
                        "person": match.person.name if match.person else None,
                        "score": round(match.best.score, 4) if match.best else None,
                        "threshold": round(match.threshold, 4),
                        "verdict": str(match.verdict),
                    }
                )
            if as_json:
                print_json({"image": str(path), "faces": entries})
            else:
                who = ", ".join(str(e["person"] or "nobody we know") for e in entries) or "no face"
                print(f"{path}: {who}")
    if failed:
        raise CliError("; ".join(failed))
    if not recognised:
        raise typer.Exit(1)


@app.command()
def verify(
    context: typer.Context,
    image_a: Annotated[Path, typer.Argument(help="A picture of one person.")],
    image_b: Annotated[Path, typer.Argument(help="Another picture of one person.")],
    far: Annotated[
        float | None, typer.Option("--far", min=1e-9, max=0.5, help="False accept rate to aim at, such as 0.001.")
    ] = None,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say whether two pictures show the same person. Exits with 1 where they do not."""
    from app.cli.common import folder_of
    from core import images, settings
    from core.engine.verification import compare

    chosen = settings.load(folder_of(site or context.find_root().obj))
    first, second = images.read(image_a), images.read(image_b)
    result = compare(load_engine(chosen), first, second, far or chosen.verify_fmr, (image_a.name, image_b.name))
    if as_json:
        print_json(
            {
                "same": result.same,
                "score": round(result.score, 4),
                "threshold": round(result.threshold, 4),
                "far": result.fmr,
                "covered": result.covered,
            }
        )
    else:
        word = "The same person" if result.same else "Different people"
        print(
            f"{word} (score {result.score:.3f}, line {result.threshold:.3f} for 1 false match in {1 / result.fmr:,.0f})"
        )
        if result.covered:
            print("One of the faces is covered: the score says less.")
    if not result.same:
        raise typer.Exit(1)


@app.command()
def group(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="A folder of pictures, searched with its sub-folders.")],
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sort the faces of a folder of pictures by person."""
    from core import settings
    from core.people.grouping_files import group_folder

    tell_passed_over(folder)
    engine = load_engine(settings.load(folder_of(site or context.find_root().obj)))
    with progress("Looking for faces") as report:
        result = group_folder(engine, folder, report)
    groups = [sorted(face.name for face in faces) for faces in result.people]
    if as_json:
        noise = [face.name for face in result.alone]
        print_json({"groups": groups, "noise": noise, "unreadable": result.unreadable})
        return
    for number, names in enumerate(groups, start=1):
        print(f"person {number}: {', '.join(names)}")
    people, alone = amount(len(groups), "person", "people"), amount(len(result.alone), "face", "faces")
    print(f"{people}; {alone} seen once; {amount(len(result.unreadable), 'file', 'files')} not read.")
