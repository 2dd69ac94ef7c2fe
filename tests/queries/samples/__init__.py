"""Samples for `test_reads`, a module for each subject: `SAMPLES`, and `fill` for its rows."""
