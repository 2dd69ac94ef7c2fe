"""Measures of safety: areas, hazards, violations, lessons."""
