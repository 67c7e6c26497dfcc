"""Two people press "take over" at once: the list is taken over once."""

import threading

import pytest
from django.db import connections

from accounts.models import AuditEntry
from common.errors import WrongInput
from mentors.enums import ImportState
from mentors.models import ListImport
from mentors.services.imports import taking
from tests.mentors.imports.conftest import a_list, row
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db(transaction=True)
THUMBS = 4
PEOPLE = [row("Weiß", f"Anna {n}", phone=f"0176 0406{n:04}") for n in range(8)]


def together(act) -> list[bool]:
    """All at once; True for whom nothing was refused."""
    start, came = threading.Barrier(THUMBS), []

    def press():
        start.wait()
        try:
            act()
            came.append(True)
        except WrongInput:
            came.append(False)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _n in range(THUMBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def test_one_of_many_begins(upload, contact):
    kept = upload(a_list(*PEOPLE))
    came = together(lambda: taking.begin(actor=contact, list_import=ListImport.objects.get(pk=kept.pk)))
    assert came.count(True) == 1
    assert (Volunteer.objects.count(), ListImport.objects.get().state) == (len(PEOPLE), ImportState.TAKEN)


def test_a_job_that_runs_twice_takes_over_once(upload, contact):
    kept = upload(a_list(*PEOPLE))
    ListImport.objects.update(state=ImportState.TAKING)
    assert all(together(lambda: taking.take_over(actor=contact, list_import=ListImport.objects.get(pk=kept.pk))))
    assert (Volunteer.objects.count(), ListImport.objects.get().state) == (len(PEOPLE), ImportState.TAKEN)
    assert AuditEntry.objects.filter(verb="list.taken_over").count() == 1


def test_the_same_list_uploaded_twice_brings_each_person_once(upload, contact):
    """Lists of one provider are taken over one after the other; the second finds whom the first brought."""
    waiting = [upload(a_list(*PEOPLE)).pk for _n in range(THUMBS)]
    ListImport.objects.update(state=ImportState.TAKING)
    assert all(together(lambda: taking.take_over(actor=contact, list_import=ListImport.objects.get(pk=waiting.pop()))))
    assert Volunteer.objects.count() == len(PEOPLE)
    assert sorted(ListImport.objects.values_list("new", flat=True)) == [0, 0, 0, len(PEOPLE)]
