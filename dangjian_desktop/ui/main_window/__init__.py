"""The frame of the program: top bar with tabs, pages, status line, menus, and nothing else.

Belongs here: `window` (builds and connects), `actions` (the program's own actions and its menu),
`looks` (theme, type size, zoom), `place_button` (which branch, at the left of the bar).
Does not belong here: what a page shows or does, queries beyond the frame's own, operations.
May import: the tabs' pages, ui.shared, queries, host, domain. Nothing of ui imports it.
Why a folder: the main window is where such programs rot first; a part with a name of its own has
no room for what belongs to a page.
"""
