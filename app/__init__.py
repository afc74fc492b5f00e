"""Everything that shows and asks: the command line and the window. Decides nothing."""

import ctypes
import os
import sys
from contextlib import suppress

# OpenBLAS keeps its threads spinning for 20 ms after every product of matrices, on the cores that the networks want: a
# batch of templates took a quarter longer. Read once, when numpy is first imported.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")

# Pictures are handed from thread to thread, and glibc keeps what a thread frees for that thread alone. With two such
# stores instead of many, a station takes a fifth less memory and does not grow. M_ARENA_MAX is -8 in malloc.h.
if sys.platform == "linux":
    with suppress(AttributeError, OSError):  # another C library has no such setting
        ctypes.CDLL(None).mallopt(-8, 2)
