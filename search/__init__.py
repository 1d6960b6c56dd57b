"""Thai search by meaning: text, model, index, answers."""
