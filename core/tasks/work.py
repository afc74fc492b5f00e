"""What a task works with while it runs: networks, the recogniser, and whom to tell how far it has got."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from core.base.advice import Act
from core.base.messages import Message
from core.base.progress import Report, silent
from core.errors import TaskError
from core.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from core.engine import Engine
    from core.gallery.recogniser import Recogniser
    from core.site import Site
    from models.graphs import Graph
    from models.runtime import Network, Runtime
    from models.weights import WeightStore


class Workshop:
    """Networks of one process, each loaded when first asked for and then kept. Safe across threads.

    Args:
        settings: of the site, or the defaults.
        engine: makes or gives the engine for faces; by default it is loaded when first asked for.
        site: whose gallery tasks may look into; None where there is none.
        folder: of the site whose runs of Learn tasks may use, where it is not open; None where there is none.

    """

    def __init__(
        self,
        settings: Settings | None = None,
        engine: Engine | None = None,
        site: Site | None = None,
        folder: Path | None = None,
    ):
        self.settings = settings or Settings()
        self.site = site
        self.folder = site.folder if site is not None else folder
        self._engine = engine
        self._lock = threading.RLock()
        self._networks: dict[str, Network] = {}
        self._graphs: dict[tuple[str, tuple[str, ...]], Graph] = {}

    @cached_property
    def _machinery(self) -> tuple[Runtime, WeightStore]:
        from core.engine import machinery

        return machinery(self.settings)

    @property
    def runtime(self) -> Runtime:
        """What executes networks."""
        return self._machinery[0]

    @property
    def weights(self) -> WeightStore:
        """Where weights are found."""
        return self._machinery[1]

    def network(self, name: str) -> Network:
        """A network of Portico's own definition, by its name in the zoo.

        Raises:
            WeightsError: its weights are not on this machine; the message says how to get them.

        """
        from models import zoo

        with self._lock:
            if name not in self._networks:
                # sixteen bits would round pictures themselves by whole grey levels
                self._networks[name] = self.runtime.load(zoo.spec(name, self.weights, "f32"))
            return self._networks[name]

    def graph(self, name: str, outputs: tuple[str, ...] = ()) -> Graph:
        """A network that comes as a file with its own definition (ONNX, TensorFlow, TFLite), by its weights' name.

        Args:
            name: of the weights.
            outputs: of a TensorFlow graph, the nodes to end at; by default those of the file.

        Raises:
            WeightsError: likewise, or the file is not a network.

        """
        from models.graphs import Graph

        with self._lock:
            if (name, outputs) not in self._graphs:
                self._graphs[name, outputs] = Graph(self.weights.path(name), self.runtime, outputs)
            return self._graphs[name, outputs]

    def file(self, name: str) -> Path:
        """The file of weights that a task reads itself.

        Raises:
            WeightsError: likewise.

        """
        return self.weights.path(name)

    @property
    def engine(self) -> Engine:
        """Finds and embeds faces."""
        from core.engine import Engine

        with self._lock:
            if self._engine is None:
                self._engine = Engine.load(self.settings)
            return self._engine

    @property
    def recogniser(self) -> Recogniser:
        """Knows who is enrolled.

        Raises:
            TaskError: there is no site.

        """
        from core.gallery.recogniser import Recogniser

        if self.site is None:
            raise TaskError("this task needs a site with enrolled people: {how}", how=Message(Act.NAME_SITE))
        return Recogniser.of_site(self.site, self.engine)


class Work:
    """One run of a task.

    Attributes:
        workshop: the networks.
        report: told how far it has got.

    """

    def __init__(self, workshop: Workshop, report: Report | None = None):
        self.workshop = workshop
        self.report: Report = report or silent

    def network(self, name: str) -> Network:
        """A network of Portico's own definition; see :meth:`Workshop.network`."""
        from models import zoo

        self._fetch(zoo.ENTRIES[name].weights)
        return self.workshop.network(name)

    def graph(self, name: str, outputs: tuple[str, ...] = ()) -> Graph:
        """A network with a definition of its own; see :meth:`Workshop.graph`."""
        self._fetch(name)
        return self.workshop.graph(name, outputs)

    def file(self, name: str) -> Path:
        """The file of weights that a task reads itself; see :meth:`Workshop.file`."""
        self._fetch(name)
        return self.workshop.file(name)

    def _fetch(self, name: str) -> None:
        """Download what is missing, where the settings allow it, saying how far it has got."""
        store = self.workshop.weights
        if store.allow_download and store.state(name).state == "missing":
            store.path(name, lambda got, whole: self.report(got / max(1, whole), Message("Downloading the network")))

    @property
    def engine(self) -> Engine:
        """Finds and embeds faces."""
        return self.workshop.engine

    @property
    def recogniser(self) -> Recogniser:
        """Knows who is enrolled."""
        return self.workshop.recogniser

    def part(self, begin: float, end: float) -> Work:
        """The same work, whose reports fill only a part of the bar."""
        return Work(self.workshop, lambda done, words: self.report(begin + (end - begin) * done, words))
