"""Lists on their way in. Until "take over" nothing of them is a record: only the sealed upload and decisions by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db import models
from django.db.models import F, Q

from common.ids import PublicIdField
from mentors.enums import Decision, ImportState
from mentors.querysets import ImportNoticeQuerySet, ListImportQuerySet

if TYPE_CHECKING:
    from accounts.models import User
    from mentees.models import Mentee
    from network.models import Organisation
    from volunteers.models import Engagement, Volunteer


class ListImport(models.Model):
    """A list of one provider. The upload and its preview lie sealed in private files and go after 14 days.

    `mapping` holds what a person corrected: {sheet: {"kind", "header", "columns": {column: meaning}, "out"}}. After
    taking over, `preview` holds the refused rows only, to be corrected and sent again.

    `responsible` is who answers for the data at the provider (Art. 14 DSGVO), said before the upload.
    Rows in = new + known + unclear + refused, always.
    """

    public_id = PublicIdField()
    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(
        "network.Programme", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    responsible = models.CharField(max_length=120)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=8, choices=ImportState, default=ImportState.WAITING)
    file = models.CharField(max_length=80, blank=True)
    preview = models.CharField(max_length=80, blank=True)
    # A code of `mentors.lists`; the words for it are made when somebody reads them.
    problem = models.CharField(max_length=40, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    done = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    unclear = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = ListImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[ImportState.READY, ImportState.TAKING, ImportState.TAKEN])
                | Q(rows=F("new") + F("known") + F("unclear") + F("refused")),
                name="list_import_loses_no_row",
            )
        ]


class RowDecision(models.Model):
    """What a person decided about a row: somebody new, the same as, or left out.

    `same_as` is the public id of a volunteer or mentee, or "#7" for row 7 of the same list.
    """

    list_import = models.ForeignKey(ListImport, on_delete=models.CASCADE, related_name="decisions")
    row = models.PositiveIntegerField()
    decision = models.CharField(max_length=4, choices=Decision)
    same_as = models.CharField(max_length=22, blank=True)
    decided_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list_import", "row"], name="row_decision_once"),
            models.CheckConstraint(
                condition=Q(decision=Decision.SAME) & ~Q(same_as="") | ~Q(decision=Decision.SAME) & Q(same_as=""),
                name="row_decision_names_the_same",
            ),
        ]


class ListShape(models.Model):
    """The columns of a provider's list and what they mean there, so that the next list is read alike."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="+")
    headings_hash = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "headings_hash"], name="list_shape_once")]


class ImportNotice(models.Model):
    """The notice of Art. 14 DSGVO to an imported person, with the link by which she confirms and decides.

    She helps (`engagement`) or looks for help (`mentee`). Of the code only a keyed hash is stored; sent again, it is
    another one. Unconfirmed imports go after 8 weeks.
    """

    public_id = PublicIdField()
    engagement = models.OneToOneField(
        "volunteers.Engagement", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    mentee = models.OneToOneField("mentees.Mentee", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    list_import = models.ForeignKey(ListImport, on_delete=models.SET_NULL, null=True, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    times_sent = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(db_index=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ImportNoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(engagement__isnull=True, mentee__isnull=False)
                | Q(engagement__isnull=False, mentee__isnull=True),
                name="import_notice_of_one_person",
            )
        ]

    @property
    def record(self) -> Engagement | Mentee:
        """What the list brought: how this organisation reaches her."""
        return cast("Engagement | Mentee", self.engagement or self.mentee)

    @property
    def person(self) -> Volunteer | Mentee:
        """What she said about herself."""
        return self.engagement.volunteer if self.engagement else cast("Mentee", self.mentee)

    @property
    def user(self) -> User:
        return self.person.user

    @property
    def place(self) -> Organisation:
        """Who brought her."""
        return self.engagement.organisation if self.engagement else cast("Mentee", self.mentee).intake
