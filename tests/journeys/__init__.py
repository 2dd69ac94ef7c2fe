"""Whole roads, from somebody's file to paper, through the real program."""
