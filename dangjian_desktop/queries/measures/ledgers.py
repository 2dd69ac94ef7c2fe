"""Measures of ledgers: projects, commitments, awards, duties, any book."""
