"""Portico's desktop window and command line."""

import ctypes
import os
import sys
from contextlib import suppress

# OpenBLAS keeps its threads spinning after each product, on the cores that the networks want; read when NumPy loads
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")

# pictures are handed from thread to thread, and glibc keeps what each thread frees to that thread: with few arenas a
# station needs a fifth less memory, and no more after a day than after a minute
_ARENAS, _ARENAS_MOST = -8, 2
if sys.platform == "linux":
    with suppress(AttributeError, OSError):  # another C library
        ctypes.CDLL(None).mallopt(_ARENAS, _ARENAS_MOST)
