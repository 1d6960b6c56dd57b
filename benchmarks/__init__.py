"""Measurements that a person runs: each module is a program with ``--help`` that prints a table, or one JSON value with ``--json``."""
