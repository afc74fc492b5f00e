"""What a site can choose, one model for each concern, and the file that keeps it."""

from core.settings.backups import BackupSettings
from core.settings.cameras import CameraSettings, Fraction, Region, camera_settings
from core.settings.files import FILE, GALLERY, begin, load, prepare, promote, save, settle, waiting
from core.settings.site import KeyKind, Settings

__all__ = [
    "FILE",
    "GALLERY",
    "BackupSettings",
    "CameraSettings",
    "Fraction",
    "KeyKind",
    "Region",
    "Settings",
    "begin",
    "camera_settings",
    "load",
    "prepare",
    "promote",
    "save",
    "settle",
    "waiting",
]
