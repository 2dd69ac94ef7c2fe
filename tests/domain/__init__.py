"""Tests of the rules; pure, at any date, in microseconds."""
