"""Tests of the sheets that hang on a wall."""
