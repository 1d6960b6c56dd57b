"""Tables of projects and plans (XLSX, XLS, ODS, CSV) to plan documents, by rules that have names."""

from loaders.table.document import load_bytes, load_path
from loaders.table.fields import FIELDS
from loaders.table.found import TableFound, TablePlan
from loaders.table.mapping import ColumnMapping, ColumnRule

__all__ = ["FIELDS", "ColumnMapping", "ColumnRule", "TableFound", "TablePlan", "load_bytes", "load_path"]
