"""Measuring and fitting the recogniser on labelled faces."""
