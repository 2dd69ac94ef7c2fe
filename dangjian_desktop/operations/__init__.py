"""Everything a user can have done: verbs, one transaction each, undo for free.

Belongs here: functions marked `@operation` that write rows through the `Writer`, and the verbs
that change no rows but reach several adapters (examine a file, export, print).
Does not belong here: SQL, what a page looks like, what paper looks like, rules (domain).
May import: queries, storage, printing, exchange, host, domain; `division_solver` alone the solver.
Why an operation is a description: `move_to_group(...)` returns what is to be done; the runner does
it in one transaction, journals it, and hands the changes to whoever listens. So a test, the
command line and the window do exactly the same thing, and a preview (`previews`) is the operation
itself, tried and taken back.
"""
