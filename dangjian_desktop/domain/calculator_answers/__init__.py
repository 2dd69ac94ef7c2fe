"""The answers of the quick sums: a rule applied to what was given, and one sentence about it.

Belongs here: a function for each sum, which takes the values given (already read) and the rules of
the day that matters, and returns the figures as JSON knows them, the sentence, the rules it used,
and what to watch out for.
Does not belong here: the rules (the modules of `domain`), their values (resources/rules), how
inputs are read (`calculator_inputs`), and the list of sums (`calculators`).
May import: `domain`.
Why: one module of nine hundred lines held what has nothing in common but its shape.
"""
