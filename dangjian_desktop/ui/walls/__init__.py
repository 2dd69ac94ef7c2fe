"""The tab 上墙.

What hangs on the wall, whether it is still true, and printing it.

Belongs here: the subject pages of this tab (sheets, register, texts, rooms, templates), their
columns, actions and dialogs.
Does not belong here: rules, SQL, the look of paper (printing), and anything of another tab.
May import: ui.shared, operations, queries, host, domain.
Why pages and not one: who prints, who looks whether the wall is true and who types a text are
busy at different times, and none of them needs the others' buttons.
"""
