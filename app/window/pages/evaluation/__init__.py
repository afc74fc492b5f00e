"""Evaluation: what the threshold in use costs, whether recognition works at this site, and figures on any pictures."""

from app.window.pages.evaluation.page import EvaluationPage

__all__ = ["EvaluationPage"]
