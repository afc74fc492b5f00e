"""Face recognition and the other vision tasks of Portico, from Python.

Faces, and whose they are, without anything being kept::

    import portico

    p = portico.load()
    p.enrol("Ada Lovelace", "ada1.jpg", "ada2.jpg")
    p.identify("group.jpg").names
    p.verify("a.jpg", "b.jpg").same

A site, which is a folder with its gallery, rules and log, and a camera that is watched::

    with portico.site("/srv/office") as site:
        for event in portico.watch(site, "Front door"):
            print(event.time, event.decision, event.person)

One of the vision tasks::

    portico.task("smooth")("photo.jpg", filter="median").picture

Whatever can be mended is a :class:`PorticoError`, whose text is one sentence that says what to do. Importing this loads
nothing: what is asked of it comes when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from portico.neighbours import HiddenError, is_command, require

if TYPE_CHECKING:
    from core.engine.verification import Comparison
    from core.errors import PorticoError
    from core.faces import Faces, Image
    from core.gallery.events import Event
    from core.gallery.people import Person
    from core.site import Site
    from core.tasks.task import Result
    from portico.pictures import Picture, draw, read
    from portico.recognition import Portico, load
    from portico.sites import site, watch
    from portico.vision import VisionTask, task, tasks

    __version__: str

__all__ = [
    "Comparison",
    "Event",
    "Faces",
    "Image",
    "Person",
    "Picture",
    "Portico",
    "PorticoError",
    "Result",
    "Site",
    "VisionTask",
    "__version__",
    "draw",
    "load",
    "read",
    "site",
    "task",
    "tasks",
    "watch",
]

_FROM = {
    "Comparison": "core.engine.verification",
    "Event": "core.gallery.events",
    "Faces": "core.faces",
    "Image": "core.faces",
    "Person": "core.gallery.people",
    "Picture": "portico.pictures",
    "Portico": "portico.recognition",
    "PorticoError": "core.errors",
    "Result": "core.tasks.task",
    "Site": "core.site",
    "VisionTask": "portico.vision",
    "draw": "portico.pictures",
    "load": "portico.recognition",
    "read": "portico.pictures",
    "site": "portico.sites",
    "task": "portico.vision",
    "tasks": "portico.vision",
    "watch": "portico.sites",
}

try:
    require("core", "models", "data")
except HiddenError:
    if not is_command():  # which says it itself, and not as an error of Python
        raise


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version

        value: object = version("portico")
    elif name in _FROM:
        from importlib import import_module

        value = getattr(import_module(_FROM[name]), name)
    else:
        raise AttributeError(f"module 'portico' has no attribute {name!r}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
