"""Networks and profile of one process, loaded once and shared: what recognises without a site."""

from core.engine.engine import Engine, machinery

__all__ = ["Engine", "Report", "machinery"]
