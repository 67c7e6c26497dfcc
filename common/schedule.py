"""Regular jobs of this room: (task, every so many minutes)."""

SCHEDULES = [("common.tasks.clean", 60)]
