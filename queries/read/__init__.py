"""Reads the graph into the frozen values that pages, reports and tests show."""
