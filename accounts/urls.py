"""Addresses of this room. allauth's own pages stay closed; `allauth_urls` keeps the names it needs."""

from django.urls import path

from accounts.views import consents, counter, letters, me, passkeys, second_step, sign_in, ways_in

app_name = "accounts"

urlpatterns = [
    path("account/sign-in/", sign_in.login, name="login"),
    path("account/sign-in/code/", sign_in.login_code, name="login_code"),
    path("account/sign-in/second-step/", second_step.at_sign_in, name="login_second_step"),
    path("account/sign-in/passkey/", passkeys.login, name="passkey_login"),
    path("account/sign-in/letter/", letters.letter, name="letter"),
    # What a letter prints for people who type instead of scan.
    path("l/", letters.letter_typed, name="letter_typed"),
    path("l/<str:code>", letters.letter_open, name="letter_open"),
    path("account/sign-out/", sign_in.logout, name="logout"),
    path("account/", me.me, name="me"),
    path("account/profile/", me.profile, name="profile"),
    path("account/pin/", letters.pin, name="pin"),
    path("account/prove/", ways_in.prove, name="prove"),
    path("account/address/", ways_in.add, name="address"),
    path("account/address/code/", ways_in.code, name="address_code"),
    path("account/address/remove/<str:channel>/", ways_in.remove, name="address_remove"),
    path("account/letter/end/", me.letter_end, name="letter_end"),
    path("account/second-step/", second_step.second_step, name="second_step"),
    path("account/second-step/app/", second_step.new_app, name="new_app"),
    path("account/second-step/codes/", second_step.recovery_codes, name="recovery_codes"),
    path("account/passkey/", passkeys.add, name="new_passkey"),
    path("account/passkey/challenge/", passkeys.challenge, name="passkey_challenge"),
    path("account/passkey/remove/<str:handle>/", passkeys.remove, name="passkey_remove"),
    path("account/consents/", consents.consents, name="consents"),
    path("account/consents/<str:public_id>/give/", consents.give, name="consent_give"),
    path("account/consents/<str:public_id>/withdraw/", consents.withdraw, name="consent_withdraw"),
    path("account/sessions/", me.session_list, name="sessions"),
    path("counter/<str:public_id>/", counter.counter, name="counter"),
    path("counter/<str:public_id>/address/", counter.new_address, name="counter_address"),
    path("counter/<str:public_id>/letter/", counter.letter_new, name="counter_letter_new"),
    path("counter/<str:public_id>/letter.pdf", counter.letter_pdf, name="counter_letter_pdf"),
    path("counter/<str:public_id>/letter/done/", counter.letter_done, name="counter_letter_done"),
    path("counter/<str:public_id>/letter/void/", counter.letter_void, name="counter_letter_void"),
]
