"""Pictures the user already has, in local folders: nothing is ever fetched."""
