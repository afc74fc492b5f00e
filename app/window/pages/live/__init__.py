"""Live: the cameras' pictures with names, and the last decisions beside them."""

from app.window.pages.live.page import LivePage

__all__ = ["LivePage"]
