"""What this room and the parts it stands on keep."""

from common.declare import Keep, personal, plain, table

_HOUR = Keep(days=1, since="created_at", source="read by every socket process within a minute, cleaned every hour")
_WINDOW = Keep(days=1, since="ends_at", source="cleaned every hour after the window")
_DONE = Keep(source="until the job is done")
_ENDED = Keep(days=30, since="stopped", source="failed jobs, to find the fault")

TABLES = [
    table(
        "common.Signal",
        found="topic holds the person's public id",
        fields=[
            plain("id", "event"),
            personal("topic", "ref", "created_at", purpose="news for open sockets", keep=_HOUR, export=False),
        ],
    ),
    table(
        "common.Tally",
        found="key is a keyed hash of an address, number or account",
        fields=[
            plain("id", "window", "count", "ends_at"),
            personal("key", purpose="limits against guessing and bombing", keep=_WINDOW, export=False),
        ],
    ),
    table(
        "django_q.OrmQ",
        found="payload holds ids of rows",
        fields=[plain("id", "key", "lock"), personal("payload", purpose="work that waits", keep=_DONE, export=False)],
    ),
    table(
        "django_q.Task",
        found="args hold ids of rows",
        fields=[
            plain("id", "name", "func", "hook", "kwargs", "result", "group", "cluster", "started", "stopped"),
            plain("success", "attempt_count"),
            personal("args", purpose="jobs that failed", keep=_ENDED, export=False),
        ],
    ),
    table(
        "django_q.Schedule",
        fields=[
            plain("id", "name", "func", "hook", "args", "kwargs", "schedule_type", "minutes", "repeats", "next_run"),
            plain("cron", "task", "cluster", "intended_date_kwarg"),
        ],
    ),
    table("contenttypes.ContentType", fields=[plain("id", "app_label", "model")]),
]
