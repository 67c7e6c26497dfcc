"""Words in several languages without system gettext: English msgids, catalogues under `locale/`.

`extract` finds the words, `po` reads and writes the catalogues, `wording` says what is wrong with them.
"""
