"""Whatever both sides try in whatever order: who sees, who keeps and what stands in the row stay together."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.enums import Answered
from common.errors import Refusal
from mentees.enums import ReferralQuestion, ReferralRefusal, ReferralReply, ReferralStatus
from mentees.models import Mentee, Referral
from mentees.queries.referrals import shown
from mentees.referral_rules import Sight
from mentees.services import referrals
from tests.mentees.referral_world import need_of, referred, say_no, say_yes

pytestmark = pytest.mark.django_db
OVER = (ReferralStatus.ACCEPTED, ReferralStatus.REFUSED, ReferralStatus.WITHDRAWN)
ACTS = {
    "accept": lambda who, row: referrals.accept(actor=who, referral=row),
    "refuse": lambda who, row: referrals.refuse(actor=who, referral=row, reason=ReferralRefusal.LATER),
    "ask": lambda who, row: referrals.ask_back(actor=who, referral=row, question=ReferralQuestion.GOAL),
    "reply": lambda who, row: referrals.reply(actor=who, referral=row, answer=ReferralReply.ADDED),
    "withdraw": lambda who, row: referrals.withdraw(actor=who, referral=row),
    "no": lambda who, row: say_no(row.need, row.programme.organisation),
    "yes": lambda who, row: say_yes(row.need, row.programme.organisation),
    "tidy": lambda who, row: referrals.withdraw_without_yes(actor=None),
    "told no": lambda who, row: referrals.withdraw(actor=who, referral=row, how=Answered.PHONE),
}
SEATS = ["contact", "contact@elsewhere", "coordinator", "volunteer"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(SEATS)), max_size=8))
def test_any_order_of_steps(world, steps):
    row = referred(world, need_of(world))
    there = world.person("contact@elsewhere")
    for act, seat in steps:
        before = Referral.objects.get(pk=row.pk)
        try:
            ACTS[act](world.person(seat), row)
        except Refusal:
            assert Referral.objects.get(pk=row.pk).status == before.status
        after = Referral.objects.select_related("need__mentee__user", "programme__organisation__area").get(pk=row.pk)
        assert before.status not in OVER or after.status == before.status
        sees = Mentee.objects.kept_by(there).filter(pk=row.need.mentee_id).exists()
        assert sees == (after.status == ReferralStatus.ACCEPTED)
        assert (after.need.programme_id == after.programme_id) == sees
        if after.status == ReferralStatus.WITHDRAWN:
            assert shown(there, after).sight == Sight.NOTHING
