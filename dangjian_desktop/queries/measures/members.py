"""Measures of people: study hours, talks, training."""
