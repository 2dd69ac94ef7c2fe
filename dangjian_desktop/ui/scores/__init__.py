"""The tab 考评.

Where the branch stands and which record proves it.

Belongs here: the page of this tab, its columns, actions and dialogs. So far an honest empty
state that says what will stand here; the subject comes with its own issue.
Does not belong here: rules, SQL, paper, and anything of another tab.
May import: ui.shared, operations, queries, host, domain.
Why a folder already now: the window's frame, its keys and its tests know every tab by name.
"""
