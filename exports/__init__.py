"""Documents made from the graph: the official section, RDF, pictures."""
