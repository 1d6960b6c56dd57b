"""Every SPARQL query of the product (``*.rq``) and the functions that run them."""
