"""What this room no longer needs goes, in steps a lost worker may leave half done: the next run goes on."""

import datetime as dt

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef

from accounts.models import AddressNotice, AuditEntry, Consent, SignInAttempt
from common import clock, limits

# Retention (docs: security): codes and addresses 24 hours, that a way in was changed 90 days.
KEEP_SEALED = dt.timedelta(hours=24)
KEEP_NOTICES = dt.timedelta(days=90)


def forget_old(*, actor: None = None) -> None:
    """Delete codes after 24 hours, words to addresses after 90 days, sessions and counters when their time is over."""
    now = clock.now()
    SignInAttempt.objects.filter(created_at__lt=now - KEEP_SEALED).delete()
    AddressNotice.objects.filter(created_at__lt=now - KEEP_SEALED).exclude(sealed="").update(sealed="")
    AddressNotice.objects.filter(created_at__lt=now - KEEP_NOTICES).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()
    limits.forget_old()


def forget_old_audit(*, actor: None = None) -> int:
    """Delete what is over its time in the trail. Returns how many."""
    return AuditEntry.objects.forget_old()


def forget_old_consents(*, actor: None = None) -> int:
    """Delete proofs of consent three years after the consent ended. Returns how many."""
    return Consent.objects.over().delete()[0]
