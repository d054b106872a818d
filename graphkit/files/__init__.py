"""Files out: written whole or not at all, and safe to open."""
