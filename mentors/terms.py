"""Periods of a tandem's way that a town may want otherwise, in one place."""

import datetime as dt

# A proposal waits so long for each answer, and reminds so long before its end.
ANSWER_WITHIN = dt.timedelta(days=7)
REMIND_BEFORE = dt.timedelta(days=2)
# A no can be undone so long: a thumb slips.
UNDO_WITHIN = dt.timedelta(days=1)
# Either side can leave a trial with one tap.
TRIAL = dt.timedelta(weeks=4)
# So many mentors are asked at once for one need: more would be disappointed than needed.
MOST_ASKED = 3
# More than this is a slip of the finger: people at once, and people accompanied without their being here.
MOST_PLACES = 20
MOST_ELSEWHERE = 50
