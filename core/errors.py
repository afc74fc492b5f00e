"""Errors that people read. The message is one sentence that says what is wrong and what to do."""

from __future__ import annotations


class PorticoError(Exception):
    """Base of every error that is the user's to mend; the command line prints it as one line and exits with 2."""


class ImageError(PorticoError):
    """A picture cannot be read, or is of no use."""


class SourceError(PorticoError):
    """A camera, video or folder cannot be opened."""


class SiteError(PorticoError):
    """The folder of an installation cannot be used."""


class GalleryError(PorticoError):
    """The gallery refuses a change, or is damaged."""


class EnrolmentError(PorticoError):
    """A face cannot be enrolled."""


class ProfileError(PorticoError):
    """A recognition profile is missing or malformed."""


class TaskError(PorticoError):
    """A vision task cannot be done as asked."""
