"""A user's file as people see it: its lines beside what was understood of them, read by a limited child process."""
