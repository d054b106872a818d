"""Sample data, found with importlib.resources."""
