"""What core says, and what names may hold, made fit to be shown."""

from __future__ import annotations

import html

from app.window.language import said


def sentence(words: str) -> str:
    """What core says, in the language of the window and as a sentence of its own."""
    told = said(words)
    return told[:1].upper() + told[1:]


def tip(text: str) -> str:
    """Lines as a tool tip: Qt takes one for markup where it looks like it, and names come from anywhere."""
    lines = "<br>".join(html.escape(line) for line in text.splitlines())
    return f"<qt>{lines}</qt>" if lines else ""
