"""Tells where everything stands that comes with the program: rules, views, books, sets."""

from pathlib import Path

from dangjian_desktop.storage.rulebook import use_rules
from dangjian_desktop.storage.shipped_books import use_books
from dangjian_desktop.storage.shipped_exchange import use_exchange_tables
from dangjian_desktop.storage.shipped_kinds import use_kinds
from dangjian_desktop.storage.shipped_line_words import use_line_words
from dangjian_desktop.storage.shipped_openness import use_openness
from dangjian_desktop.storage.shipped_papers import use_papers
from dangjian_desktop.storage.shipped_privacy import use_privacy
from dangjian_desktop.storage.shipped_roles import use_roles
from dangjian_desktop.storage.shipped_sheet_sets import use_sheet_sets
from dangjian_desktop.storage.shipped_views import use_views
from dangjian_desktop.storage.shipped_wall_texts import use_wall_texts


def use_shipped(resources: Path) -> None:
    """Take the files of this folder from now on; each is read when it is first wanted."""
    use_rules(resources / "rules")
    use_views(resources / "views")
    use_kinds(resources / "activities")
    use_books(resources / "books")
    use_papers(resources / "papers")
    use_line_words(resources / "lines")
    use_sheet_sets(resources / "walls")
    use_wall_texts(resources / "walls")
    use_openness(resources / "walls")
    use_exchange_tables(resources / "exchange")
    use_roles(resources / "roles")
    use_privacy(resources / "privacy")
