"""Addresses of this room."""

from django.urls import include, path

from mentees.views import asking, going_on, mine, needs, people, tables, together

app_name = "mentees"

urlpatterns = [
    path("", include("mentees.referral_urls")),
    path("", include("mentees.accompany_urls")),
    path("looking", asking.ask, name="ask"),
    path("looking/check", asking.check, name="ask_check"),
    path("looking/later", going_on.later, name="ask_later"),
    path("looking/code", going_on.by_code, name="ask_code"),
    path("looking/anew", going_on.anew, name="ask_anew"),
    path("looking/<slug:key>", asking.screen, name="ask_screen"),
    path("requests", people.people, name="people"),
    path("requests/table", tables.people_table, name="people_table"),
    path("requests/new", together.fill_in, name="fill_in"),
    path("requests/<str:public_id>", people.person, name="person"),
    path("requests/<str:public_id>/talk", people.talk, name="talk"),
    path("requests/<str:public_id>/change", people.change_person, name="person_change"),
    path("needs", needs.needs, name="needs"),
    path("needs/table", tables.needs_table, name="needs_table"),
    path("needs/new", needs.need_new, name="need_new"),
    path("needs/<str:public_id>/close", needs.need_close, name="need_close"),
    path("reports", needs.reports, name="reports"),
    path("my-request", mine.mine, name="mine"),
    path("my-request/way-back", mine.way_back, name="way_back"),
    path("my-request/change", mine.change_mine, name="mine_change"),
    path("my-request/need", mine.need_more, name="mine_need"),
    path("my-request/need/<str:public_id>/over", mine.need_over, name="mine_need_over"),
]
