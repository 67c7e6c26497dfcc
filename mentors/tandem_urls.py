"""Addresses of matching and of the way of a tandem."""

from django.urls import path

from mentors.views import matching, mine, photos, profiles, tandems

urlpatterns = [
    path("matching", matching.matching, name="matching"),
    path("matching/scarcity", matching.scarcity, name="scarcity"),
    path("matching/<str:public_id>", matching.candidates, name="candidates"),
    path("proposals", tandems.proposals, name="proposals"),
    path("proposals/table", tandems.proposals_table, name="proposals_table"),
    path("tandems/<str:public_id>", tandems.tandem, name="tandem"),
    path("tandems/<str:public_id>/record", tandems.record, name="record"),
    path("tandems/<str:public_id>/lead", tandems.lead, name="lead"),
    path("my-help/mentoring", profiles.edit, name="my_mentoring"),
    path("helpers/<str:public_id>/mentoring", profiles.edit, name="helper_mentoring"),
    path("photos/<str:public_id>", photos.photo, name="photo"),
    path("my-tandems/<str:public_id>", mine.mine, name="mine"),
    path("my-tandems/<str:public_id>/agreement", mine.agreement, name="agreement"),
    path("my-tandems/<str:public_id>/say", mine.say, name="say"),
]
