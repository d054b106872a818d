"""What somebody looks for: the brief, and how it is read from a file."""
