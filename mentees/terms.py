"""Periods of this room, with the source of each."""

import datetime as dt

# Art. 5 DSGVO (docs: retention): 6 months after the end.
KEPT_AFTER_END = dt.timedelta(days=183)
# Whether another programme may hear of a person: her yes or no is waited for so long, as the notice says.
QUESTION_LASTS = dt.timedelta(days=30)
