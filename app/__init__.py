"""Everything that shows and asks: the command line and the window. Decides nothing."""

import os

# OpenBLAS keeps its threads spinning for 20 ms after every product of matrices, on the cores that the networks want: a
# batch of templates took a quarter longer. Read once, when numpy is first imported.
os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "4")
