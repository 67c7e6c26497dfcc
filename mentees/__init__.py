"""Mentees, households, the helper circle, needs. Furnished by the Paten issue."""
