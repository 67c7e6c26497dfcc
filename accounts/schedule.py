"""What runs regularly: (task, minutes)."""

SCHEDULES = [
    ("accounts.tasks.forget_old", 60),
    ("accounts.tasks.end_expired_roles", 60),
    ("accounts.tasks.forget_old_audit", 24 * 60),
    ("accounts.tasks.forget_old_consents", 24 * 60),
]
