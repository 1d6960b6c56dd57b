"""Files of tables (XLSX, XLS, ODS, CSV) to sheets of texts, within limits and apart from the process that asks."""
