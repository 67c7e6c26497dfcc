"""Regular jobs of this room: (task, every so many minutes)."""

SCHEDULES = [("notifications.tasks.deliver", 1), ("notifications.tasks.forget_old", 1440)]
