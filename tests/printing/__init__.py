"""Tests of everything that knows what paper looks like."""
