"""Addresses of this room."""

from django.urls import path

from volunteers.views import certificates, engagements, helpers, mine, photos, profile, steps

app_name = "volunteers"

urlpatterns = [
    path("my-help", mine.my_steps, name="my_steps"),
    path("my-help/promise", mine.promise, name="promise"),
    path("my-help/profile", profile.profile, name="my_profile"),
    path("my-help/languages", profile.languages, name="my_languages"),
    path("my-help/time", profile.free_time, name="my_time"),
    path("my-help/photo", photos.my_photo, name="my_photo"),
    path("helpers", helpers.helper_list, name="helpers"),
    path("helpers/list.xlsx", helpers.download, name="helpers_download"),
    path("helpers/new", helpers.new, name="helper_new"),
    path("helpers/<str:public_id>", helpers.helper, name="helper"),
    path("helpers/<str:public_id>/profile", profile.profile, name="helper_profile"),
    path("helpers/<str:public_id>/languages", profile.languages, name="helper_languages"),
    path("helpers/<str:public_id>/time", profile.free_time, name="helper_time"),
    path("helpers/<str:public_id>/photo/remove", photos.remove, name="helper_photo_remove"),
    path("engagements/<str:public_id>/confirm", engagements.confirm, name="confirm"),
    path("engagements/<str:public_id>/decline", engagements.decline, name="decline"),
    path("engagements/<str:public_id>/contact", engagements.contact, name="contact"),
    path("engagements/<str:public_id>/terms", engagements.terms, name="terms"),
    path("engagements/<str:public_id>/pause", engagements.pause, name="pause"),
    path("engagements/<str:public_id>/resume", engagements.resume, name="resume"),
    path("engagements/<str:public_id>/end", engagements.end, name="end"),
    path("engagements/<str:public_id>/step", engagements.step, name="step"),
    path("engagements/<str:public_id>/step-back", engagements.step_back, name="step_back"),
    path("certificates", certificates.certificates, name="certificates"),
    path("certificates/<str:public_id>", certificates.certificate, name="certificate"),
    path("certificates/<str:public_id>/not-shown", certificates.not_shown, name="not_shown"),
    path("certificates/<str:public_id>/take-back", certificates.take_back, name="take_back"),
    path("programmes/<str:public_id>/helper-steps", steps.programme_steps, name="programme_steps"),
    path("partners/<str:public_id>/helper-steps", steps.organisation_steps, name="organisation_steps"),
]
