"""Tests of the sheets that are filed."""
