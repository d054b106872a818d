"""Ties, communities, closeness and centrality: pure, frames in and frames out."""
