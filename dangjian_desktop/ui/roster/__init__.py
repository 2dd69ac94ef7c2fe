"""The tab 名册: the tree of organisations, the table of people, the card of one person.

Belongs here: `page` (which widgets, which query, which operation), `columns`, `actions`, the two
panes beside the table (`tree`, `card`), and a file per dialog: fields, values, one operation.
Does not belong here: SQL, rules about stages and posts (operations refuse, in words), the look of
paper, readers and writers of workbooks.
May import: ui.shared, operations, queries, domain, host, PySide6; no other tab.
Why the panes know neither each other nor the table: each shows its own query and tells what was
chosen; only the page puts them together. Wizards and dialogs that need readers, writers or paper
are imported by the window when they are opened, so that the first tab costs little at start.
"""
