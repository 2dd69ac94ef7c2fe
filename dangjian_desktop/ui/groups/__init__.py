"""The tab 党小组.

Party groups, their duties and ledgers.

Belongs here: the subject pages of this tab (groups, leaders, ledgers, responsibility areas, the
month of a group), their columns, actions and dialogs.
Does not belong here: rules, SQL, paper, and anything of another tab.
May import: ui.shared, operations, queries, host, domain.
Why one folder: a ledger row, an area and a month's page are all seen from the group they are of.
"""
