"""Many files, one log: accounts unified, comments joined to posts, doubles dropped."""
