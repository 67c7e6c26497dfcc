"""Regular jobs: (task, every so many minutes)."""

SCHEDULES = (
    ("mentees.tasks.end_unchecked_helpers", 60),
    ("mentees.tasks.forget_certificates", 1440),
    ("mentees.tasks.withdraw_referrals_without_yes", 60),
    ("mentees.tasks.forget_old_drafts", 360),
    ("mentees.tasks.forget_withdrawn_wishes", 60),
    ("mentees.tasks.end_unwilling_helpers", 60),
    ("mentees.tasks.remind_of_worries", 60),
    ("mentees.tasks.forget_closed_worries", 1440),
)
