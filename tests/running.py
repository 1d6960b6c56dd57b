"""cli.py as a person or a script uses it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from graph.settings import ROOT

__all__ = ["cli"]


def cli(*words: str | Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """What it printed, after it ended with ``code`` and without a traceback; ``environment`` adds to that of the tests."""
    done = subprocess.run([sys.executable, "cli.py", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
                          env={**os.environ, **environment})
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done
