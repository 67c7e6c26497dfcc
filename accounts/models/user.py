"""Everyone is a user, with or without a way in."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group
from django.db import models
from phonenumber_field.modelfields import PhoneNumberField

from accounts.querysets import UserManager
from common.ids import PublicIdField
from common.names import fold, printable


class User(AbstractBaseUser):
    """A person. Sign-in identifiers are unique and changed only by their owner (security 38)."""

    public_id = PublicIdField()
    name = models.CharField(max_length=120, blank=True)
    name_key = models.CharField(max_length=120, blank=True, db_index=True, editable=False)
    language = models.CharField(max_length=12, default="de")
    login_email = models.EmailField(null=True, blank=True, unique=True)
    login_phone = PhoneNumberField(null=True, blank=True, unique=True)
    login_phone_verified = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Nothing of her is left but proofs of consent; with the last of them she goes, too.
    closed_on = models.DateField(null=True, blank=True)
    groups = models.ManyToManyField(
        Group,
        through="accounts.Membership",
        through_fields=("user", "group"),
        related_name="user_set",
        related_query_name="user",
    )

    USERNAME_FIELD = "public_id"
    REQUIRED_FIELDS: list[str] = []

    objects = UserManager()

    def __str__(self):
        return self.name or self.public_id

    def save(self, *args, **kwargs):
        self.tidy()
        super().save(*args, **kwargs)

    def tidy(self) -> None:
        """What every row is before it is stored: by `save`, and by whoever stores many at once."""
        self.name = printable(self.name)
        self.name_key = fold(self.name)
        # allauth stores an empty string, which a unique column would see twice.
        self.login_email = self.login_email.lower() if self.login_email else None
        self.login_phone = self.login_phone or None

    @property
    def has_way_in(self) -> bool:
        return bool(self.login_email or (self.login_phone and self.login_phone_verified))
