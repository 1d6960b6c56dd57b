"""Documents (DOCX, ODT, PDF, web pages) to plan documents: lines with their page, tables of projects by their columns, footnotes where they stand."""
