"""The hostile suite bites: each guard of `tests/support` with something it must catch."""

import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.template import Context, Engine, Origin, Template
from django.test import Client
from django.urls import path

from accounts import audit
from accounts.models import AuditEntry, User
from common.models import Tally
from tests.factories import UserFactory
from tests.support import ordering, reads, sandbox, templates


def by_hand(request):
    Tally.objects.create(key="k", window=1, ends_at="2030-01-01T00:00Z")
    return HttpResponse()


def by_hand_into_the_trail(request):
    AuditEntry.objects.create(verb="looked", kind="user", subject="x")
    return HttpResponse()


def by_look(request):
    audit.look(actor=None, subject=User.objects.get())
    return HttpResponse()


def by_session(request):
    request.session["seen"] = 1
    return HttpResponse()


urlpatterns = [
    path("by-hand", by_hand),
    path("trail", by_hand_into_the_trail),
    path("look", by_look),
    path("session", by_session),
]
for entry in urlpatterns:
    entry.callback.login_required = False


@pytest.mark.urls("tests.support.test_hostile")
@pytest.mark.django_db
class TestReads:
    @pytest.mark.parametrize("address", ["/by-hand", "/trail", "/session"])
    def test_a_get_that_writes_fails(self, address):
        with pytest.raises(reads.WroteOnGet):
            Client().get(address)
        templates.misses.clear()

    def test_a_head_that_writes_fails(self):
        with pytest.raises(reads.WroteOnGet):
            Client().head("/by-hand")
        templates.misses.clear()

    def test_a_post_may_write(self):
        assert Client().post("/by-hand").status_code == 200

    def test_a_look_is_the_exception(self):
        UserFactory()
        assert Client().get("/look").status_code == 200
        assert AuditEntry.objects.get().is_look

    def test_a_declared_table_is_allowed(self):
        with reads.may_write("common_tally"):
            assert Client().get("/by-hand").status_code == 200

    def test_a_lock_is_no_read(self):
        with connection.execute_wrapper(reads.only_select), pytest.raises(reads.WroteOnGet):
            connection.cursor().execute('SELECT 1 FROM "accounts_user" FOR UPDATE')

    @pytest.mark.parametrize(
        "hidden",
        [
            'WITH gone AS (DELETE FROM "accounts_user" RETURNING id) SELECT * FROM gone',
            "with changed as (\n update accounts_user set name = '' returning id)\nselect * from changed",
            "EXPLAIN ANALYZE DELETE FROM accounts_user",
        ],
    )
    def test_a_write_that_begins_like_a_read_fails(self, hidden):
        with connection.execute_wrapper(reads.only_select), pytest.raises(reads.WroteOnGet):
            connection.cursor().execute(hidden)

    def test_a_sentence_with_a_name_for_its_part_is_a_read(self):
        with connection.execute_wrapper(reads.only_select), connection.cursor() as cursor:
            cursor.execute("WITH one AS (SELECT 1 AS n) SELECT n FROM one")
            assert cursor.fetchall() == [(1,)]


def render(text, name, **context):
    engine = Engine.get_default()
    template = Template(text, origin=Origin(name), engine=engine)
    template.render(Context(context))
    found, templates.misses[:] = list(templates.misses), []
    return found


class TestTemplates:
    OURS = str(Path(settings.BASE_DIR) / "templates" / "x.html")

    @pytest.mark.parametrize(
        "text",
        [
            "{{ missing }}",
            "{{ user.mising }}",
            "{% if missing %}{% endif %}",
            "{% if user.mising and missing %}{% endif %}",
            "{% for a in missing %}{% endfor %}",
        ],
    )
    def test_a_name_nobody_gave_is_noticed(self, text):
        assert render(text, self.OURS, user=User(name="A"))

    @pytest.mark.parametrize(
        "text",
        [
            "{{ user.name }}",
            '{{ missing|default:"" }}',
            "{% if nothing.phone %}{% endif %}",
            "{% if user.name == 'A' %}{% endif %}",
        ],
    )
    def test_a_name_that_is_there_or_may_miss_is_fine(self, text):
        assert not render(text, self.OURS, user=User(name="A"), nothing=None)

    def test_templates_of_libraries_are_their_own_business(self):
        assert not render("{{ missing }}", "/usr/lib/site-packages/a.html")


@pytest.mark.django_db
class TestOrdering:
    def test_an_unordered_queryset_has_no_order(self):
        UserFactory.create_batch(5)
        orders = {tuple(user.pk for user in User.objects.all()) for _ in range(20)}
        assert len(orders) > 1

    def test_an_ordered_queryset_keeps_its_order(self):
        UserFactory.create_batch(5)
        orders = {tuple(user.pk for user in User.objects.order_by("pk")) for _ in range(20)}
        assert len(orders) == 1

    def test_values_and_prefetched_rows_are_shuffled_too(self):
        UserFactory.create_batch(5)
        assert len({tuple(User.objects.values_list("pk", flat=True)) for _ in range(20)}) > 1
        assert ordering.random_order


class TestSandbox:
    def test_the_network_is_closed(self):
        with pytest.raises(sandbox.NetworkUsed):
            socket.create_connection(("example.org", 80), timeout=1)
        with pytest.raises(sandbox.NetworkUsed), socket.socket() as plug:
            plug.connect(("192.0.2.1", 80))

    @pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", b"127.0.0.1", None, "a.localhost"])
    def test_this_machine_is_open(self, host):
        assert sandbox.is_here(host)

    @pytest.mark.parametrize("host", ["example.org", "192.0.2.1", "10.0.0.1", "localhost.example.org"])
    def test_everywhere_else_is_not(self, host):
        assert not sandbox.is_here(host)

    def test_files_of_a_test_lie_in_its_own_folder(self):
        assert not Path(settings.OUTBOX_DIR).exists()
        assert Path(settings.BASE_DIR) not in Path(settings.VAR_DIR).parents
