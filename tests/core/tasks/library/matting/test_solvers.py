"""PyMatting's functions, each by itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from core.tasks.library.matting import solvers

_ASKED = """
import sys
from core.tasks.library.matting import solvers
assert not solvers.loaded("alpha.estimate_alpha_cf")
assert callable(solvers.function("alpha.estimate_alpha_cf"))
assert solvers.loaded("alpha.estimate_alpha_cf")
print(*(name for name in sys.modules if name.startswith("pymatting.alpha.")))
"""


def test_what_is_not_used_is_not_compiled() -> None:
    found = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["pymatting.alpha.estimate_alpha_cf"]


@pytest.mark.parametrize("name", ["alpha.estimate_alpha_nothing", "gamma.estimate"])
def test_what_is_not_there_is_told(name: str) -> None:
    with pytest.raises(ImportError):
        solvers.function(name)
