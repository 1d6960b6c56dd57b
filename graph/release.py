"""The form of a release: a folder of files with their checksums, and the same as one archive, byte for byte the same each time.

What is in it is decided by exports/release.py. A version that stands in the folder already is never replaced by another graph under
the same number: somebody may have cited it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["CHECKSUMS", "Release", "ReleaseError", "publish"]

CHECKSUMS = "SHA256SUMS"
_REGULAR = 0o100644 << 16
_UNIX = 3
_LEVEL = 9


class ReleaseError(ValueError):
    """A release that cannot be made. The message says why and what to do, in Thai and English."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release on disk."""

    name: str
    """``policy-alignment-0.1.0``."""
    folder: Path
    archive: Path
    made: bool
    """False if it stood there already, with the same bytes."""


def publish(name: str, files: Mapping[str, bytes], released: dt.date, to: Path) -> Release:
    """Write ``files`` (path → content) and their checksums to the folder ``to/name`` and the archive ``to/name.zip``: both whole, or neither.

    Raises :class:`ReleaseError` if other content stands there under this name.
    """
    whole = dict(sorted(files.items()))
    whole[CHECKSUMS] = _checksums(whole)
    archive, folder, packed = to / f"{name}.zip", to / name, _archive(name, whole, released)
    sums = folder / CHECKSUMS
    before = [archive.is_file() and _contents(archive) == {f"{name}/{path}": content for path, content in whole.items()},
              sums.is_file() and sums.read_bytes() == whole[CHECKSUMS]]
    if all(before):
        return Release(name, folder, archive, made=False)
    for place, same in zip((archive, folder), before, strict=True):
        if place.exists() and not same:
            raise ReleaseError(f"{place} มีอยู่แล้วและเนื้อหาต่างกัน รุ่นที่เผยแพร่แล้วไม่เปลี่ยน ให้เพิ่มเลขรุ่นใน graph/build.py และ CHANGELOG.md · "
                               f"{place} exists with other content; a released version does not change: raise VERSION in graph/build.py and CHANGELOG.md")
    to.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".work-", dir=to))
    try:
        for path, content in whole.items():
            (work / name / path).parent.mkdir(parents=True, exist_ok=True)
            (work / name / path).write_bytes(content)
        (work / archive.name).write_bytes(packed)
        if not folder.exists():
            (work / name).rename(folder)
        (work / archive.name).replace(archive)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return Release(name, folder, archive, made=True)


def _checksums(files: Mapping[str, bytes]) -> bytes:
    """As ``sha256sum`` writes and checks them (``sha256sum -c SHA256SUMS``)."""
    return "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in files.items()).encode()


def _archive(name: str, files: Mapping[str, bytes], released: dt.date) -> bytes:
    """A zip file in which nothing depends on the day or the machine: names sorted, times those of the release."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{name}/{path}", (released.year, released.month, released.day, 0, 0, 0))
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _REGULAR, _UNIX
            archive.writestr(entry, content)
    return output.getvalue()


def _contents(archive: Path) -> dict[str, bytes]:
    """Files of an archive. Compared rather than its bytes: another machine's compressor may pack the same files otherwise."""
    try:
        with zipfile.ZipFile(archive) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, OSError):
        return {}
