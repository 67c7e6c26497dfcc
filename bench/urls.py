"""All addresses of the product, and beside them the floors that figures are measured against."""

from django.urls import include, path

from bench import floor

urlpatterns = [path("floor/register", floor.register), path("floor/desk", floor.desk), path("", include("config.urls"))]
