"""Named contacts: who to call."""

from django.db import models
from django.db.models import Q
from phonenumber_field.modelfields import PhoneNumberField

from common.ids import PublicIdField
from common.names import fold, printable
from network.models.places import Organisation
from network.models.programmes import Programme
from network.querysets import ContactQuerySet


class ContactPerson(models.Model):
    """A contact of an organisation, or of one of its programmes; deputies stand behind the first.

    Phone and mail here are contact data of the job, shown in public; sign-in identifiers live on the user.
    """

    public_id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="contacts")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, blank=True, related_name="contacts")
    user = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    name_key = models.CharField(max_length=120, editable=False)
    job = models.CharField(max_length=120, blank=True)
    phone = PhoneNumberField(blank=True)
    email = models.EmailField(blank=True)
    is_deputy = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme"],
                condition=Q(is_deputy=False, programme__isnull=False),
                name="contact_one_first_per_programme",
            ),
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(is_deputy=False, programme__isnull=True),
                name="contact_one_first_per_organisation",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = printable(self.name)
        self.name_key = fold(self.name)
        super().save(*args, **kwargs)
