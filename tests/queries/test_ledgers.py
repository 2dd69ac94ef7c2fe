"""Rows of a book narrowed and sorted, books with their counts, what comes up at a 主题党日."""

from datetime import date
from decimal import Decimal

import pytest

from dangjian_desktop.domain.activity_kinds import THEMED_DAY
from dangjian_desktop.domain.filters import Condition, Filter, Match, Operator
from dangjian_desktop.domain.ledger_values import Named, NamedOrganisation
from dangjian_desktop.domain.ledgers import column_keys
from dangjian_desktop.domain.vocabulary import DocumentKind
from dangjian_desktop.operations.activities import change_activity, close_activity
from dangjian_desktop.operations.books import add_book_field, close_book
from dangjian_desktop.operations.documents import add_document
from dangjian_desktop.operations.ledgers import add_entry, record_additions
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.ledger_entries import BATCH
from dangjian_desktop.queries.ledger_filter import ledger_columns
from dangjian_desktop.queries.ledgers import BooksQuery, LedgerQuery
from dangjian_desktop.queries.open_hazards import HazardsOpenQuery
from tests import make
from tests.domain.ledger_books import book

ON = date(2026, 11, 20)


@pytest.fixture
def rows(data):
    """Three hazards of a branch: late and open, open, and closed; and one of another branch."""
    branch, other = make.branch(), make.branch("机电队党支部")
    zhang, li = make.person("张三", branch), make.person("李四", branch)
    late = make.entry(
        "hazard",
        branch,
        "2026-11-01",
        content="护网破损",
        owner=zhang,
        funds=Decimal("300"),
        due_on="2026-11-15",
        level="一般（B级）",
    )
    soon = make.entry(
        "hazard",
        branch,
        "2026-11-10",
        content="皮带跑偏",
        owner=li,
        funds="无需",
        due_on="2026-11-22",
        found_by=(make.whom(zhang), Named("外来人员")),
    )
    closed = make.entry(
        "hazard",
        branch,
        "2026-10-05",
        content="积水",
        owner=zhang,
        funds=Decimal("20.5"),
        due_on="2026-10-10",
        place="水仓",
        crew="检修班",
        measures="抽排",
        plan="无需",
        found_by=li,
    )
    make.advanced(closed, "rectified", "2026-10-08", by=zhang)
    make.advanced(closed, "checked", "2026-10-09", by=li)
    make.advanced(closed, "closed", "2026-10-09", by="安监科王工")
    elsewhere = make.entry("hazard", other, "2026-11-11", content="缺护罩", due_on="2026-12-30")
    return {
        "branch": branch,
        "other": other,
        "late": late,
        "soon": soon,
        "closed": closed,
        "elsewhere": elsewhere,
        "li": li,
        "zhang": zhang,
    }


def found(rows, **more):
    names = {
        key: name for name, key in rows.items() if name not in ("branch", "other", "li", "zhang")
    }
    return [names[row.key] for row in LedgerQuery("hazard", ON, **more).fetch()]


def test_a_book_begins_with_its_latest_day(rows):
    assert found(rows) == ["elsewhere", "soon", "late", "closed"]
    assert found(rows, descending=True) == ["closed", "late", "soon", "elsewhere"]
    assert LedgerQuery("gone", ON).fetch() == []


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("day", ["closed", "late", "soon", "elsewhere"]),
        ("state", ["elsewhere", "soon", "late", "closed"]),
        ("content", ["late", "soon", "closed", "elsewhere"]),
        ("funds", ["closed", "late", "elsewhere", "soon"]),
        ("due_on", ["closed", "late", "soon", "elsewhere"]),
        ("owner", ["soon", "late", "closed", "elsewhere"]),
        ("level", ["elsewhere", "soon", "closed", "late"]),
        ("step:checked", ["closed", "elsewhere", "soon", "late"]),
        ("late", ["late", "soon", "elsewhere", "closed"]),
        ("holder", ["soon", "late", "closed", "elsewhere"]),
        ("by:checked", ["closed", "elsewhere", "soon", "late"]),
        ("by:rectified", ["closed", "elsewhere", "soon", "late"]),
    ],
)
def test_sorted_by_any_column(rows, key, order):
    assert found(rows, sort_key=key) == order


