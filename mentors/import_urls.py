"""Addresses of lists and of the people they brought; part of this room's namespace."""

from django.urls import path

from mentors.views.imports import answers, desk, people, rows

urlpatterns = [
    path("lists", desk.lists, name="lists"),
    path("lists/table", desk.table, name="lists_table"),
    path("lists/new", desk.new, name="list_new"),
    path("lists/unconfirmed", people.unconfirmed, name="unconfirmed"),
    path("lists/unconfirmed/table", people.table, name="unconfirmed_table"),
    path("lists/unconfirmed/<str:public_id>/told", people.told, name="unconfirmed_told"),
    path("lists/unconfirmed/<str:public_id>/again", people.again, name="unconfirmed_again"),
    path("lists/<str:public_id>", desk.one, name="list"),
    path("lists/<str:public_id>/progress", desk.progress, name="list_progress"),
    path("lists/<str:public_id>/columns", rows.columns, name="list_columns"),
    path("lists/<str:public_id>/rows/<int:number>", rows.row, name="list_row"),
    path("lists/<str:public_id>/rest", desk.rest, name="list_rest"),
    path("lists/<str:public_id>/refused", desk.refused, name="list_refused"),
    path("lists/<str:public_id>/take", desk.take, name="list_take"),
    path("lists/<str:public_id>/drop", desk.drop, name="list_drop"),
    path("d/", answers.type_code, name="my_data_code"),
    path("d/<str:code>", answers.my_data, name="my_data"),
    path("d/<str:code>/no", answers.decline, name="my_data_no"),
]
