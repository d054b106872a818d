"""What other tools collected, one module a tool: from their exports, and plain tables, to a log."""
