"""Addresses of this room."""

from django.conf import settings
from django.urls import path

from common.views import choices, health, logo, pwa, texts

app_name = "common"

urlpatterns = [
    path("language", choices.language, name="language"),
    path("theme", choices.theme, name="theme"),
    path("imprint", texts.imprint, name="imprint"),
    path("privacy", texts.privacy, name="privacy"),
    path("accessibility", texts.accessibility, name="accessibility"),
    path("manifest.webmanifest", pwa.manifest, name="manifest"),
    path("sw.js", pwa.worker, name="worker"),
    path("offline", pwa.offline, name="offline"),
    path("health", health.health, name="health"),
]

if settings.KI_LOGO:
    urlpatterns += [path("logo", logo.logo, name="logo")]

if settings.DEBUG:
    from common.views import samples

    urlpatterns += [
        path("dev/look", samples.look, name="look"),
        path("dev/look/question", samples.question, name="look_question"),
    ]
