"""Regular jobs: (task, every so many minutes)."""

SCHEDULES = (
    ("mentees.tasks.end_unchecked_helpers", 60),
    ("mentees.tasks.withdraw_referrals_without_yes", 60),
    ("mentees.tasks.forget_old_drafts", 360),
    ("mentees.tasks.forget_withdrawn_wishes", 60),
)
