"""A result as files: tables, networks, and the folder that holds a whole run."""
