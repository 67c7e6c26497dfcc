"""Which column means what: `layout.propose(sheet)` finds the headings and says how sure it is."""
