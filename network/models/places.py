"""Where and who: the tree of areas, and the organisations."""

from django.db import models
from django.db.models import Q

from accounts.enums import Role
from common.ids import PublicIdField
from common.names import fold, printable
from network.enums import AreaKind, OrganisationKind
from network.querysets import AreaQuerySet, OrganisationQuerySet

ROLE_PERMISSIONS: list = [(role.value, f"acts as {role.value}") for role in Role]


class Area(models.Model):
    """County, municipality or quarter: a tree with a materialised path ("/1/4/")."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=14, choices=AreaKind)
    name = models.CharField(max_length=80)
    name_key = models.CharField(max_length=80, db_index=True, editable=False)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    lat = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    lon = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        permissions = ROLE_PERMISSIONS
        constraints = [
            models.UniqueConstraint(fields=["parent", "name_key"], name="area_name_once_per_parent"),
            models.UniqueConstraint(fields=["kind"], condition=Q(kind="county"), name="area_one_county"),
            models.CheckConstraint(
                condition=Q(kind="county", parent=None) | (~Q(kind="county") & Q(parent__isnull=False)),
                name="area_only_county_is_root",
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = printable(self.name)
        self.name_key = fold(self.name)
        super().save(*args, **kwargs)


class Organisation(models.Model):
    """KI, provider, school, company, office: who offers something."""

    public_id = PublicIdField()
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160, unique=True, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="organisations")
    website = models.URLField(blank=True)
    is_demo = models.BooleanField(default=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        permissions = ROLE_PERMISSIONS

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = printable(self.name)
        self.name_key = fold(self.name)
        super().save(*args, **kwargs)
