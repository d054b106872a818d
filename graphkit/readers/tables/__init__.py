"""From rows to our tables: which column is which, and what its cells say."""
