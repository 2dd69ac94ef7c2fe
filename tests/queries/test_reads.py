"""What a query declares in `reads` is what it really reads: the engine itself is asked.

A stale declaration is the classic reason why a tab does not follow a change. A new query fails
here until it is given a sample, with every filter on and rows that let it look everywhere.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dangjian_desktop import queries
from dangjian_desktop.domain.custom_fields import FieldSubject, key_of
from dangjian_desktop.domain.filters import Condition, Filter, Operator
from dangjian_desktop.domain.people import FieldKind
from dangjian_desktop.domain.vocabulary import Post
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.attachments import AttachedFileQuery, AttachmentQuery
from dangjian_desktop.queries.branch_columns import BranchListQuery
from dangjian_desktop.queries.contents import ContentsQuery
from dangjian_desktop.queries.custom_fields import (
    ChoiceListQuery,
    CustomFieldQuery,
    CustomValueQuery,
    FieldListQuery,
    FieldUseQuery,
)
from dangjian_desktop.queries.duplicates import (
    ComparisonQuery,
    DuplicatesQuery,
    MergedRecordsQuery,
    PeopleApartQuery,
)
from dangjian_desktop.queries.examination import ChecksQuery, ExaminationQuery, NoticedQuery
from dangjian_desktop.queries.identities import PersonOfUidQuery
from dangjian_desktop.queries.import_memory import ImportMemoryQuery, KnownPeopleQuery
from dangjian_desktop.queries.organisation_history import OrganisationHistoryQuery
from dangjian_desktop.queries.organisations import HeadcountQuery, OrganisationTreeQuery, ZoneQuery
from dangjian_desktop.queries.people_named import PeopleNamedQuery, PeopleTypedQuery
from dangjian_desktop.queries.person_card import PersonCardQuery
from dangjian_desktop.queries.photos import OriginalPhotoQuery, PhotoHoldersQuery, WallPhotoQuery
from dangjian_desktop.queries.quick_find import QuickFindQuery
from dangjian_desktop.queries.recorded_changes import RecordedChangesQuery
from dangjian_desktop.queries.roster import RosterQuery, Scope
from dangjian_desktop.queries.roster_changes import BalanceQuery, RosterChangesQuery
from dangjian_desktop.queries.rules import FileRulesQuery, OwnRulesQuery, RulesQuery
from dangjian_desktop.queries.used_values import UsedValuesQuery
from dangjian_desktop.queries.views import ViewsQuery
from dangjian_desktop.queries.wall_states import use_sheets
from dangjian_desktop.storage.database import close_file, open_file, tables_touched
from dangjian_desktop.storage.models import TABLE_BY_NAME, CustomField
from dangjian_desktop.storage.shipped import use_shipped
from tests import make
from tests.conftest import RULES
from tests.queries import samples
from tests.wall_stories import says_of_everything

ON = date(2026, 11, 21)
#: The ids that `mine` gives, in a fresh file.
PERSON, BRANCH = 1, 2

EVERYTHING = Filter(
    parts=tuple(
        Condition(key, operator)
        for key, operator in (
            ("zone", Operator.FILLED),
            ("has_photo", Operator.YES),
            ("posts", Operator.FILLED),
            ("standing", Operator.FILLED),
            (key_of("5" * 16), Operator.FILLED),
        )
    )
)

SAMPLES: dict[type[Any], list[Any]] = {
    BranchListQuery: [
        BranchListQuery(ON, within=BRANCH),
        BranchListQuery(ON, words="zc", sort_key="members"),
    ],
    BalanceQuery: [BalanceQuery(date(2001, 1, 1), ON, BRANCH)],
    AttachedFileQuery: [AttachedFileQuery(1)],
    AttachmentQuery: [
        AttachmentQuery(person_id=PERSON),
        AttachmentQuery(organisation_id=BRANCH),
        AttachmentQuery(activity_id=1),
        AttachmentQuery(document_id=1),
        AttachmentQuery(reply_id=1),
        AttachmentQuery(evidence_id=1),
    ],
    ContentsQuery: [ContentsQuery()],
    ComparisonQuery: [ComparisonQuery(PERSON, PERSON + 1, ON)],
    DuplicatesQuery: [DuplicatesQuery(ON)],
    ChoiceListQuery: [ChoiceListQuery(key_of("5" * 16))],
    FieldListQuery: [FieldListQuery(FieldSubject.PERSON)],
    CustomFieldQuery: [CustomFieldQuery(FieldSubject.PERSON)],
    CustomValueQuery: [CustomValueQuery(FieldSubject.PERSON, (PERSON,))],
    FieldUseQuery: [FieldUseQuery()],
    ChecksQuery: [ChecksQuery(ON)],
    ExaminationQuery: [ExaminationQuery(ON, BRANCH)],
    FileRulesQuery: [FileRulesQuery(RULES, ON)],
    HeadcountQuery: [HeadcountQuery(ON)],
    ImportMemoryQuery: [ImportMemoryQuery()],
    KnownPeopleQuery: [KnownPeopleQuery(ON)],
    MergedRecordsQuery: [MergedRecordsQuery(PERSON)],
    NoticedQuery: [NoticedQuery(ON)],
    OrganisationTreeQuery: [OrganisationTreeQuery(ON)],
    PeopleApartQuery: [PeopleApartQuery()],
    PeopleNamedQuery: [PeopleNamedQuery("张三", ON)],
    PeopleTypedQuery: [PeopleTypedQuery("zs", ON)],
    OrganisationHistoryQuery: [OrganisationHistoryQuery(BRANCH, ON)],
    PersonCardQuery: [PersonCardQuery(PERSON, ON)],
    PersonOfUidQuery: [PersonOfUidQuery("0" * 16)],
    QuickFindQuery: [
        QuickFindQuery("党课", ON),
        QuickFindQuery("通知", ON),
        QuickFindQuery("办好", ON),
        QuickFindQuery("综采一队支部书记", ON),
        QuickFindQuery("党费 5845", ON),
        QuickFindQuery("DJ-1", ON),
    ],
    RecordedChangesQuery: [RecordedChangesQuery(PERSON)],
    RosterQuery: [
        RosterQuery(
            ON,
            within=BRANCH,
            words="综采 支部书记 汉 男",
            zone_branches=frozenset({BRANCH}),
            ungrouped=True,
            sort_key="group",
            people=(PERSON,),
        ),
        RosterQuery(ON, scope=Scope.LEFT, words="张", sort_key="left_on", descending=True),
        RosterQuery(ON, words="张", sort_key="standing"),
        RosterQuery(ON, condition=EVERYTHING),
    ],
    OwnRulesQuery: [OwnRulesQuery()],
    RulesQuery: [RulesQuery(ON)],
    RosterChangesQuery: [RosterChangesQuery(date(2001, 1, 1), ON, BRANCH, sort_key="day")],
    ViewsQuery: [ViewsQuery()],
    UsedValuesQuery: [UsedValuesQuery("crew"), UsedValuesQuery(key_of("5" * 16))],
    OriginalPhotoQuery: [OriginalPhotoQuery(PERSON)],
    PhotoHoldersQuery: [PhotoHoldersQuery()],
    WallPhotoQuery: [WallPhotoQuery((PERSON,))],
    ZoneQuery: [ZoneQuery(ON)],
}


#: A subject that grew later has a module of its own: its samples, and `fill` for its rows.
MORE = [
    importlib.import_module(found.name)
    for found in pkgutil.iter_modules(samples.__path__, f"{samples.__name__}.")
]
for _module in MORE:
    SAMPLES.update(_module.SAMPLES)


def every_query() -> dict[str, type[Any]]:
    """Return every class of the package named `…Query` by its full name."""
    found = {}
    for module in pkgutil.walk_packages(queries.__path__, f"{queries.__name__}."):
        members = inspect.getmembers(importlib.import_module(module.name), inspect.isclass)
        for name, kind in members:
            if name.endswith("Query") and kind.__module__ == module.name:
                found[f"{module.name}.{name}"] = kind
    return found


@pytest.fixture(scope="module")
def filled(tmp_path_factory, empty_file):
    """The bytes of a file with one of everything that a query can look at."""
    use_shipped(RULES.parent)
    path = tmp_path_factory.mktemp("filled") / "filled.db"
    path.write_bytes(empty_file)
    open_file(path)
    fill()
    close_file()
    return path.read_bytes()


def fill():
    """Write one of everything."""
    committee = make.committee()
    branch = make.branch("综采一队党支部", committee)
    group = make.group(branch)
    person = make.person("张三", branch, group=group, admitted_on="2001", confirmed_on="2002-07")
    make.post(person, branch, Post.SECRETARY)
    make.photo(person, consent="2026-01-01", original=b"as given")
    make.departure(make.person("李四", branch), on=date(2026, 1, 1))
    make.zone(branches=[branch])
    make.done(Operation("布景", "field", add_field))
    for subject, owner in ((FieldSubject.PERSON, person), (FieldSubject.ORGANISATION, branch)):
        make.custom(owner, make.field("代号", FieldKind.NUMBER, subject=subject), Decimal(7))
        make.field("级别", FieldKind.CHOICE, subject=subject)
        make.field("联系人", FieldKind.PERSON, subject=subject)
    assert (person, branch) == (PERSON, BRANCH)
    for module in MORE:
        module.fill(committee=committee, branch=branch, group=group, person=person)


@pytest.fixture
def mine(filled, data):
    """One of everything that a query can look at, in a file of this test's own.

    A sheet on a wall may tell of anything: here it looks into a table of every subject.
    """
    close_file()
    data.write_bytes(filled)
    open_file(data)
    use_sheets(says_of_everything)


def add_field(writer: Any) -> None:
    """Define a field of the branch's own."""
    values = {"subject": FieldSubject.PERSON, "kind": FieldKind.TEXT, "label": "特长"}
    writer.insert(CustomField, uid="5" * 16, **values)


