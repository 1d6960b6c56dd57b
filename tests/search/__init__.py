"""Search over our own graph: queries as planners type them, similar elements, and what each must find."""
