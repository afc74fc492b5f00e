"""The page around the enrolment panel."""

from __future__ import annotations

import numpy as np

from app.window.page import Page
from app.window.pages.enrol.panel import EnrolPanel
from app.window.session import Session
from app.window.widgets.layout import column
from core.gallery.people import Person


class EnrolPage(Page):
    """Enrols people."""

    def __init__(self, session: Session):
        super().__init__()
        self.panel = EnrolPanel(session)
        column(self).addWidget(self.panel)

    def receive(self, what: object) -> None:
        """Begin with a picture uint8 (height, width, 3), or photograph somebody anew."""
        if isinstance(what, np.ndarray):
            self.panel.add_picture(what)
        elif isinstance(what, Person):
            self.panel.renew(what)

    @property
    def unsaved(self) -> str:
        return self.panel.unsaved

    def forget(self) -> None:
        self.panel.forget()

    def leave(self) -> None:
        self.panel.close_camera()