def test_what_has_no_value_stands_last_either_way(rows):
    query = LedgerQuery("hazard", ON).with_sort("funds", True)
    keys = query.keys()
    assert keys[:2] == [rows["late"], rows["closed"]]


@pytest.mark.parametrize("key", column_keys(book("hazard")))
def test_every_column_sorts_without_losing_a_row(rows, key):
    assert sorted(found(rows, sort_key=key)) == sorted(found(rows))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("护网", ["late"]),
        ("张三", ["soon", "late", "closed"]),
        ("外来", ["soon"]),
        ("王工", ["closed"]),
        ("已销号", ["closed"]),
        ("机电队", ["elsewhere"]),
        ("张三 皮带", ["soon"]),
        ("张三 没有", []),
        ("100%", []),
        ("_", []),
    ],
)
def test_every_word_is_found_somewhere_in_the_row(rows, words, names):
    assert found(rows, words=words) == names


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        (Condition("content", Operator.CONTAINS, ("皮带",)), ["soon"]),
        (Condition("content", Operator.LACKS, ("皮带",)), ["elsewhere", "late", "closed"]),
        (Condition("owner", Operator.IS, ("张三",)), ["late", "closed"]),
        (Condition("owner", Operator.EMPTY), ["elsewhere"]),
        (Condition("owner", Operator.FILLED), ["soon", "late", "closed"]),
        (Condition("found_by", Operator.BEGINS, ("外来",)), ["soon"]),
        (Condition("level", Operator.ONE_OF, ("一般（B级）", "重大")), ["late"]),
        (Condition("level", Operator.NONE_OF, ("一般（B级）",)), ["elsewhere", "soon", "closed"]),
        (Condition("funds", Operator.AT_LEAST, ("20.5",)), ["late", "closed"]),
        (Condition("funds", Operator.MORE, ("20.5",)), ["late"]),
        (Condition("funds", Operator.BETWEEN, ("20.5", "299.99")), ["closed"]),
        (Condition("funds", Operator.EQUAL, ("300",)), ["late"]),
        (Condition("due_on", Operator.BEFORE, ("2026-11-15",)), ["closed"]),
        (Condition("due_on", Operator.DURING, ("2026-11",)), ["soon", "late"]),
        (Condition("due_on", Operator.IN_MONTH, ("this",)), ["soon", "late"]),
        (Condition("day", Operator.AFTER, ("2026-11-01",)), ["elsewhere", "soon"]),
        (Condition("state", Operator.ONE_OF, ("closed",)), ["closed"]),
        (Condition("state", Operator.NONE_OF, ("closed",)), ["elsewhere", "soon", "late"]),
        (Condition("step:checked", Operator.FILLED), ["closed"]),
        (Condition("step:checked", Operator.EMPTY), ["elsewhere", "soon", "late"]),
        (Condition("step:checked", Operator.DURING, ("2026-10",)), ["closed"]),
        (Condition("gone", Operator.FILLED), []),
        (Condition("funds", Operator.EQUAL, ("viel",)), []),
    ],
)
def test_filtered_by_any_field(rows, condition, names):
    assert found(rows, condition=Filter(parts=(condition,))) == names


def test_conditions_are_joined(rows):
    owner = Condition("owner", Operator.IS, ("张三",))
    level = Condition("level", Operator.ONE_OF, ("一般（B级）",))
    empty = Condition("owner", Operator.EMPTY)
    assert found(rows, condition=Filter(Match.ALL, (owner, level))) == ["late"]
    any_of = Filter(Match.ANY, (level, empty))
    assert found(rows, condition=any_of) == ["elsewhere", "late"]
    assert found(rows, condition=Filter(Match.ALL, (owner, any_of))) == ["late"]
    assert found(rows, condition=Filter()) == ["elsewhere", "soon", "late", "closed"]


