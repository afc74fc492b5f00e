"""All of CompreFace's face."""

from __future__ import annotations

from app.serve.compreface import faces, recognition, subjects

ROUTERS = (subjects.router, faces.router, recognition.router)
