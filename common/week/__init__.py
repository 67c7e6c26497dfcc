"""Free time in a week, by the clock on the wall (no time zone, no dates).

    from common.week import Slot, normalised, overlap, minutes, mask, read, describe

- `Slot(weekday, start, end)`: weekday 0 = Monday, minutes from midnight, 0 ≤ start < end ≤ 1440
- `normalised(slots)`: sorted, touching and overlapping ones merged; every function here takes slots in any state
- `overlap(a, b)`: what two have in common, normalised; `minutes(slots)`: how long that is in a week
- `mask(slots)`: whole hours 6–24 × 7 days as two integers of 63 bits (they fit signed columns and NumPy's uint64)
- `read(text)`: what people write ("Mo ab 16 Uhr", "werktags abends") as `Reading`; unknown is None, never empty
- `describe(slots)`: the words for it in the reader's language
"""

from common.week.reading import Reading, read
from common.week.slots import Slot, mask, minutes, normalised, overlap, without
from common.week.words import describe

__all__ = ["Reading", "Slot", "describe", "mask", "minutes", "normalised", "overlap", "read", "without"]
