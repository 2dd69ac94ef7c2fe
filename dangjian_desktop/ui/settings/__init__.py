"""What the user sets for the whole program: the rules by which everything is judged.

A rule is data of resources/rules; what is set otherwise here are rows of the data file, each from
a day on, with a reason, undoable like everything else. What was due before that day stays as it
was. Nothing here reckons with a rule: that is done in `domain`; in words they come from
`domain.rule_words`. Checks of the roster have their own dialog in `ui.roster`.
May import `ui.shared`, operations, queries and domain; no other tab.
"""
