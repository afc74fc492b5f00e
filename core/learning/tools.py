"""What a recipe works with beside its data: the site, the recogniser's networks, and whom to tell how far it is."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.progress import Report, silent
from core.settings import Settings

if TYPE_CHECKING:
    from core.engine import Engine
    from core.site import Site
    from models.runtime import Runtime
    from models.weights import WeightStore


class Tools:
    """Of one run.

    Args:
        settings: of the site, or the defaults.
        site: that is open; None where none is.
        report: told how far the preparation is.
        folder: of the run, for what takes long to make and is private to it; None where there is no run.

    """

    def __init__(
        self,
        settings: Settings | None = None,
        site: Site | None = None,
        report: Report = silent,
        folder: Path | None = None,
    ):
        self.settings = settings or (site.settings if site is not None else Settings())
        self.site = site
        self.report = report
        self.folder = folder

    @cached_property
    def _machinery(self) -> tuple[Runtime, WeightStore]:
        from core.engine import machinery

        return machinery(self.settings)

    @property
    def runtime(self) -> Runtime:
        """What executes networks that are not trained."""
        return self._machinery[0]

    @property
    def weights(self) -> WeightStore:
        """Where weights are found."""
        return self._machinery[1]

    @cached_property
    def engine(self) -> Engine:
        """Finds and embeds faces. The first time takes seconds."""
        from core.engine import Engine

        return Engine.load(self.settings, self.report)
