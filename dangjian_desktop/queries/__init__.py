"""Everything a screen, sheet, export or score reads: nouns.

Belongs here: one frozen class per question, `<Noun>Query` with its parameters, `reads` (the
topics it looks at, proved by the authorizer test) and `fetch()`, which returns frozen rows. A
query over many people also has `keys()` and `rows(keys)`, so that a table of 60,000 holds only the
ids and fetches what is on the screen.
Does not belong here: writing, Chinese layout of paper, widgets, SQL text.
May import: domain, storage, peewee, RapidFuzz.
Why frozen rows: a lazy foreign key touched by a widget is a hidden SELECT on the wrong thread.
"""
