"""Measures: named, documented counts from records, on which the items of a rubric rest.

A measure is one function with the decorator `registry.measure`, in the file of its subject; there
is nothing else to register than the file itself, in `registry.SUBJECTS`. It counts for many
branches at once: a mine of 1,500 branches is scored by one pass over the records of a subject, not
by 1,500. It returns for each branch the figure and the records behind it, or says why there is
none: "nothing recorded" is not "no faults" and never becomes nought.

What lowers a score is missing or late handling, never the number of hazards, requests or accidents
that somebody reported; the registry marks a measure that counts reports (`counts_reports`), and a
rule that would deduct by it is pointed out before it is taken.
Imports only storage, domain and other queries.
"""
