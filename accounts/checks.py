"""What must not be true of a town's installation (`manage.py check --deploy`, and before the servers start)."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection


def install() -> None:
    """Called at start."""
    register(deployment, Tags.security, deploy=True)


def deployment(app_configs, **kwargs) -> list:
    """Django's check: demo accounts are an error, SQLite is a warning."""
    found: list = []
    if problem := demo_problem():
        found.append(Error(problem, id="accounts.E001"))
    if connection.vendor == "sqlite":
        hint = "Fine for a trial or a small town; use PostgreSQL for many (DATABASE_URL)."
        found.append(Warning("The database is SQLite.", hint=hint, id="accounts.W001"))
    return found


def refuse_demo() -> None:
    """Raise ImproperlyConfigured if this installation may not open its doors. Called by the servers' entry points."""
    if problem := demo_problem():
        raise ImproperlyConfigured(problem)


def demo_problem() -> str:
    """One sentence if demo accounts are in a database where they must not be, or nobody can tell; else empty."""
    from accounts.models import User

    if settings.DEMO_ALLOWED:
        return ""
    try:
        count = User.objects.filter(is_demo=True).count()
    except DatabaseError as problem:
        return (
            f"The database cannot be read ({type(problem).__name__}): check DATABASE_URL and run `manage.py migrate`."
        )
    if count:
        return f"{count} demo accounts are in the database, and everybody knows their ways in: use a fresh database."
    return ""
