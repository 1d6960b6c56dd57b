"""How our model is trained; nothing here is needed to search."""
