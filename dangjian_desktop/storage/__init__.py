"""The database file: the only folder with table names, SQL text and PRAGMAs.

Belongs here: opening the file (plain or encrypted, one engine for both), the tables, the ordered
migrations with frozen SQL, the journal `Writer` through which every row is written, the search
index that is kept beside the rows, snapshots; and what comes with the program as TOML and is
completed by rows of the file: rules (`rulebook`) and views (`shipped_views`).
Does not belong here: which rows make a screen (queries), what a user may do (operations), rules.
May import: domain, peewee, sqlcipher3, pypinyin, cryptography, argon2.
Why one Writer: undo, refresh, history and exchange all come from the list of row changes it keeps;
a write that passes it by would be lost to all four. What only SQLite can do stands in
`database.py` alone, because a server database will come.
"""
