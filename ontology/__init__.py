"""The vocabulary: terms, shapes, JSON-LD context, namespaces."""
