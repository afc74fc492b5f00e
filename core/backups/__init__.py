"""Backups of a site: written, read back, scheduled, rotated, restored."""
