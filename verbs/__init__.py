"""The verbs of cli.py, one module a family; cli.py names them."""
