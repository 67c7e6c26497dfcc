"""The rhythm of accompaniment: periods a town may want otherwise, in one place."""

import datetime as dt

# Both sides are asked how it goes this often (issue of the Paten system: "check-ins every 4 weeks").
CHECK_IN_EVERY = dt.timedelta(weeks=4)
# Questions not answered so long stand on the coordinator's list.
OVERDUE_AFTER = dt.timedelta(days=7)
# So long without meeting or answer is a signal.
NO_CONTACT_AFTER = dt.timedelta(days=21)
# So long after the end both are asked how it was; whoever was not asked within this time is not asked any more.
LOOK_BACK_WITHIN = dt.timedelta(days=7)
# An answer can be changed so long: a thumb slips.
CHANGE_WITHIN = dt.timedelta(days=1)
