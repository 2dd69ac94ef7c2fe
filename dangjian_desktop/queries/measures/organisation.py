"""Measures of the organisation: committee, term, groups, plans, files of the branch."""
