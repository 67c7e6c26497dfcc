"""Pages of lists: the desk's, and the one behind the link of imported people."""
