"""Providers' lists: upload, look, decide, take over; tell the people; forget whoever does not answer."""
