"""The rooms and their order (docs/architecture.md)."""

import ast

import pytest

from tests.architecture import floors
from tests.architecture.source import FLOORS, files, module_of, name_of, rooms, tree


@pytest.mark.parametrize("room", rooms())
def test_imports_go_down_only(room):
    found = [f"{name_of(path)}:{problem}" for path in files(room) for problem in floors.upward(room, tree(path))]
    assert not found


@pytest.mark.parametrize("room", rooms())
def test_a_room_keeps_the_order_of_its_files(room):
    assert not floors.against_the_order(room, {module_of(path): tree(path) for path in files(room)})


def test_every_installed_room_has_a_floor(settings):
    ours = [app for app in settings.INSTALLED_APPS if (settings.BASE_DIR / app.split(".")[0] / "apps.py").exists()]
    assert set(ours) <= set(FLOORS)


@pytest.mark.parametrize(
    "line",
    [
        "import network",
        "from network.models import Area",
        "def late():\n    from network import reach",
        "from config.settings import base",
        "from tests.support import people",
        "enqueue('network.tasks.remind', 1)",
        "models.ForeignKey('network.Area', on_delete=1)",
    ],
)
def test_an_import_upward_is_found(line):
    assert floors.upward("accounts", ast.parse(line))


def test_neighbours_on_one_floor_are_strangers():
    assert floors.upward("monitoring", ast.parse("import privacy"))


@pytest.mark.parametrize(
    "line", ["import common.ids", "from accounts.models import User", "import django", "'e.g. a.b'"]
)
def test_an_import_downward_is_fine(line):
    assert not floors.upward("accounts", ast.parse(line))


def test_a_model_that_imports_a_service_is_found():
    models, services = ast.parse("from room.services import act"), ast.parse("from room.models import Thing")
    assert floors.against_the_order("room", {"room.models.thing": models, "room.services": services}) == [
        "room/models imports services"
    ]


def test_a_detour_through_a_helper_is_found():
    found = floors.against_the_order(
        "room",
        {"room.rules": ast.parse("from room import help"), "room.help": ast.parse("from room.views import page")},
    )
    assert found == ["room/rules imports views through help"]
