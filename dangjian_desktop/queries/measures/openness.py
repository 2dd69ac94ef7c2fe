"""Measures of openness and clean conduct: requests, publication, lessons."""
