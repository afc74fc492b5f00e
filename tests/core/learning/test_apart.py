"""What a process of its own begins with."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_PROGRAM = """
import os, sys
import core.learning.__main__, core.learning.estimating
from core.learning import apart
assert "torch" not in sys.modules, "it would have read its settings by now"
apart.give_way()
print(os.environ["OMP_WAIT_POLICY"])
"""


@pytest.mark.parametrize(("own", "policy"), [({}, "PASSIVE"), ({"OMP_WAIT_POLICY": "ACTIVE"}, "ACTIVE")])
def test_threads_wait_asleep_unless_it_is_set_otherwise(own: dict[str, str], policy: str) -> None:
    around = {name: value for name, value in os.environ.items() if name != "OMP_WAIT_POLICY"} | own
    done = subprocess.run([sys.executable, "-c", _PROGRAM], env=around, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [policy]
