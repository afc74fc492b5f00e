"""``portico profile``: with which networks people are recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from app.advice import worded
from app.cli.common import (
    CliError,
    JsonOption,
    SiteOption,
    commands,
    load_engine,
    open_site,
    print_json,
    progress,
    until_interrupted,
)
from core.base.wording import amount

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.people.profile_offer import Offer
    from core.people.reembedding import MeasuringOutcome, MeasuringStatus, MeasuringStep

app = commands("profile", "List recognition profiles, and change to another one.")


@app.command("list")
def list_(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """List the profiles, and how many photos have been measured with each."""
    from core.gallery.measuring import former_profiles
    from core.people.profile_offer import offer
    from core.people.reembedding import statuses, unread

    with open_site(context, site) as opened:
        found, better, lost = statuses(opened), offer(opened), unread(opened)
        used = next((one.id for one in found if one.used), "")
        begun = {one.id for one in found if one.measured.begun and not one.used}
        former = former_profiles(opened.database, used) if lost is None else []  # else which is in use is not known
        others = [one for one in former if one not in begun]
    if as_json:
        profiles, why = [_json(one) for one in found], None if lost is None else str(lost)
        print_json({"profiles": profiles, "lost": why, "kept": others, "better": _offer_json(better)})
        return
    if lost is not None:
        print(f"The profile in use cannot be read: {worded(lost.message)}.")
    for one in found:
        mark = "in use" if one.used else ""
        print(f"{mark:8}{one.name}: {one.title}; {_how_far(one)}")
    if better is not None:
        _print_offer(better)
    if others:
        print(f"Templates are kept of {', '.join(others)} too; to remove them: portico profile tidy")


@app.command()
def use(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="A profile by name, or a .toml file.")],
    force: Annotated[
        bool, typer.Option("--force", help="Change also where somebody cannot be recognised with it.")
    ] = False,
    remove_old: Annotated[
        bool, typer.Option("--remove-old", help="Remove the templates of the profile before at once.")
    ] = False,
    site: SiteOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change to another profile: measure all photos anew, and use it once that is done.

    Until then the profile before goes on to recognise everybody. Run the command again to go on where it was stopped.
    The templates of the profile before are kept for 7 days, so that going back takes no time.

    People of whom no photo is kept are listed: they stay enrolled, and have to be photographed to be recognised.
    """
    from core.people.profile_offer import offer
    from core.people.reembedding import change_profile, remove_former, status

    with open_site(context, site) as opened:
        photoless, better = status(opened, name).photoless, offer(opened)
        if not as_json:
            if better is not None and better.name == name:
                _print_gain(better)
            _print_photoless(photoless)
        with until_interrupted() as interrupted, progress("Measuring") as show:
            found = change_profile(
                opened, name, lambda step: show(step.fraction, _words(step)), interrupted, load=load_engine, force=force
            )
        removed = remove_former(opened) if remove_old and found.changed else {}
    if as_json:
        print_json(
            {
                "profile": found.profile,
                "before": found.before,
                "changed": found.changed,
                "measured": found.measured,
                "already": found.already,
                "stopped": found.stopped,
                "passed_over": [
                    {"photo": one.photo_id, "person": one.person_id, "name": one.name, "reason": one.reason}
                    for one in found.passed_over
                ],
                "without": [{"id": person, "name": name} for person, name in found.without.items()],
                "photoless": [{"id": person, "name": name} for person, name in photoless.items()],
                "removed": sum(removed.values()),
            }
        )
    else:
        _print(found, sum(removed.values()))
    if found.stopped:
        raise CliError("the change was stopped, and all is as it was: run the same command again to go on")
    if not found.changed:
        raise typer.Exit(1)


