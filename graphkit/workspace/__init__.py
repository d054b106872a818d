"""One file that keeps imports, crawls and decisions."""
