"""Word files: the official section and the brief for a director, in the look of Thai official documents."""
