"""Sheets that are filed: what stands in which column or box, in millimetres.

Belongs here: one file per subject, holding the declaration and the frozen row classes it shows.
Does not belong here: how tables and boxes are drawn (`printing.document`), which people are on
them (queries), and sheets for the wall (`printing.walls`).
May import: domain and the vocabulary `printing.sheet`.
Why: whoever changes a form reads one screen of declarations and no drawing code.
"""
