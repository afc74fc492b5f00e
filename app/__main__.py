"""``python -m app`` is ``portico``, from a folder too whose files hide the other packages."""

import sys

try:
    from portico.__main__ import run
except ImportError as error:
    words = str(error)
    if error.name == "portico.__main__":  # there is another portico, which has none
        hiding = getattr(sys.modules.get("portico"), "__file__", "")
        words = f"the file {hiding} hides Portico's own package portico: rename it, or start from another folder"
    print(f"portico: {words}", file=sys.stderr)
    sys.exit(2)

run()
