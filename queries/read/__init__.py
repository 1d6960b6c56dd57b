"""Reads the graph into the frozen values that pages, reports and tests show."""

from queries.read.nodes import NotFoundError

__all__ = ["NotFoundError"]
