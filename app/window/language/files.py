"""Qt's files of translations: ``.ts``, which people edit, and ``.qm``, which is compiled from it and loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree as ET

import data

Key = tuple[str, str]
"""Context and source text."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


@dataclass(frozen=True)
class Translation:
    """A text in another language; not finished while nobody has looked at it."""

    text: str
    finished: bool


def folder() -> Path:
    """Where the files lie."""
    return data.path("languages")


def path(language: str, suffix: str) -> Path:
    """The file of a language, such as ``zh_CN``."""
    return folder() / f"portico_{language}.{suffix}"


def shipped() -> list[str]:
    """Languages that there is a compiled file of."""
    return sorted(file.stem.removeprefix("portico_") for file in folder().glob("portico_*.qm"))


def read(file: Path) -> dict[Key, Translation]:
    """The translations of a ``.ts`` file."""
    found = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314  # a file of our own
        for message in context.iter("message"):
            entry = message.find("translation")
            text = (entry.text or "") if entry is not None else ""
            finished = entry is not None and entry.get("type") != "unfinished"
            found[context.findtext("name", ""), message.findtext("source", "")] = Translation(text, finished)
    return found


def written(language: str, places: Mapping[Key, set[str]], known: Mapping[Key, Translation]) -> str:
    """The content of a ``.ts`` file.

    Args:
        language: such as ``zh_CN``.
        places: each text with the source files that it stands in, below the root of the sources.
        known: translations that there are; those of other texts are left out.

    """
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    for name, keys in groupby(sorted(places), key=lambda key: key[0]):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for key in keys:
            message = ET.SubElement(context, "message")
            for place in sorted(places[key]):
                ET.SubElement(message, "location", filename=f"../../{place}")
            ET.SubElement(message, "source").text = key[1]
            translation = known.get(key, Translation("", finished=False))
            entry = ET.SubElement(message, "translation")
            entry.text = translation.text
            if not translation.finished:
                entry.set("type", "unfinished")
    ET.indent(root, "    ")
    return _HEAD + ET.tostring(root, "unicode") + "\n"


def compile_file(source: Path, target: Path) -> None:
    """Make a ``.qm`` file of a ``.ts`` file with the program that comes with PySide6."""
    import PySide6

    program = Path(str(PySide6.__file__)).with_name("lrelease.exe" if sys.platform == "win32" else "lrelease")
    command = [str(program), "-silent", str(source), "-qm", str(target)]
    subprocess.run(command, check=True)  # noqa: S603  # our own files
