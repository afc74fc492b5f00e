"""How long a run would take, asked in the background once nothing has been changed for a moment.

That may take long. Whether there is something to learn from is told by names alone, which is asked at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from app import background
from app.background import StoppedError
from app.window.session import Session
from core.learning.recipe import Recipe
from core.learning.sources import DataKind, Source
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.learning.estimating import Found

_SETTLED_MS = 600
_LATE_MS = 12_000  # a machine that is busy takes long to measure

Asked = tuple[Recipe, dict[str, Any], Source]


class Costs(QObject):
    """Asks about the newest choice alone; what measures an older one is ended.

    Signals:
        asking: it is being measured.
        doing: that takes long, and these words, a Message, say what is being done now.
        found: what there is to learn from, a Found, before it is known how long it takes.
        late: that takes long, and nothing new is heard of it.
        told: an Estimate.
        failed: one sentence, which may be a Message: it cannot be learnt so.

    """

    asking = Signal()
    doing = Signal(object)
    found = Signal(object)
    late = Signal()
    told = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject):
        super().__init__(parent)
        self._session = session
        self._asked: Asked | None = None
        self._latest, self._seeing = background.Latest(), background.Latest()
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._ask)
        self._answered, self._heard = True, ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_LATE_MS)
        self._patience.timeout.connect(self.late)

    def ask(self, recipe: Recipe, values: dict[str, Any], source: Source) -> None:
        """Ask about this, once it has not been changed for a moment."""
        self._latest.drop()
        self._patience.stop()
        self._asked, self._answered = (recipe, values, source), False
        self._settled.start()
        self.asking.emit()
        self._see()

    def drop(self) -> None:
        """Nothing is to be known any more."""
        self._latest.drop()
        self._seeing.drop()
        self._settled.stop()
        self._patience.stop()
        self._asked, self._answered = None, True

    def rest(self) -> None:
        """Ask no more while the page is behind another; what was not answered is asked again when it comes back."""
        self._latest.drop()
        self._seeing.drop()
        self._settled.stop()
        self._patience.stop()

    def go_on(self) -> None:
        """The page is in front."""
        if not self._answered:
            self._settled.start()
            self._see()

    def _see(self) -> None:
        """See by names alone whether it can be learnt; where it cannot, nothing is measured."""
        if self._asked is None:
            return
        recipe, values, source = self._asked
        self._seeing.drop()

        def work(_progress: background.Progress) -> None:
            from core.learning import estimating

            estimating.refuse(recipe, values, source)

        def refused(words: str) -> None:
            self._settled.stop()
            self._latest.drop()
            self._fail(words)

        self._seeing.run(work, lambda _none: None, refused)

    def _ask(self) -> None:
        if self._asked is None:
            return
        (recipe, values, source), site = self._asked, self._session.site
        self._latest.drop()
        still = self._latest.mark()
        known: list[Found] = []

        def hear(_done: float, words: str) -> None:
            while known:
                self.found.emit(known.pop())
            if words:
                self._hear(words)

        def work(progress: background.Progress) -> Any:
            from core.learning import estimating

            def report(done: float, words: str) -> None:
                progress(done, words)
                if not still():
                    raise StoppedError

            if source.kind == DataKind.GALLERY:
                site.trail.require(Permission.EXPORT)

            def tell(found: estimating.Found) -> None:
                known.append(found)
                progress(0.0, "")  # in Qt's thread, after what was reported before

            return estimating.ask(recipe, values, source, site.folder, tell, report)

        self._heard = ""
        self._patience.start()
        only = self._latest.only
        background.run(work, only(self._tell), only(self._fail), only(hear))

    def _hear(self, words: str) -> None:
        if words == self._heard:
            return
        self._heard = words
        self._patience.start()
        self.doing.emit(words)

    def _tell(self, found: object) -> None:
        self._answered = True
        self._patience.stop()
        self.told.emit(found)

    def _fail(self, words: str) -> None:
        self._answered = True
        self._patience.stop()
        self.failed.emit(words)
