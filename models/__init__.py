"""Networks, the runtime that executes them and the weights they need. Knows nothing of ``core``."""
