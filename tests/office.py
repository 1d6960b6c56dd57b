"""LibreOffice as a second reader of what we write: a file it turns into pages is one that a planner can open."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["needs_office", "pages", "text"]

_NEEDED = ("soffice", "pdfinfo", "pdftotext")
needs_office = pytest.mark.skipif(not all(map(shutil.which, _NEEDED)) and not os.environ.get("POLICY_REQUIRE_OFFICE"),
                                  reason="needs LibreOffice and poppler-utils: apt-get install libreoffice-writer libreoffice-calc fonts-thai-tlwg poppler-utils")


def _pdf(content: bytes, name: str, folder: Path) -> Path:
    file = folder / name
    file.write_bytes(content)
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/office", "--convert-to", "pdf", "--outdir", str(folder), str(file)],
                   check=True, capture_output=True, timeout=120)
    return file.with_suffix(".pdf")


def pages(content: bytes, name: str, folder: Path) -> int:
    """How many pages the file has when LibreOffice lays it out."""
    said = subprocess.run(["pdfinfo", str(_pdf(content, name, folder))], check=True, capture_output=True, text=True, timeout=60).stdout
    found = re.search(r"Pages:\s+(\d+)", said)
    assert found, said
    return int(found[1])


def text(content: bytes, name: str, folder: Path) -> str:
    """The words on its pages."""
    return subprocess.run(["pdftotext", "-layout", str(_pdf(content, name, folder)), "-"], check=True, capture_output=True, text=True, timeout=60).stdout
