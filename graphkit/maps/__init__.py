"""The map: one self-contained HTML page. Nothing else in graphkit knows HTML."""
