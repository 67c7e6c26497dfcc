"""Regular jobs of this room: (task, every so many minutes)."""

SCHEDULES = [
    ("volunteers.tasks.remind_certificates", 1440),
    ("volunteers.tasks.forget_certificates", 1440),
    ("volunteers.tasks.forget_details", 1440),
    ("volunteers.tasks.end_pauses", 1440),
    ("volunteers.tasks.forget_photos", 60),
]
