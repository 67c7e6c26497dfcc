"""Addresses of passing on: the desk's, and the person's own."""

from django.urls import path

from mentees.views import my_referrals, referrals

urlpatterns = [
    path("referrals", referrals.referrals, name="referrals"),
    path("referrals/table", referrals.table, name="referrals_table"),
    path("referrals/<str:public_id>", referrals.referral, name="referral"),
    path("referrals/<str:public_id>/answer", referrals.answer, name="referral_answer"),
    path("needs/<str:public_id>/refer", referrals.refer, name="refer"),
    path("my-way", my_referrals.my_referrals, name="my_referrals"),
    path("my-way/<str:public_id>/withdraw", my_referrals.withdraw, name="my_referral_withdraw"),
    path("my-way/<str:need>/<str:programme>", my_referrals.may_we_refer, name="may_we_refer"),
]
