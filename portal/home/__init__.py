"""Home: one part per role, each answering "what is next for me?"."""

from portal.home.parts import Part, parts_for
from portal.home.phone import welcome

__all__ = ["Part", "parts_for", "welcome"]
