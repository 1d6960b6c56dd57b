"""Files to records, records to RDF. Loaders are pure: they open no network and know no store."""
