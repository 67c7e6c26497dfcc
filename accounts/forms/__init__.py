"""Fields of this room's pages."""
