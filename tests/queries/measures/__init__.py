"""Measures of 考评, each at its edges, with records made as a user makes them.

`scope` and `figure` ask a measure for one branch; a file a subject, as in the package. What every
measure has in common (what it reads, what becomes of a broken record) stands in `test_registry`.
"""
