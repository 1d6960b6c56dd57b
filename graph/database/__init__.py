"""The SQL database that holds people's work: workspaces and decisions. SQLite by default, PostgreSQL by address (``POLICY_DB``)."""

from graph.database.engine import Database, open_database
from graph.database.errors import DatabaseError

__all__ = ["Database", "DatabaseError", "open_database"]
