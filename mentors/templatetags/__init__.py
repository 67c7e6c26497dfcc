"""Words and rows of this room for templates."""
