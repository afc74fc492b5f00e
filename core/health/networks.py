"""What recognises: the engine that this machine has, compiled networks and weights."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from core.access.door import Door
from core.access.policy import Liveness
from core.base.messages import Message
from core.engine import needs
from core.errors import PorticoError
from core.health.check import Check, Group, State
from core.liveness.passive import MORE as LIVENESS_MORE
from models.runtime import Runtime, best_engine, driver_there, gpu_there, is_whole
from models.weights import WeightsError, WeightStore
from models.zoo import ENTRIES, spec

if TYPE_CHECKING:
    from core.site import Site

_GROUP = Group.RECOGNISER
_UNCHECKED = {
    needs.LANDMARKS: Message(
        "missing: covered faces and shut eyes can be enrolled, covered faces pass for live, and doors ask only to turn "
        "the head or come closer"
    )
}
"""What does without its network goes on, and less is checked."""


def engine() -> Iterator[Check]:
    """What executes networks."""
    chosen, asked = best_engine(), os.environ.get("PORTICO_ENGINE", "")
    facts = {"engine": str(chosen), "gpu": chosen == "torch-cuda", "driver": driver_there(), "asked": asked}
    if chosen == "torch-cuda" and not gpu_there():
        words, facts = Message("PORTICO_ENGINE asks for torch-cuda, and no GPU answers"), facts | {"gpu": False}
        yield Check("engine", State.BAD, words, _GROUP, facts, advice=Message("unset PORTICO_ENGINE"))
    elif chosen == "torch-cuda":
        yield Check("engine", State.GOOD, Message("networks run on the GPU, by torch"), _GROUP, facts)
    elif facts["driver"] and not asked:
        words = Message("there is a GPU that torch cannot use: networks run on the processor")
        yield Check("engine", State.ATTENTION, words, _GROUP, facts, advice=Message("install torch for CUDA"))
    elif chosen == "openvino":
        yield Check("engine", State.GOOD, Message("networks run on the processor, by OpenVINO"), _GROUP, facts)
    else:
        yield Check("engine", State.GOOD, Message("networks run on the processor, by torch"), _GROUP, facts)


def compiled() -> Iterator[Check]:
    """Whether compiled networks are as they were written; a damaged one is removed, and made anew when needed."""
    from core.base.places import cache_folder

    kept = sorted((cache_folder() / "compiled").glob("*.blob"))
    damaged = [path for path in kept if not is_whole(path)]
    left = [path for path in damaged if not _removed(path)]
    facts = {"networks": len(kept), "damaged": len(damaged), "removed": len(damaged) - len(left)}
    if left:
        words = Message("{left} is damaged and cannot be removed", left=left[0])
        yield Check("compiled networks", State.BAD, words, _GROUP, facts, advice=Message("delete it"))
    elif damaged:
        words = Message(
            "{networks} damaged; removed, and made anew at the next start", networks=_networks_words(len(damaged))
        )
        yield Check("compiled networks", State.ATTENTION, words, _GROUP, facts)
    elif kept:
        yield Check(
            "compiled networks", State.GOOD, Message("{kept} as written", kept=_kept_words(len(kept))), _GROUP, facts
        )
    else:
        yield Check("compiled networks", State.GOOD, Message("none yet: the first start makes them"), _GROUP, facts)


def _networks_words(count: int) -> str:
    return Message("1 compiled network was") if count == 1 else Message("{count} compiled networks were", count=count)


def _kept_words(count: int) -> str:
    return Message("1 compiled network is") if count == 1 else Message("{count} compiled networks are", count=count)


def _removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True


def weights(site: Site) -> Iterator[Check]:
    """Weights of all networks that this site needs."""
    from core.engine import machinery

    runtime, store = machinery(site.settings)
    try:
        networks = needs.recognition(site.settings)
        others = needs.weights(site.settings)
    except (PorticoError, WeightsError) as error:
        yield Check("weights", State.BAD, str(error), _GROUP)
        return
    asking = [door.name for door in site.access.all(Door) if door.rules.liveness is not Liveness.OFF]
    watched = {*networks, *needs.liveness()}
    for name in sorted(networks):
        yield _of(name, runtime, store, "")
    for name in needs.liveness() if asking else ():
        yield _of(name, runtime, store, ", ".join(asking))
    yield _more(store)
    for name in sorted(set(others) - {ENTRIES[network].weights for network in watched}):
        yield _other(name, store)


def _other(name: str, store: WeightStore) -> Check:
    """Weights that nothing stands still without: of the landmarks, or of the profile that a site would move to."""
    standing = store.state(name)
    facts = {"present": standing.state != "missing", "right": standing.state == "present"}
    if standing.state == "present":
        return Check(
            f"weights {name}", State.GOOD, Message("checksum right: {path}", path=standing.path), _GROUP, facts
        )
    words = (
        _UNCHECKED.get(name, Message("missing"))
        if standing.state == "missing"
        else Message("{path} is damaged: its checksum differs", path=standing.path)
    )
    return Check(f"weights {name}", State.ATTENTION, words, _GROUP, facts, advice=store.advice(name))


def _more(store: WeightStore) -> Check:
    """Networks that have a say in whether a face is live, and that no door needs."""
    keys = [ENTRIES[name].weights for name, _ in LIVENESS_MORE]
    called = "weights for liveness"
    try:
        there = all(store.find(key) is not None for key in keys)
    except WeightsError as error:
        return Check(called, State.ATTENTION, str(error), _GROUP, {"present": True, "right": False})
    facts = {"present": there, "right": there}
    if there:
        return Check(called, State.GOOD, Message("the MiniFASNets have a say too"), _GROUP, facts)
    words = Message("live faces are told by the shipped network alone; two MiniFASNets may have a say beside it")
    return Check(called, State.GOOD, words, _GROUP, facts, advice=store.fetching(keys))


def _of(name: str, runtime: Runtime, store: WeightStore, doors: str) -> Check:
    """One network; ``doors`` stay shut without it."""
    called, key = f"weights {name}", ENTRIES[name].weights
    try:
        path = store.find(key)
        made = any(runtime.has(spec(name, store, precision)) for precision in ("f32", "fast"))
    except WeightsError as error:
        return Check(called, State.BAD, str(error), _GROUP, {"present": True, "right": False})
    known = store.entries[key].pinned
    facts = {"present": path is not None, "right": path is not None and known, "compiled": made}
    if path is not None:
        words = (
            Message("checksum right: {path}", path=path)
            if known
            else Message("your own file, no checksum is known: {path}", path=path)
        )
        return Check(called, State.GOOD if known else State.ATTENTION, words, _GROUP, facts)
    if made:
        return Check(called, State.GOOD, Message("not on this machine, and compiled from it before"), _GROUP, facts)
    advice = store.advice(key)
    words = Message("missing, and {doors} stays shut", doors=doors) if doors else Message("missing")
    return Check(called, State.BAD, words, _GROUP, facts, advice=advice)
