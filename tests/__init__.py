"""Tests. Of processes that run them side by side each keeps to one processor.

Libraries begin a thread for every processor that they see, which costs a third of the time where others do so too. It
has to be said before they are imported.
"""

import os
import sys

_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
if _WORKER and sys.platform == "linux":
    _there = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {_there[int(_WORKER.removeprefix("gw")) % len(_there)]})
