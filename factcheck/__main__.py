"""`python -m factcheck`: the same as the command `factcheck`."""

from __future__ import annotations

import os
import sys

# `-m` puts the current folder first on the path, and that is the article's: a `yaml.py` in it must not be run.
sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != os.getcwd()]

from factcheck.cli.main import main  # noqa: E402

sys.exit(main())
