"""What a hostile client sends, and the server it sends it to."""
