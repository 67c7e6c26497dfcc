"""Addresses of roles, invitations and the trail; part of this room's namespace."""

from django.urls import path

from network.views import acceptance, audit, consents, invitations, people

urlpatterns = [
    path("people", people.people, name="people"),
    path("people/undo", people.undo, name="role_undo"),
    path("people/invite", invitations.invite, name="invite"),
    path("people/invitations", invitations.invitation_list, name="invitations"),
    path("people/invitations/<str:public_id>", invitations.invitation, name="invitation"),
    path("people/invitations/<str:public_id>/again", invitations.again, name="invitation_again"),
    path("people/invitations/<str:public_id>/revoke", invitations.revoke, name="invitation_revoke"),
    path("people/roles/<str:public_id>", people.role, name="role"),
    path("people/roles/<str:public_id>/take-back", people.take_back, name="role_take_back"),
    path("people/roles/<str:public_id>/deputy", people.deputy, name="role_deputy"),
    path("people/<str:public_id>", people.person, name="person"),
    path("people/<str:public_id>/give", people.give, name="role_give"),
    path("people/<str:public_id>/consents", consents.consents, name="person_consents"),
    path("people/<str:public_id>/consents/<str:code>", consents.record, name="person_consent"),
    path("audit", audit.trail, name="audit"),
    path("i/", acceptance.type_code, name="invitation_code"),
    path("i/welcome", acceptance.accepted, name="invitation_accepted"),
    path("i/<str:code>", acceptance.door, name="invitation_door"),
    path("i/<str:code>/name", acceptance.name, name="invitation_name"),
    path("i/<str:code>/way", acceptance.way, name="invitation_way"),
    path("i/<str:code>/proof", acceptance.proof, name="invitation_proof"),
]
