"""What to read next, how often, and what is kept of it."""
