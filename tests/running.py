"""The product as a person or a script starts it: cli.py and the app, each a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from graph.settings import ROOT

__all__ = ["cli", "free_port", "running_app"]

START_SECONDS = 60


def cli(*words: str | Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """What it printed, after it ended with ``code`` and without a traceback; ``environment`` adds to that of the tests."""
    done = subprocess.run([sys.executable, "cli.py", *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
                          env={**os.environ, **environment})
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_app(environment: Mapping[str, str], *options: str, port: int = 0) -> Iterator[str]:
    """Address of the app, started as ``make run`` does, on a free port unless one is given; ``environment`` adds to that of the tests."""
    port = port or free_port()
    process = subprocess.Popen([sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), *options], cwd=ROOT, env={**os.environ, **environment},
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)
