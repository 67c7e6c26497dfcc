"""Files as providers send them, read by content: CSV, XLSX, ODS, vCard. Nothing here knows what a column means.

`safely.read_list` is the door: it reads in a child process with little memory. Everything else runs in that child and
needs no Django.
"""
