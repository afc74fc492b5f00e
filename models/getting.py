"""How weights come onto a machine, where how it is done depends on the face: the window, the command line, a program.

A way is a template like any other: ``Message(Way.FETCH, size=…, name=…)``. Its own words are plain and name no command
and no page; the program has the words of its faces (:mod:`app.advice`).
"""

from __future__ import annotations

from enum import StrEnum


class Way(StrEnum):
    """What to do, in the words of somebody who has neither a window nor a terminal before them."""

    FETCH = "{size}, fetch {name}"
    FETCH_FOR_TASK = "{size}, fetch {name} for the task"
    FETCH_NEEDED = "{size}, fetch what is needed"
    CHOOSE_FILE = "choose the file of {name}"
    ALLOW_DOWNLOADS = "allow what is missing to be fetched"
    NAME_FOLDER = "put that file into a folder of your choice, and name the folder in the settings"
    INSTALL_PIP = "install pip"
