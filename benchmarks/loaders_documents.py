"""How fast documents are loaded: Word files, web pages and, where LibreOffice is installed, PDFs, all made of the texts that are given.

Processor time of reading and understanding in this process; and the wall time of one document through the child process that reads uploads,
most of which is the start of the child.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
import time
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from loaders.document.job import read
from loaders.document.reader import load_document, load_story

__all__ = ["measure", "report"]


def measure(texts: dict[str, str], rounds: int) -> dict[str, Any]:
    """Documents, pages and characters a second by kind; seconds are processor time, the fastest of ``rounds``."""
    made = {"docx": {name: _word(text) for name, text in texts.items()}, "html": {name: _page(text) for name, text in texts.items()}}
    if shutil.which("soffice"):
        made["pdf"] = _pdfs(made["docx"])
    result: dict[str, Any] = {}
    for kind, files in made.items():
        seconds = {name: min(_seconds(data, kind) for _ in range(rounds)) for name, data in files.items()}
        total = sum(seconds.values())
        slowest = max(seconds, key=lambda name: seconds[name])
        result[kind] = {"documents": len(files), "seconds": total, "documents_per_second": len(files) / total, "slowest": slowest, "slowest_seconds": seconds[slowest]}
        if kind == "pdf":
            pages = sum(read(data, kind, name).pages or 0 for name, data in files.items())
            result[kind] |= {"pages": pages, "pages_per_second": pages / total}
    first = next(iter(made["docx"].values()))
    start = time.perf_counter()
    load_document(first, "first.docx")
    result["child_seconds"] = time.perf_counter() - start
    return result


def report(result: dict[str, Any]) -> str:
    """A line a kind."""
    lines = []
    for kind in ("docx", "html", "pdf"):
        if kind in result:
            each = result[kind]
            pages = f", {each['pages']:,} pages, {each['pages_per_second']:.0f} pages/s" if "pages" in each else ""
            lines.append(f"{kind}: {each['documents']} documents{pages}, {each['documents_per_second']:.1f} documents/s; slowest {each['slowest']} ({each['slowest_seconds']:.2f} s)")
    return "\n".join([*lines, f"one Word file through the child process: {result['child_seconds']:.2f} s of wall time"])


def _word(text: str) -> bytes:
    document = Document()
    for line in text.split("\n"):
        if line.strip():
            document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _page(text: str) -> bytes:
    return ("<html><meta charset=utf-8><body>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())).encode()


def _pdfs(files: dict[str, bytes]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        for index, data in enumerate(files.values()):
            (Path(folder) / f"{index}.docx").write_bytes(data)
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, *(f"{folder}/{index}.docx" for index in range(len(files)))],  # noqa: S603, S607 - our own files
                       capture_output=True, check=True, timeout=900)
        return {name: (Path(folder) / f"{index}.pdf").read_bytes() for index, name in enumerate(files)}


def _seconds(data: bytes, kind: str) -> float:
    start = time.process_time()
    load_story(read(data, kind, "document"), "document")
    return time.process_time() - start
