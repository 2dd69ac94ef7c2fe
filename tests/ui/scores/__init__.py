"""Tests of the tab 考评: its pages with real widgets on a real file."""
