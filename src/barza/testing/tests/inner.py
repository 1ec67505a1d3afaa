"""A pytest inside the test: a small suite in a folder of its own, under our plugins."""

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = """
from pathlib import Path
from barza.testing import requirements
requirements.FILE = Path(__file__).parent / 'requirements.json'
pytest_plugins = ['barza.testing.requirements', 'barza.testing.completeness']
"""
INI = """
[pytest]
testpaths = .
markers =
    requirement(id): proves it
    server: needs a server
"""


def run(
    folder: Path, suite: str, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(suite)
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "pytest.ini").write_text(INI)
    ours = ("PYTEST", "DJANGO", "CI")
    plain = {k: v for k, v in os.environ.items() if not k.startswith(ours)} | environment
    command = [sys.executable, "-m", "pytest", "-p", "no:django", "-q", *arguments]
    return subprocess.run(  # noqa: S603 our own Python
        command, cwd=folder, env=plain, capture_output=True, text=True, check=False
    )
