"""Guardian's grants on our containers, with real foreign keys."""

from django.db import models
from guardian.models import GroupObjectPermissionBase


class AreaGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("network.Area", on_delete=models.CASCADE)


class OrganisationGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("network.Organisation", on_delete=models.CASCADE)


class ProgrammeGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("network.Programme", on_delete=models.CASCADE)
