"""The desk: what of a plan is to be decided, what a person may do with it, and what was suggested and decided so far. Knows no page."""
