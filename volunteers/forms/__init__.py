"""Forms of this room. They parse; the services decide."""
