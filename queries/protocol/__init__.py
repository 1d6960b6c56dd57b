"""The SPARQL 1.1 Protocol and linked data over HTTP: plain Starlette routes that the app includes."""

from queries.protocol.routes import routes

__all__ = ["routes"]
