"""The application: pages and HTTP routes from one process. Start it with ``streamlit run app.py`` or ``make run``."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graph.settings import ROOT
from graph.store import StoreError, open_store
from views.failure import tell


async def health(_: Request) -> JSONResponse:
    """Whether the process answers and which graph it serves; 503 while there is none."""
    try:
        return JSONResponse({"status": "ok", "graph": open_store().fingerprint})
    except StoreError as error:
        return JSONResponse({"status": "no graph", "message": str(error)}, status_code=503)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the graph before the first visitor comes, or say at once what is missing."""
    try:
        open_store()
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
    yield


vocabulary = StaticFiles(directory=ROOT / "docs" / "ontology", check_dir=False)
# Streamlit looks for a literal top-level ``st.App(…)`` in the file it is told to run.
app = st.App("views/main.py", routes=[Route("/healthz", health), Mount("/vocabulary", vocabulary)], lifespan=lifespan,
             on_script_error=tell)
