from __future__ import annotations

import itertools
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.cameras.opening import open_source
from core.errors import SourceError


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A screen of 800 × 600 pixels that nobody sees."""
    if shutil.which("Xvfb") is None:
        pytest.skip("no screen can be made: sudo apt-get install xvfb")
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24", "-nolisten", "tcp", "-ac", "-noreset"]
    with subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            monkeypatch.setenv("DISPLAY", f":{number.readline().strip()}")
        yield
        server.kill()


def test_the_screen_and_a_part_of_it_are_cameras(screen: None) -> None:
    for text, shape in (("screen:", (600, 800, 3)), ("screen:100,50,320x240", (240, 320, 3))):
        source = open_source(text)
        frames = list(itertools.islice(source.frames(), 3))
        assert [frame.image.shape for frame in frames] == [shape] * 3
        assert frames[0].image.dtype == np.uint8
        seconds = [frame.seconds for frame in frames]
        assert seconds == sorted(set(seconds))


def test_a_part_beyond_the_screen_is_told(screen: None) -> None:
    with pytest.raises(SourceError, match="beyond the screen, which has 800 × 600 pixels"):
        list(open_source("screen:700,500,320x240").frames())


@pytest.mark.parametrize("text", ["screen:here", "screen:0,0,0x100", "screen:1,2,3"])
def test_what_is_no_part_of_a_screen_is_told(text: str) -> None:
    with pytest.raises(SourceError, match="is no part of a screen"):
        open_source(text)


def test_without_a_screen_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(SourceError, match="there is no screen here"):
        list(open_source("screen:").frames())
