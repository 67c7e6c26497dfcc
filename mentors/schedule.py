"""Regular jobs of this room: (task, every so many minutes)."""

SCHEDULES = [
    ("mentors.tasks.watch_proposals", 60),
    ("mentors.tasks.ask_after_trials", 1440),
    ("mentors.tasks.ask_how_it_goes", 1440),
    ("mentors.tasks.wake_and_look_back", 60),
    ("mentors.tasks.tidy_after_ends", 60),
    ("mentors.tasks.bring_all_back", 60),
    ("mentors.tasks.forget", 60),
    ("mentors.import_tasks.remind_imported", 1440),
    ("mentors.import_tasks.forget_unconfirmed", 1440),
    ("mentors.import_tasks.clear_lists", 60),
]
