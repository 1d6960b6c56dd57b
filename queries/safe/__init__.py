"""Users' queries, run where they can harm nobody: in processes that are watched, bounded and thrown away."""
