"""What a cell says, and what the name of a column means."""
