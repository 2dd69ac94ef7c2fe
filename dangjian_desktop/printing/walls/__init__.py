"""Sheets that hang on a wall: posters whose layout is computed from what they show.

Belongs here: one file per subject, holding the frozen classes it shows and a pure function that
places shapes on a page of any size.
Does not belong here: drawing (`printing.poster`), rows (queries), the Party's emblem (it is not
drawn anywhere; its place beside the title stays free for the branch's own).
May import: domain, `printing.sheet`, `printing.poster`, `printing.ink`, `printing.text`.
Why: a layout that returns shapes is tested by geometry (nothing clipped, nothing overlapping)
for five people and for eighty, without looking at a picture.
"""
