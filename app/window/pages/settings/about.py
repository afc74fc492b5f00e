"""About: versions, where things are, and under which licences the networks come."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from PySide6.QtCore import Qt

from app import background
from app.window.language import mark, tr
from app.window.pages.settings.section import Section
from app.window.session import Session
from app.window.widgets.layout import label


@dataclass(frozen=True)
class _Facts:
    profile: str
    networks: tuple[str, ...]


class AboutSection(Section):
    """What to say when something is to be reported."""

    title = mark("About")

    def __init__(self, session: Session):
        super().__init__(session)
        from core.store.database import HEAD

        self._profile, self._networks = label(wrap=True), label("", wrap=True)
        for words, text in (
            (tr("Program"), label(tr("Portico {version}, under the MIT licence", version=version("portico")))),
            (tr("Site"), label(str(session.site.folder), wrap=True)),
            (tr("Schema of the gallery"), label(HEAD)),
            (tr("Profile in use"), self._profile),
            (tr("Networks and licences"), self._networks),
        ):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.field(words, text)
        session.ready.connect(self.begin)

    def begin(self) -> None:
        engine, chosen = self.session.engine, self.session.site.settings.profile

        def work(_progress: background.Progress) -> _Facts:
            from core.recognition import profiles
            from models.weights import manifest

            profile = engine.profile if engine is not None else profiles.load(chosen)
            return _Facts(profile.id, tuple(f"{w.title}: {w.licence}" for w in manifest().values()))

        def done(facts: _Facts) -> None:
            self._profile.setText(facts.profile)
            self._networks.setText("\n".join(facts.networks))

        background.run(work, done, self.fail)
