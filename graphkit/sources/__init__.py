"""Platforms that can be crawled, one folder each."""
