"""Doors: what opens them, and the thread that looks after each."""
