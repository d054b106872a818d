"""Containers: CSV, JSON, Parquet, spreadsheets, graph files, as rows."""
