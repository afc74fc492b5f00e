"""The other vision tasks: segmentation, matting, restoration, edges and so on."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from core.errors import TaskError
from core.settings import Settings
from core.site import Site
from core.tasks import registry, running
from core.tasks.task import Given, Result, Task
from core.tasks.work import Work, Workshop
from portico.pictures import Picture, read, wanted
from portico.recognition import opened, sentences


class VisionTask:
    """A vision task that is called like a function. Its networks are loaded at the first call, and stay.

    Attributes:
        task: what it is called, what can be set, and what it needs.

    >>> import portico, skimage.data
    >>> smooth = portico.task("smooth")
    >>> smooth.task.title, smooth(skimage.data.astronaut(), filter="gaussian").picture.shape
    ('Smooth', (512, 512, 3))

    """

    def __init__(self, task: Task, site: Site | None = None):
        self.task = task
        self._site = site

    @cached_property
    def _workshop(self) -> Workshop:
        return Workshop(self._site.settings if self._site is not None else Settings(), site=self._site)

    def __call__(self, picture: Picture, /, *, second: Picture | None = None, **parameters: Any) -> Result:
        """Run it.

        Args:
            picture: a file, the bytes of one, or uint8 (height, width, 3) in RGB; a folder where it takes one.
            second: another picture, where it takes one.
            parameters: what can be set, by name; what is missing takes its default.

        Raises:
            PorticoError: a parameter is not allowed, or it cannot be done; in one sentence.

        """
        values = running.parameters(self.task, parameters)
        given = Given()
        if self.task.takes == "folder":
            if not isinstance(picture, str | Path):
                raise TaskError(f"{self.task.title} takes a folder of pictures")
            given = replace(given, name=Path(picture).name, folder=Path(picture).expanduser())
        elif isinstance(picture, str | Path):
            given = running.opened(Path(picture).expanduser(), given)
        else:
            given = replace(given, pixels=read(picture))
        if isinstance(second, str | Path):
            given = running.with_second(Path(second).expanduser(), self.task, given)
        elif second is not None:
            given = replace(given, second=read(second))
        with sentences():
            return running.run(self.task, given, values, Work(self._workshop))

    def __repr__(self) -> str:
        settings = ", ".join(
            f"{name}={' | '.join(map(repr, dict.fromkeys((field.default, *_choices(field.annotation)))))}"
            for name, field in self.task.parameters.model_fields.items()
        )
        return f"<{self.task.title}: {self.task.summary} {settings}>"


def _choices(kind: object) -> tuple[object, ...]:
    return get_args(kind) if get_origin(kind) is Literal else ()


def task(name: str, *, site: Site | None = None) -> VisionTask:
    """A vision task, to be called with a picture: ``portico task --list`` and :func:`tasks` have their names.

    Args:
        name: of the task.
        site: open, for tasks that look into its gallery.

    Raises:
        PorticoError: there is none of that name; the message has those that sound alike.

    >>> import portico, skimage.data
    >>> portico.task("smooth")(skimage.data.astronaut(), filter="median").picture.shape
    (512, 512, 3)

    """
    return VisionTask(registry.task(wanted(name, str, "the name of a task")), site and opened(site))


def tasks() -> tuple[str, ...]:
    """Names of all vision tasks.

    >>> import portico
    >>> "canny" in portico.tasks()
    True

    """
    return tuple(registry.tasks())
