"""Runs pip in a process that ends with the program that has started it, whatever that program dies of.

Started as a file, with the folder that it works in, a place to import pip from (empty: the usual ones), and pip's own
arguments. Its standard input is a pipe of which the other end closes when the program is gone: then the folder is
removed, and this process ends.
"""

from __future__ import annotations

import os
import runpy
import shutil
import sys
import threading


def _watch(folder: str) -> None:
    while os.read(0, 1):  # not sys.stdin, whose lock would be held when the interpreter ends
        pass
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def main(folder: str, place: str, arguments: list[str]) -> None:
    """Be pip."""
    threading.Thread(target=_watch, args=(folder,), daemon=True).start()
    if place:
        sys.path.insert(0, place)
    sys.argv = ["pip", *arguments]
    runpy.run_module("pip", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
