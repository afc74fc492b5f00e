"""``python -m app`` is ``portico``, from a folder too whose files hide the other packages."""

import sys

try:
    from portico.__main__ import run
except ImportError as error:
    print(f"portico: {error}", file=sys.stderr)
    sys.exit(2)

run()
