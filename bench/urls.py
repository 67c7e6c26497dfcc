"""All addresses of the product, and beside them the floors that figures are measured against."""

from django.urls import include, path

urlpatterns = [path("", include("config.urls"))]
