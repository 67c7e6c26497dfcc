"""No lower room reads a higher room's rows backwards."""

import ast

import pytest

from tests.architecture import lookups
from tests.architecture.source import ROOT, files, name_of, rooms, tree

NAMES = {"notices": "notifications.Notice"}


@pytest.mark.parametrize("room", rooms())
def test_no_file_looks_up(room):
    names = lookups.upward_names(room)
    found = [f"{name_of(path)}:{problem}" for path in files(room) for problem in lookups.in_python(tree(path), names)]
    for path in (ROOT / "templates" / room).rglob("*.html"):
        found += [f"{name_of(path)}: {problem}" for problem in lookups.in_template(path.read_text(), names)]
    assert not found


def test_the_registry_knows_what_lies_above():
    assert lookups.upward_names("accounts")["notices"] == "notifications.Notice"
    assert lookups.upward_names("accounts")["programmegrant_set"] == "network.ProgrammeGrant"
    assert "notices" not in lookups.upward_names("notifications")
    assert "memberships" not in lookups.upward_names("accounts")


@pytest.mark.parametrize(
    "line",
    [
        "user.notices.all()",
        "User.objects.filter(notices__kind='x')",
        "User.objects.annotate(n=Count('notices'))",
        "User.objects.prefetch_related('notices__deliveries')",
        "User.objects.order_by('-notices__created_at')",
    ],
)
def test_a_look_up_is_found_in_python(line):
    assert lookups.in_python(ast.parse(line), NAMES)


def test_a_file_of_the_same_name_is_no_look_up():
    assert not lookups.in_python(ast.parse("accounts.notices.declare()\nfrom accounts import notices"), NAMES)


def test_a_look_up_is_found_in_a_template():
    assert lookups.in_template("{% for n in user.notices.all %}{% endfor %}", NAMES)
    assert not lookups.in_template("<p>user.notices</p>{{ notices }}", NAMES)
