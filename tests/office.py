"""LibreOffice as a second reader of what we write: a file it turns into pages is one that a planner can open."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

__all__ = ["needs_office", "pages", "text"]

_NEEDED = ("soffice", "pdfinfo", "pdftotext")
needs_office = pytest.mark.skipif(not all(map(shutil.which, _NEEDED)) and not os.environ.get("POLICY_REQUIRE_OFFICE"),
                                  reason="needs LibreOffice and poppler-utils: apt-get install libreoffice-writer libreoffice-calc fonts-thai-tlwg poppler-utils")


def _pdf(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """The files as PDF, by one run of LibreOffice: its start is most of the time."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(folder), *(str(folder / name) for name in files)],
                   check=True, capture_output=True, timeout=240)
    return [(folder / name).with_suffix(".pdf") for name in files]


def pages(files: Mapping[str, bytes], folder: Path) -> dict[str, int]:
    """How many pages each file has when LibreOffice lays it out."""
    found = {}
    for name, made in zip(files, _pdf(files, folder), strict=True):
        said = subprocess.run(["pdfinfo", str(made)], check=True, capture_output=True, text=True, timeout=60).stdout
        match = re.search(r"Pages:\s+(\d+)", said)
        assert match, said
        found[name] = int(match[1])
    return found


def text(content: bytes, name: str, folder: Path) -> str:
    """The words on its pages."""
    return subprocess.run(["pdftotext", "-layout", str(_pdf({name: content}, folder)[0]), "-"], check=True, capture_output=True, text=True, timeout=60).stdout
