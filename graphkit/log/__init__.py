"""The ground everything stands on: tables, the log that holds them, where it came from."""
