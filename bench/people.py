"""Somebody signed in: a session as the ways in leave it behind."""

SECOND_STEP = [{"method": "code"}, {"method": "mfa", "type": "totp"}]


def coordinator(county) -> dict[str, str]:
    """Make a coordinator of the county and sign her in. Gives the headers of her requests."""
    from django.contrib.auth.models import Permission

    from accounts.models import Membership, RoleGroup, User
    from network.models import AreaGrant

    person = User.objects.create(name="Koordination")
    group = RoleGroup.objects.create(name="bench", role="coordinator", kind="area", container_id=county.pk)
    Membership.objects.create(user=person, group=group)
    may = Permission.objects.get(codename="coordinator", content_type__app_label="network", content_type__model="area")
    AreaGrant.objects.create(group=group, permission=may, content_object=county)
    return {"Cookie": f"sessionid={_session(person)}; language=de"}


def contact(organisation) -> dict[str, str]:
    """Make a contact person of an organisation and sign her in. Gives the headers of her requests."""
    from django.contrib.auth.models import Permission

    from accounts.models import Membership, RoleGroup, User
    from network.models import OrganisationGrant

    person = User.objects.create(name="Kontakt")
    group = RoleGroup.objects.create(
        name="bench contact", role="contact", kind="organisation", container_id=organisation.pk
    )
    Membership.objects.create(user=person, group=group)
    content = {"content_type__app_label": "network", "content_type__model": "organisation"}
    may = Permission.objects.get(codename="contact", **content)
    OrganisationGrant.objects.create(group=group, permission=may, content_object=organisation)
    return {"Cookie": f"sessionid={_session(person)}; language=de"}


def passer_by() -> dict[str, str]:
    """Headers of somebody who is not signed in and reads German."""
    return {"Cookie": "language=de"}


def _session(person) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session["account_authentication_methods"] = SECOND_STEP
    session["account_authentication_methods_user"] = str(person.pk)
    session.save()
    return session.session_key
