"""Providers' lists of mentors and seekers, from file to sorted rows. Pure: no database, no clock, nothing is written.

How it is used, in this order:

    from mentors.lists.reading.safely import check_size, read_list
    from mentors.lists.preview import layouts, preview
    from mentors.lists.sorting import Known
    from mentors.lists.refused import refused_workbook

    check_size(upload.size)                                  # ListRefused before anything is read
    book = read_list(content, on_progress=…)                 # a child process with 256 MiB; ListRefused or a Book
    proposed = layouts(book, remembered=…)                   # sheet → Layout: columns, meaning, confidence
    seen = preview(book, proposed, known=…, areas=…, today=…, on_progress=…)
    seen.counts                                              # rows = new + known + unclear + refused, always
    refused_workbook(seen)                                   # XLSX to correct and to send again
    keeping.dumped(seen), keeping.loaded(content)            # to keep it, sealed, until a person has decided

- A person corrects a layout with `layout.changed({3: Field.PHONE}, kind=Kind.SEEKER)`; what a provider's columns mean
  is kept with `layout.remembered()` (folded heading → field) and given to the next `layouts`.
- `layout.dropped` are columns that may never be stored, `layout.ignored` those nobody takes over; hidden columns and
  sheets are read and marked `hidden`. Sheets without headings are `Part`s without a layout.
- `Sorted` is a row with its outcome (`outcomes.Outcome`), its `record` (`records.person.Record`: what the row says, in
  the codes of the house), its doubt and its candidates. `record.asks` is what to ask, `record.left` what is not kept
  (both to be shown, never stored), `record.clearance` a hint for the checker and never a clearance.
- `known` are the caller's people of one provider only (security 37): what this room compares, it got from there.
- All sentences and names of fields are in `words`.

How rows are told apart stands at the top of `sorting`. Codes of whole files' troubles are `reading.book.Trouble`
(`ListRefused.trouble`), limits are beside them.
"""
