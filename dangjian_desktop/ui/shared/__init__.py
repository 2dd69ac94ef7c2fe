"""What two or more pages of the window need: one theme, one table, one form, one way to ask.

Belongs here: `Desk` (the only road to operations), `Jobs` (long work), the table model and view,
the field form, messages and file dialogs, quick find, preview, theme, icons, and small widgets.
Does not belong here: anything that knows one page's subject, SQL, rules, paper layout.
May import: operations, queries, host, domain, PySide6.
Why so strict about one of each: two tables or two ways to ask drift apart, and a person of fifty
then learns the program twice. Colours and sizes stand in `theme` alone; painters and the style
sheet read the same names. Nothing heavy is imported at import time: the window must open fast.
"""
