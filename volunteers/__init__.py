"""Volunteers, engagements, training, hours. Furnished by the volunteers and Paten issues."""
