"""Workspaces: a user's plan with its original file, every correction, and its projection into the graph."""
