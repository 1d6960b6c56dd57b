"""The application: pages and HTTP routes from one process. Start it with ``streamlit run app.py`` or ``make run``."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from graph.settings import ROOT
from graph.store import StoreError, open_store
from queries.engines import close_engine, engine
from queries.protocol.routes import routes
from queries.read.elements import refs
from views.failure import tell
from views.links import Place, href, page_of
from views.sign_in import SignIn

PREFIX = str(st.get_option("server.baseUrlPath") or "").strip("/")
"""Path the app is served at; Streamlit applies it to its own pages only."""


async def health(_: Request) -> JSONResponse:
    """Whether the process answers and which graph it serves; 503 while there is none."""
    try:
        return JSONResponse({"status": "ok", "graph": open_store().fingerprint})
    except StoreError as error:
        return JSONResponse({"status": "no graph", "message": str(error)}, status_code=503)


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Open the graph and start the query workers before the first visitor comes, or say at once what is missing; end the workers at the end."""
    try:
        open_store()
        engine()
    except (StoreError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
    yield
    await asyncio.to_thread(close_engine)


def address(place: Place) -> str:
    """A page's address from the server's root."""
    return "/".join(["", *([PREFIX] if PREFIX else []), href(place, "th").removeprefix("./")])


def page_address(thing: str) -> str | None:
    """Address of the page of a thing by its local id; None for what has none."""
    try:
        place = page_of(refs(open_store(), (thing,)).get(thing))
    except (StoreError, ValueError):
        return None
    return address(place) if place else None


vocabulary = StaticFiles(directory=ROOT / "docs" / "ontology", check_dir=False)
# Streamlit looks for a literal top-level ``st.App(…)`` in the file it is told to run.
app = st.App("views/main.py", lifespan=lifespan, on_script_error=tell, middleware=[Middleware(SignIn, prefix=PREFIX)],
             routes=[Route("/healthz", health), Mount("/vocabulary", vocabulary),
                     *routes(prefix=PREFIX, query_page=address(Place("query")), page_of=page_address)])
