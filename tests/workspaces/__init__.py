"""A user's plan: corrected, kept, undone, checked, seen in the graph."""
