"""Addresses of accompaniment: worries, goals, warnings, papers, who helps."""

from django.urls import path

from mentees.views import circle, goals, papers, waits, warnings, worries

urlpatterns = [
    path("worry", worries.worry, name="worry"),
    path("worry/sent", worries.sent, name="worry_sent"),
    path("mentees/<str:public_id>/worry", worries.worry, name="worry_about"),
    path("cases", worries.worries, name="worries"),
    path("cases/<str:public_id>", worries.case, name="worry_case"),
    path("cases/<str:public_id>/step", worries.step, name="worry_step"),
    path("cases/<str:public_id>/close", worries.close, name="worry_close"),
    path("mentees/<str:public_id>/circle", circle.circle, name="circle"),
    path("mentees/<str:public_id>/guardian", circle.minor, name="minor"),
    path("mentees/<str:public_id>/goals", goals.goals, name="goals"),
    path("mentees/<str:public_id>/goals/new", goals.new, name="goal_new"),
    path("goals/<str:public_id>", goals.goal, name="goal"),
    path("steps/<str:public_id>", goals.step, name="step"),
    path("mentees/<str:public_id>/papers", papers.papers, name="papers"),
    path("mentees/<str:public_id>/papers/new", papers.add_credential, name="credential_add"),
    path("papers/<str:public_id>", papers.credential, name="credential"),
    path("mentees/<str:public_id>/waits", papers.add_wait, name="wait_add"),
    path("waits/<str:public_id>", papers.wait, name="wait"),
    path("mentees/<str:public_id>/warn", warnings.warn, name="warn"),
    path("warnings", warnings.warnings, name="warnings"),
    path("warnings/table", warnings.table, name="warnings_table"),
    path("warnings/<str:public_id>", warnings.answer, name="warning"),
    path("waiting-times", waits.waiting, name="waiting_times"),
    path("waiting-times/table", waits.waiting_table, name="waiting_table"),
]
