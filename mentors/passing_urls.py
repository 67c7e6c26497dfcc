"""Addresses of the desk, follow-ups, handovers, breaks, ends and looking back."""

from django.urls import path

from mentors.views import desk, endings, follow_ups, handovers, helping_too, pauses, reflections

urlpatterns = [
    path("desk", desk.desk, name="desk"),
    path("desk/table", desk.table, name="desk_table"),
    path("desk/follow-ups", follow_ups.change, name="follow_ups_change"),
    path("desk/follow-ups/<slug:kind>", follow_ups.new_many, name="follow_ups_many"),
    path("follow-ups/<slug:kind>/<str:public_id>", follow_ups.of_record, name="follow_ups_of"),
    path("referrals/<str:public_id>/handover", handovers.start, name="handover_start"),
    path("handovers/<str:public_id>", handovers.handover, name="handover"),
    path("handovers/<str:public_id>/lead", handovers.lead, name="handover_lead"),
    path("breaks/<str:public_id>", pauses.pause, name="mentor_pause"),
    path("breaks/<str:public_id>/over", pauses.resume, name="mentor_resume"),
    path("ends/<str:public_id>", endings.mentor, name="mentor_end"),
    path("requests/<str:public_id>/end", endings.mentee, name="mentee_end"),
    path("my-request/withdraw", endings.withdraw, name="mentee_withdraw"),
    path("tandems/<str:public_id>/look-back", reflections.reflection, name="reflection"),
    path("requests/<str:public_id>/ask-to-help", helping_too.ask, name="ask_to_help"),
    path("helping-too/<str:public_id>", helping_too.answer, name="help_too"),
]
