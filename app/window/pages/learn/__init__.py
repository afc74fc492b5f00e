"""Training in the program: what is learnt, how it goes, and what came of it."""

from app.window.pages.learn.page import LearnPage

__all__ = ["LearnPage"]