def topics_read(fetch: Callable[[], object]) -> frozenset[Any]:
    return frozenset(TABLE_BY_NAME[name].topic for name in tables_touched(fetch))


def test_every_query_has_a_sample_and_a_docstring():
    missing = set(every_query().values()) - set(SAMPLES)
    assert not missing, f"give {missing} a sample above"
    assert all(inspect.getdoc(kind) for kind in every_query().values())


@pytest.mark.parametrize("kind", every_query().values(), ids=lambda kind: kind.__name__)
def test_what_a_query_reads_is_what_it_declares(mine, kind):
    read = frozenset().union(*(topics_read(sample.fetch) for sample in SAMPLES[kind]))
    assert read == kind.reads


@pytest.mark.parametrize("sample", SAMPLES[RosterQuery])
def test_keys_and_rows_of_a_roster_read_no_more_than_it_declares(mine, sample):
    assert topics_read(lambda: sample.rows(sample.keys())) <= RosterQuery.reads


def test_the_engine_tells_of_a_read_even_when_the_statement_is_known_already(mine):
    query = ZoneQuery(ON)
    query.fetch()
    assert tables_touched(query.fetch) == {"zone", "zone_spell"}
    assert tables_touched(lambda: None) == set()
    assert query.fetch()  # and nobody listens any more
