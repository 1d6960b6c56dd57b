"""PDFs that LibreOffice makes of the Word files of the tests, all in one call: it takes longer to start than to convert."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

__all__ = ["NO_OFFICE", "convert"]

NO_OFFICE = "LibreOffice (soffice) is not on this machine"


def convert(files: Mapping[str, bytes], folder: Path, to: str = "pdf") -> dict[str, bytes]:
    """PDF (or ODT) by name of the Word files; skips where there is no LibreOffice, unless the environment says that there must be."""
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("POLICY_REQUIRE_SERVERS"):
            pytest.fail(NO_OFFICE)
        pytest.skip(NO_OFFICE)
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    done = subprocess.run([office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files)],
                          capture_output=True, text=True, check=False, timeout=280)
    made = {name: folder / f"{name}.{to}" for name in files}
    assert all(path.is_file() for path in made.values()), done.stderr[-500:] or done.stdout[-500:]
    return {name: path.read_bytes() for name, path in made.items()}
