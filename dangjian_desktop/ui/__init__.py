"""The window: Qt lives here and nowhere else.

Belongs here: `main_window` (tabs, menus, status line and nothing else), `shared` (what two or more
tabs need), and one folder per tab, always with the same files: page, columns, actions, dialogs.
Does not belong here: SQL, rules, the look of paper, other people's files. Pages call queries to
read and `desk.run(operation)` to write; they never refresh themselves but hear `changed`.
May import: operations, queries, host, domain, PySide6. Tabs do not import each other.
Why: the order in which pages tell each other things must never become the program.
"""