def test_a_field_of_ones_own_and_an_organisation_are_filtered_like_any_other(rows):
    key = make.done(add_book_field(code="award", table={"label": "自加", "kind": "number"}))
    award = make.entry(
        "award",
        rows["branch"],
        collective=NamedOrganisation(rows["other"], ""),
        **{key: Decimal(7)},
    )
    for condition in (
        Condition(key, Operator.EQUAL, ("7",)),
        Condition("collective", Operator.CONTAINS, ("机电",)),
    ):
        query = LedgerQuery("award", ON, condition=Filter(parts=(condition,)))
        assert query.keys() == [award]
    assert LedgerQuery("award", ON, sort_key="collective").keys() == [award]
    assert ledger_columns(books_by_code()["award"])[key].label == "自加"


def test_narrowed_by_place_days_state_open_and_late(rows):
    assert found(rows, within=rows["other"]) == ["elsewhere"]
    assert found(rows, since=date(2026, 11, 1), until=date(2026, 11, 10)) == ["soon", "late"]
    assert found(rows, states=frozenset({"closed"})) == ["closed"]
    assert found(rows, only_open=True) == ["elsewhere", "soon", "late"]
    assert found(rows, only_late=True) == ["late"]
    assert found(rows, entries=(rows["late"], rows["closed"])) == ["late", "closed"]


def test_which_rows_are_late_is_what_the_rows_say(rows):
    for on in (date(2026, 11, 15), date(2026, 11, 16), ON, date(2026, 12, 31)):
        query = LedgerQuery("hazard", on, only_late=True)
        told = {row.key for row in LedgerQuery("hazard", on).fetch() if row.is_late}
        assert set(query.keys()) == told


@pytest.mark.parametrize(
    ("code", "days", "more"),
    [
        ("suggestion", 30, {}),
        ("stronghold", 0, {"condition": "破损", "due_on": "2026-11-10"}),
        ("care", 0, {"follow_up_on": "2026-11-10"}),
    ],
)
def test_late_in_the_database_and_in_the_rules_are_the_same(data, code, days, more):
    branch = make.branch()
    make.entry(code, branch, "2026-11-10", **more)
    assert LedgerQuery(code, date(2026, 11, 10), only_open=True).keys() != []
    assert {one.book.code: one.open_count for one in BooksQuery(ON).fetch()}[code] == 1
    assert LedgerQuery(code, ON).fetch()[0].is_open
    for day in range(1, 60):
        on = date.fromordinal(date(2026, 11, 10).toordinal() + day)
        told = [row.key for row in LedgerQuery(code, on).fetch() if row.is_late]
        assert LedgerQuery(code, on, only_late=True).keys() == told
        assert bool(told) == (day > days)


def test_a_month_is_late_after_its_end_in_the_database_too(data):
    make.entry("appeal", make.branch(), "2026-11", content="甲", is_anonymous=True)
    assert LedgerQuery("appeal", date(2026, 12, 7), only_late=True).keys() == []
    assert LedgerQuery("appeal", date(2026, 12, 8), only_late=True).keys() != []


def test_many_rows_come_in_the_order_of_their_keys(data):
    branch = make.branch()
    for number in range(BATCH + 20):
        make.entry("room_use", branch, f"2026-11-{number % 28 + 1:02d}", count=number + 1)
    query = LedgerQuery("room_use", ON)
    keys = query.keys()
    assert [row.key for row in query.rows(keys)] == keys
    assert len(keys) == BATCH + 20
    assert [row.key for row in query.rows([*keys[5:8], 99_999])] == keys[5:8]


def test_books_tell_rows_open_late_and_soon(rows):
    told = {row.book.code: row for row in BooksQuery(ON).fetch()}
    hazard = told["hazard"]
    assert (hazard.count, hazard.open_count, hazard.late_count, hazard.soon_count) == (4, 3, 1, 1)
    assert told["brand"].count == 0
    here = {row.book.code: row for row in BooksQuery(ON, within=rows["other"]).fetch()}
    assert (here["hazard"].count, here["hazard"].late_count) == (1, 0)
    assert [row.book.place for row in told.values()] == sorted(r.book.place for r in told.values())


