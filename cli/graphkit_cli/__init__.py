"""The command `graphkit`: the only part that prints, shows progress and exits."""
