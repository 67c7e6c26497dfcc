"""Every write is a service; files stay small; nothing is left lying about."""

import ast
from io import StringIO

import pytest
from django.core.management import call_command

from tests.architecture import habits
from tests.architecture.floors import part
from tests.architecture.source import ROOT, files, module_of, name_of, rooms, tree

LONGEST = 400
# Files or functions whose writes have no actor to name, and why.
WITHOUT_ACTOR = {
    "mentees/services/worries.py:forget_closed": "the machine",
    "accounts/services/codes.py": "nobody is signed in yet",
    "accounts/services/address_notices.py": "part of the service that changes the address",
    "accounts/services/delivery.py": "the machine",
    "accounts/services/town_sign_in.py": "nobody is signed in yet",
    "accounts/services/letters.py:use_letter_code": "nobody is signed in yet",
    "accounts/services/letters.py:use_pin": "one's own session",
    "accounts/services/sessions.py": "one's own sessions",
    "mentees/services/drafts.py": "nobody is signed in yet",
    "mentees/services/records.py:forget_withdrawn": "the machine",
    "mentees/services/records.py:fill": "part of the act that has an actor",
    "mentors/services/imports/answers.py:confirm_helper": "whoever holds the link; she may have no account yet",
    "mentors/services/tandems/_places.py": "part of the step that has an actor",
    "mentors/services/tandems/_steps.py": "part of the step that has an actor",
    "mentors/services/tandems/_told.py": "part of the step that has an actor",
    "mentors/services/tandems/proposals.py:expire_overdue": "the machine",
    "mentors/services/tandems/proposals.py:remind_before_end": "the machine",
    "network/services/acceptance.py": "whoever holds the invitation has no account yet",
    "accounts/services/roles.py:group_of": "an empty group; whoever gives the role is the actor",
    "accounts/services/roles.py:close_container": "part of the act that deletes the container",
    "accounts/services/roles.py:check_may_give": "a question",
    "accounts/services/roles.py:held_on": "a question",
    "mentees/services/moving.py": "part of the act that has an actor",
    "network/services/invitation_delivery.py": "part of the act that has an actor",
    "network/services/invitations.py:clear_ended": "the machine",
    "network/services/invitations.py:code_hash": "a calculation",
    "network/services/invitations.py:tell": "part of the act that has an actor",
    "network/services/roles.py:follow_area": "part of the act that moves the organisation",
    "notifications/services/notices.py": "the service that tells is the one with an actor",
    "notifications/services/outbox.py": "the machine",
}


# Files besides services that write, and why.
WRITES_OUTSIDE = {
    "accounts/audit.py": "the trail itself: every service writes through it, a look may come from a page",
    "accounts/querysets.py": "the only way to make a person; the only way to delete of the trail",
    "common/jobs.py": "the plan of the queue; this room has no services",
    "common/limits.py": "counters, not part of any transaction; this room has no services",
    "common/news.py": "signals of open pages; this room has no services",
    "common/picture_child.py": "a picture, not a row",
    "common/prepared.py": "asks what its caller has compiled: only questions",
    "mentees/catalogue/__init__.py": "what every installation starts with, laid by a migration",
    "network/phases.py": "what every installation starts with, laid by a migration",
}


def everywhere():
    return [p for p in files(*rooms(), "config", "demo", "bench", "tests") if p.exists()]


def of(kind):
    return [path for path in files(*rooms()) if part(module_of(path)) == kind]


def problems(paths, check):
    return [f"{name_of(path)}:{problem}" for path in paths for problem in check(tree(path))]


def test_pages_forms_and_rules_do_not_write():
    shown = [path for path in files(*rooms()) if habits.shows(part(module_of(path)))]
    assert shown
    assert not problems(shown, habits.writes)


def test_only_services_write():
    elsewhere = [path for path in files(*rooms()) if part(module_of(path)) != "services"]
    writing = {name_of(path) for path in elsewhere if habits.writes(tree(path))}
    assert writing == set(WRITES_OUTSIDE), "writes belong into services; see WRITES_OUTSIDE above"


def test_services_say_what_they_do_and_who_acts():
    found = problems(of("services"), habits.careless_services)
    assert not [line for line in found if not excused(line)], "see WITHOUT_ACTOR above"


def excused(line: str) -> bool:
    file, function, problem = line.split(":")
    return problem != " no docstring" and bool({file, f"{file}:{function}"} & set(WITHOUT_ACTOR))


def test_nobody_prints():
    assert not problems(files(*rooms(), "config/settings"), habits.prints)


def test_rights_are_asked_through_scope_and_rules():
    """Guardian's per-object questions cost two queries a row."""
    names = ("has_perm", "has_perms", "get_objects_for_user", "get_perms")
    assert not problems(files(*rooms()), lambda module: habits.calls(module, *names))


def test_no_file_is_too_long():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in everywhere()}
    lengths |= {name_of(p): len(p.read_text().splitlines()) for p in files("templates", suffix=".html")}
    lengths |= {name_of(p): len(p.read_text().splitlines()) for p in files("static/js", suffix=".js")}
    assert not {name: length for name, length in lengths.items() if length > LONGEST}


def test_nothing_unfinished_is_left():
    paths = [*everywhere(), *files("templates", suffix=".html"), *files("static/js", suffix=".js")]
    assert not [f"{name_of(p)}:{problem}" for p in paths for problem in habits.bare_suppressions(p.read_text())]


@pytest.mark.django_db
def test_no_migration_is_missing():
    told = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=told, stderr=told)
    except SystemExit:
        pytest.fail(told.getvalue())


@pytest.mark.parametrize(
    "line",
    [
        "Thing.objects.create(a=1)",
        "thing.save()",
        "form.save()",
        "Thing.objects.filter(a=1).update(b=2)",
        "Thing.objects.filter(a=1).delete()",
        "connection.cursor().execute('DELETE')",
    ],
)
def test_a_write_on_a_page_is_found(line):
    assert habits.writes(ast.parse(line))


@pytest.mark.parametrize("line", ["context.update(a=1)", "request.session.save()", "cache.delete('a')"])
def test_what_only_looks_like_a_write_is_fine(line):
    assert not habits.writes(ast.parse(line))


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("def act(*, actor):\n    pass", "no docstring"),
        ("def act(thing, *, actor):\n    'Does.'", "arguments by position"),
        ("def act(*, thing):\n    'Does.'\n    thing.save()", "no actor"),
    ],
)
def test_a_careless_service_is_found(source, problem):
    assert habits.careless_services(ast.parse(source)) == [f"act: {problem}"]


def test_a_print_and_a_question_to_guardian_are_found():
    module = ast.parse("print(user.has_perm('a'))")
    assert habits.prints(module)
    assert habits.calls(module, "has_perm")


def test_the_project_is_where_the_checks_look():
    assert (ROOT / "manage.py").exists()
    assert len(list(files(*rooms()))) > 50
