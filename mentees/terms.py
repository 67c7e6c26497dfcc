"""Periods of this room, with the source of each."""

import datetime as dt

# Art. 5 DSGVO (docs: retention): 6 months after the end.
KEPT_AFTER_END = dt.timedelta(days=183)
