"""Asking a server politely, and understanding that it may answer anything."""