@app.command()
def tidy(context: typer.Context, site: SiteOption = None, as_json: JsonOption = False) -> None:
    """Remove the templates of all profiles that are not in use. They can be made again from the photos."""
    from core.people.reembedding import remove_former

    with open_site(context, site) as opened:
        removed = remove_former(opened)
    if as_json:
        print_json({"removed": removed})
        return
    if not removed:
        print("There are no templates of other profiles.")
    for profile_id, count in removed.items():
        print(f"{amount(count, f'template of {profile_id} is', f'templates of {profile_id} are')} removed.")


def _json(one: MeasuringStatus) -> dict[str, object]:
    measured = one.measured
    return {
        "name": one.name,
        "id": one.id,
        "title": one.title,
        "used": one.used,
        "photos": measured.photos,
        "measured": measured.done,
        "people_without": measured.without,
        "begun": measured.begun and not one.used,
    }


def _offer_json(better: Offer | None) -> dict[str, object] | None:
    if better is None:
        return None
    gain = better.gain
    return {
        "name": better.name,
        "refused_before": gain.refused_before,
        "refused": gain.refused,
        "target_before": gain.target_before,
        "target": gain.target,
        "missed_before": gain.missed_before,
        "missed": gain.missed,
        "photoless": [{"id": person, "name": name} for person, name in better.photoless.items()],
        "missing": better.missing or None,
    }


def _print_offer(better: Offer) -> None:
    _print_gain(better)
    _print_photoless(better.photoless)
    if better.missing:
        print(f"{better.used} goes on serving until its networks are here: {better.missing}.")
    else:
        print(f"To change to it, while everybody is recognised as before: portico profile use {better.name}")


def _print_gain(better: Offer) -> None:
    print(f"{better.name} is better than {better.used}: {better.gain.words()}.")
    if better.gain.stricter:
        words = better.gain.target_words()
        print(f"{words[:1].upper()}{words[1:]}. To keep the target of before: identify_fpir in settings.toml.")
    if better.gain.flattered is not None:
        print(f"{better.gain.flattered}.")


def _print_photoless(people: Mapping[int, str]) -> None:
    if people:
        print(f"No photo is kept of these people, so no profile can know them: {_people(people)}.")


def _people(people: Mapping[int, str]) -> str:
    return ", ".join(f"{name} (number {person})" for person, name in people.items())


def _how_far(one: MeasuringStatus) -> str:
    measured = one.measured
    words = f"{measured.done} of {amount(measured.photos, 'photo is', 'photos are')} measured"
    if measured.left if one.used else measured.begun:
        words += f"; to go on: portico profile use {one.name}"
    return words


def _words(step: MeasuringStep) -> str:
    words = f"{step.done} of {amount(step.of, 'photo', 'photos')}"
    if step.left is None:
        return words
    minutes, seconds = divmod(round(step.left), 60)
    return f"{words}, {step.rate:.1f} a second, {minutes}:{seconds:02} min left"


def _print(found: MeasuringOutcome, removed: int) -> None:
    already = f", {found.already} had been before" if found.already else ""
    print(f"{amount(found.measured, 'photo was', 'photos were')} measured with the profile {found.profile}{already}.")
    for one in found.passed_over:
        print(f"  photo {one.photo_id} of {one.name} (number {one.person_id}) was passed over: {one.reason}")
    if found.without:
        names = _people(found.without)
        print(f"No photo of these people can be measured, so {found.profile} does not recognise them: {names}.")
        if found.changed:
            print("They stay enrolled, with their templates of before: photograph them anew.")
    if found.stopped:
        return
    if not found.changed:
        print(f"The profile is still {found.before}. Enrol these people again, or change all the same with --force.")
        return
    if found.before == found.profile:
        print(f"The profile is {found.profile}, as before.")
        return
    print(f"The profile is {found.profile} now. Programs that are running go on with {found.before}: start them anew.")
    if removed:
        print(f"{amount(removed, 'template of another profile is', 'templates of other profiles are')} removed.")
    else:
        print(f"The templates of {found.before} are kept for 7 days; to remove them now: portico profile tidy")