def test_a_retired_book_is_told_only_when_asked_for(rows):
    make.done(close_book(code="hazard"))
    assert "hazard" not in [row.book.code for row in BooksQuery(ON).fetch()]
    with_retired = BooksQuery(ON, with_retired=True).fetch()
    assert "hazard" in [row.book.code for row in with_retired]
    assert len(LedgerQuery("hazard", ON).keys()) == 4


def held(kind, branch, day, **values):
    """An activity of which minutes were written."""
    activity = make.activity(kind, branch, day, **values)
    on = date.fromisoformat(day)
    make.done(change_activity(activity_id=activity, values={"minutes": "记录"}, on=on))
    return activity


def test_a_view_lists_the_activities_with_and_without_what_was_added(data):
    branch = make.branch()
    first = held("talk", branch, "2026-11-03", title="谈心")
    second = held("talk", branch, "2026-11-05")
    make.activity("talk", branch, "2026-11-06")  # only planned
    make.done(close_activity(activity_id=make.activity("talk", branch, "2026-11-07"), note="改期"))
    held("party_lecture", branch, "2026-11-08")
    make.done(
        record_additions(book="talk_record", activity_id=first, values={"kind": "党员之间"}, on=ON)
    )
    query = LedgerQuery("talk_record", ON)
    assert query.keys() == [second, first]
    bare, told = query.fetch()
    assert (bare.entry_id, bare.text("kind"), bare.text("day")) == (None, "", "2026-11-05")
    assert (told.text("kind"), told.subject, told.organisation_id) == ("党员之间", "谈心", branch)
    count = {row.book.code: row for row in BooksQuery(ON).fetch()}["talk_record"]
    assert (count.count, count.bare_count) == (2, 1)
    for condition, keys in (
        (Condition("kind", Operator.EMPTY), [second]),
        (Condition("kind", Operator.FILLED), [first]),
        (Condition("kind", Operator.ONE_OF, ("党员之间",)), [first]),
        (Condition("day", Operator.AFTER, ("2026-11-04",)), [second]),
    ):
        narrowed = LedgerQuery("talk_record", ON, condition=Filter(parts=(condition,)))
        assert narrowed.keys() == keys, condition
    assert LedgerQuery("talk_record", ON, words="谈心").keys() == [first]
    for key in column_keys(told.book):
        assert set(LedgerQuery("talk_record", ON, sort_key=key).keys()) == {first, second}


def test_what_is_to_be_followed_up_is_counted_among_the_talks(data):
    branch = make.branch()
    told = {"needs_follow_up": True, "follow_up_on": make.day("2026-11-15")}
    keys = [held("talk", branch, f"2026-11-0{number}") for number in (1, 2, 3)]
    for key in keys[:2]:
        make.done(record_additions(book="talk_record", activity_id=key, values=told, on=ON))
    over = {"followed_up_on": make.day("2026-11-16")}
    make.done(record_additions(book="talk_record", activity_id=keys[0], values=over, on=ON))
    count = {row.book.code: row for row in BooksQuery(ON).fetch()}["talk_record"]
    assert (count.count, count.open_count, count.late_count, count.bare_count) == (3, 1, 1, 1)
    assert LedgerQuery("talk_record", ON, only_late=True).keys() == [keys[1]]
    make.done(close_activity(activity_id=make.activity("talk", branch, "2026-12-01"), note="改"))
    assert {row.book.code: row for row in BooksQuery(ON).fetch()}["talk_record"] == count


def test_what_is_written_before_an_activity_is_in_its_ledger_at_once(data):
    branch = make.branch()
    lecture = make.activity("party_lecture", branch, "2026-12-05")
    make.done(
        record_additions(book="lesson_plan", activity_id=lecture, values={"topic": "安全"}, on=ON)
    )
    assert LedgerQuery("lesson_plan", ON).keys() == [lecture]


