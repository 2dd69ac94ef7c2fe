"""The help lists every measure as the registry describes it."""

from tests.queries.measures.help_page import HEADING, page, with_list


def test_the_help_lists_every_measure():
    text = page().read_text("utf-8")
    assert HEADING in text
    assert with_list(text) == text, "run: python -m tests.queries.measures.help_page"
