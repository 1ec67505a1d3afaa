"""``python -m tests.journeys.screenshots``: every page in both languages, at both widths and in
both lights, as pictures in ``var/screenshots``."""

import os
import sys

import pytest

if __name__ == "__main__":
    os.environ["BARZA_SCREENSHOTS"] = "1"
    sys.exit(pytest.main(["-n0", "-q", "-k", "bars", "tests/journeys/test_accessibility.py"]))
