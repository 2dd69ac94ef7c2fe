"""Which steps lead from one state of a book to another."""

from dangjian_desktop.domain.ledger_roads import furthest_state, road_between
from dangjian_desktop.queries.ledger_books import books_by_code


def test_the_road_goes_through_the_states_of_which_a_day_is_told(data):
    book = books_by_code()["appeal"]
    assert road_between(book, "received", "answered", ()) == ("answered",)
    assert road_between(book, "received", "answered", {"handling"}) == ("handling", "answered")
    assert road_between(book, "received", "received", ()) == ()


def test_no_road_leads_back_or_out_of_the_end(data):
    book = books_by_code()["hazard"]
    assert road_between(book, "registered", "closed", ()) == ("rectified", "checked", "closed")
    assert road_between(book, "checked", "registered", ()) is None
    assert road_between(book, "closed", "checked", ()) is None


def test_the_furthest_day_tells_where_a_row_stands(data):
    book = books_by_code()["hazard"]
    assert furthest_state(book, "registered", ()) == "registered"
    assert furthest_state(book, "registered", {"rectified", "checked"}) == "checked"
    assert furthest_state(book, "checked", {"rectified"}) == "checked"
