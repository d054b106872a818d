"""Platforms that exist only here: networks that answer like a server, a page at a time."""
