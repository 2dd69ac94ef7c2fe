"""The database file, the journal, the search index."""
