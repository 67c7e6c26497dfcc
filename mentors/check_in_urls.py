"""Addresses of check-ins."""

from django.urls import path

from mentors.views import check_ins

urlpatterns = [
    path("check-ins/<str:public_id>", check_ins.check_in, name="check_in"),
    path("tandems/<str:public_id>/check-ins", check_ins.check_ins, name="check_ins"),
    path("tandems/<str:public_id>/met", check_ins.met, name="met"),
    path("tandems/<str:public_id>/talked", check_ins.settle, name="settle"),
]
