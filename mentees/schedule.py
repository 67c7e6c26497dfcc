"""Regular jobs: (task, every so many minutes)."""

SCHEDULES = (("mentees.tasks.end_unchecked_helpers", 60),)
