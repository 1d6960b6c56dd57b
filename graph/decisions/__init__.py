"""Decisions on alignments: an append-only log of events, folded into states, projected into the graph."""
