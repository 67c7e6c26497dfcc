"""Addresses of this room."""

from django.urls import include, path

from network.views import contacts, keeping, partners, public

app_name = "network"

urlpatterns = [
    path("", include("network.people_urls")),
    path("chain", public.chain_page, name="chain"),
    path("confirm/<str:token>", public.confirm_by_link, name="confirm_by_link"),
    path("coverage", keeping.coverage, name="coverage"),
    path("helping", public.helping, name="helping"),
    path("mine", keeping.mine, name="mine"),
    path("programmes", public.programmes, name="programmes"),
    path("programmes/new", keeping.new, name="programme_new"),
    path("programmes/<str:public_id>", public.programme, name="programme"),
    path("programmes/<str:public_id>/helping", public.helping, name="programme_helping"),
    path("programmes/<str:public_id>/edit", keeping.edit, name="programme_edit"),
    path("programmes/<str:public_id>/confirm", keeping.confirm, name="programme_confirm"),
    path("programmes/<str:public_id>/places", keeping.places, name="programme_places"),
    path("programmes/<str:public_id>/end", keeping.end, name="programme_end"),
    path("programmes/<str:public_id>/contacts", contacts.contacts, name="contacts"),
    path("programmes/<str:public_id>/funding", partners.fundings, name="fundings"),
    path("contacts/<str:public_id>", contacts.contact, name="contact_edit"),
    path("contacts/<str:public_id>/action", contacts.contact_action, name="contact_action"),
    path("partners", public.partners, name="partners"),
    path("partners/new", partners.organisation_new, name="organisation_new"),
    path("partners/<str:public_id>", partners.organisation_edit, name="organisation_edit"),
    path("partners/<str:public_id>/contacts", partners.organisation_contacts, name="organisation_contacts"),
    path("offers", public.offers, name="offers"),
    path("offers/new", partners.offer_new, name="offer_new"),
    path("offers/<str:public_id>", partners.offer_edit, name="offer_edit"),
]