def test_a_view_of_documents(data):
    branch = make.branch()
    keys = [
        make.done(
            add_document(
                organisation_id=branch,
                kind=kind,
                title=kind.value,
                received_on=date(2026, 11, 2),
                on=ON,
            )
        )
        for kind in DocumentKind
    ]
    kinds = dict(zip(DocumentKind, keys, strict=True))
    assert LedgerQuery("inspection_finding", ON).keys() == [kinds[DocumentKind.INSPECTION]]
    assert set(LedgerQuery("superior_document", ON).keys()) == {
        kinds[DocumentKind.DOCUMENT],
        kinds[DocumentKind.ASSIGNMENT],
    }


# Z06 -----------------------------------------------------------------------------


def coming_up(branch, on=ON):
    return [
        (one.entry.row.values["content"], one.is_new)
        for one in HazardsOpenQuery(branch, on).fetch()
    ]


def test_z06_the_day_looks_at_what_is_new_and_at_what_is_still_open(data):
    branch = make.branch()
    group = make.group(branch)
    person = make.person("张三", branch)
    make.post(person, branch)
    other = make.branch("机电队党支部")
    held(THEMED_DAY, branch, "2026-10-20")
    held(THEMED_DAY, other, "2026-11-15")
    more = {"owner": person, "measures": "甲", "funds": "无需", "plan": "无需", "place": "乙"}
    more |= {"crew": "丙", "found_by": person}
    make.entry("hazard", branch, "2026-10-01", content="旧未改", due_on="2026-10-30", **more)
    done = make.entry("hazard", branch, "2026-10-02", content="旧已销", due_on="2026-10-30", **more)
    fresh = make.entry(
        "hazard", branch, "2026-10-21", content="新已销", due_on="2026-10-30", **more
    )
    make.entry("hazard", group, "2026-10-21", content="小组新", due_on="2026-12-30", **more)
    make.entry("hazard", branch, "2026-10-20", content="当天未改", due_on="2026-11-19", **more)
    make.entry("hazard", branch, "2026-11-21", content="以后的", due_on="2026-12-30", **more)
    make.entry("hazard", other, "2026-11-01", content="别的支部", due_on="2026-12-30", **more)
    for entry in (done, fresh):
        make.advanced(entry, "rectified", "2026-10-25", by=person)
        make.advanced(entry, "checked", "2026-10-26", by="李四")
        make.advanced(entry, "closed", "2026-10-26", by=person)
    assert coming_up(branch) == [
        ("旧未改", False),
        ("当天未改", False),
        ("小组新", True),
        ("新已销", True),
    ]
    assert HazardsOpenQuery(branch, ON).last_held() == date(2026, 10, 20)
    assert HazardsOpenQuery(branch, date(2026, 10, 20)).last_held() is None


def test_before_the_first_such_day_the_last_month_is_new(data):
    branch = make.branch()
    make.entry("hazard", branch, "2026-10-20", content="前一天", due_on="2026-12-30")
    make.entry("hazard", branch, "2026-10-21", content="后一天", due_on="2026-12-30")
    assert coming_up(branch) == [("前一天", False), ("后一天", True)]


def test_a_book_is_sorted_by_the_days_between_two_of_its_dates(data):
    branch = make.branch()

    def award(decided, paid):
        values = {"honour": "先进", **({"paid_on": make.day(paid)} if paid else {})}
        work = add_entry(
            book="award", organisation_id=branch, day=make.day(decided), values=values, on=ON
        )
        return make.done(work)

    slow, fast = award("2026-09-01", "2026-10-01"), award("2026-10-01", "2026-10-05")
    unpaid, by_month = award("2026-10-02", None), award("2026-10-03", "2026-11")
    (key,) = [one.key for one in book("award").measures if one.until == "paid_on"][:1]
    query = LedgerQuery("award", ON)
    assert query.with_sort(key, False).keys() == [fast, slow, by_month, unpaid]
    assert query.with_sort(key, True).keys() == [slow, fast, by_month, unpaid]


def test_a_view_is_sorted_by_what_it_is_about(data):
    branch = make.branch()
    second, first = (
        held("talk", branch, f"2026-11-0{n}", title=t) for n, t in ((1, "b"), (2, "a"))
    )
    assert LedgerQuery("talk_record", ON, sort_key="about").keys() == [first, second]
