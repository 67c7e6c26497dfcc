"""Offers: anything a resident can go to."""

from django.db import models

from common.ids import PublicIdField
from common.names import fold, printable
from network.enums import OfferKind
from network.models.places import Area, Organisation
from network.querysets import OfferQuerySet


class Offer(models.Model):
    """A meeting place, a course, advice. `provider_name` stays when the provider is no partner yet."""

    public_id = PublicIdField()
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160, db_index=True, editable=False)
    kind = models.CharField(max_length=24, choices=OfferKind)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="offers"
    )
    provider_name = models.CharField(max_length=160, blank=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="offers")
    audience = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=200, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name_key", "area"], name="offer_once_per_area")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = printable(self.name)
        self.name_key = fold(self.name)
        super().save(*args, **kwargs)
