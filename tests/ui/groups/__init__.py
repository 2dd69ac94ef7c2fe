"""The tab of party groups on a real database, as somebody uses it."""
