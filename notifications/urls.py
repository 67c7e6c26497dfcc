"""Addresses of this room."""

from django.urls import path

from notifications import views

app_name = "notifications"

urlpatterns = [
    path("", views.notices, name="notices"),
    path("unread", views.unread, name="unread"),
    path("seen", views.seen, name="seen"),
    path("preferences/", views.preferences, name="preferences"),
    path("<str:public_id>/open", views.open_notice, name="open"),
    path("letters/<str:public_id>/", views.letter, name="letter"),
    path("letters/<str:public_id>/printed", views.letter_printed, name="letter_printed"),
]
