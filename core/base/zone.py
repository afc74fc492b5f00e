"""The time zone of this machine."""

from __future__ import annotations


def local_zone() -> str:
    """IANA name of the time zone of this machine, where that can be found; else UTC."""
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or "UTC"
    except Exception:  # noqa: BLE001  # a machine that is set up wrongly
        return "UTC"
