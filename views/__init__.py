"""Pages a person sees. A view holds no SPARQL: it asks queries.read and shows what it gets."""
