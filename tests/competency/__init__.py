"""Competency questions: what the graph must be able to answer, with answers read by hand in the source texts."""
