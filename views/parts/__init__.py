"""Reusable parts of pages: pure functions from view records to safe HTML."""
