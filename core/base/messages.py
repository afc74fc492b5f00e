"""Sentences with their template and fields, from where they arise to where they are shown.

``Message("there is a {kind} {name!r} already", kind=kind, name=name)`` is English text, and carries what the window
needs to say it in another language. Errors of :mod:`core.errors` make theirs of the same arguments. The template stands
written out where the message is made: that is where ``make translations`` finds it.
"""

from __future__ import annotations

from models.messages import Message, Named, bare, message_of, parts

__all__ = ["Message", "Named", "bare", "message_of", "parts"]
