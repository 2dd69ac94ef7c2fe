"""The columns of a list of party branches: the built-in ones and the fields of the branches.

The exported workbook and the printed 党支部一览 take their values from here. A mine has tens of
branches: they are sorted and searched in memory.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, ClassVar

from dangjian_desktop.domain.cells import half_width
from dangjian_desktop.domain.custom_fields import (
    CustomFieldDef,
    FieldSubject,
    comparable,
    in_use,
)
from dangjian_desktop.domain.people import FieldKind, Sensitivity, masked
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.domain.vocabulary import OrganisationKind, Post
from dangjian_desktop.queries.custom_fields import (
    NO_VALUES,
    CustomValueQuery,
    Values,
    custom_fields,
)
from dangjian_desktop.queries.organisations import Headcount, HeadcountQuery, Tree
from dangjian_desktop.queries.roster_columns import as_text
from dangjian_desktop.storage.lookups import rows
from dangjian_desktop.storage.models import Person, PostSpell
from dangjian_desktop.storage.models.base import valid_on
from dangjian_desktop.storage.readings import sort_name
from dangjian_desktop.storage.search_index import SubjectKind, name_keys


@dataclass(frozen=True, slots=True)
class BranchRow:
    """One party branch on a day.

    Attributes:
        above: The names of what stands over it, the nearest last.
        group_count: Its party groups.
        secretary: Who holds the post 支部书记; "" when it is vacant or not known.
        custom: Column key of each user-defined field that is filled in, and its typed value.
    """

    organisation_id: int
    uid: str
    name: str
    above: tuple[str, ...]
    headcount: Headcount
    group_count: int
    secretary: str
    custom: Values = field(default_factory=lambda: NO_VALUES, hash=False)


@dataclass(frozen=True)
class BranchListQuery:
    """The party branches that stand on a day, in the order of the tree or of a column.

    Attributes:
        within: The organisation whose branches are listed; None for all.
        words: What must be found in what is shown of a branch, each word somewhere; the name is
            found by its pinyin and initials, too.
        shown: Keys of the columns that are searched; empty for all.
        sort_key: The column sorted by; "" for the order of the tree. What is not known is last.
        descending: Whether from high to low.
    """

    reads: ClassVar = HeadcountQuery.reads | {Topic.PERSON, Topic.POST} | CustomValueQuery.reads
    on: date
    within: int | None = None
    words: str = ""
    shown: tuple[str, ...] = ()
    sort_key: str = ""
    descending: bool = False

    def with_sort(self, key: str, descending: bool) -> "BranchListQuery":
        """Return the list in the order of a column; "" is the order of the tree."""
        return replace(self, sort_key=key, descending=descending)

    def fetch(self) -> list[BranchRow]:
        """Return the branches; one of zero people stands there too."""
        known = branch_columns()
        words = half_width(self.words).lower().split()
        found = self._all()
        if words:
            searched = [known[key] for key in self.shown if key in known] or list(known.values())
            found = [row for row in found if _says(row, words, searched)]
        column = known.get(self.sort_key)
        return found if column is None else _sorted(found, column, descending=self.descending)

    def _all(self) -> list[BranchRow]:
        tree = Tree.on(self.on)
        nodes = tree.of_kind(OrganisationKind.BRANCH)
        if self.within is not None:
            below = tree.below(self.within)
            nodes = [node for node in nodes if node.organisation_id in below]
        ids = tuple(node.organisation_id for node in nodes)
        counts = HeadcountQuery(self.on).fetch()
        groups: dict[int | None, int] = defaultdict(int)
        for group in tree.of_kind(OrganisationKind.PARTY_GROUP):
            groups[group.parent_id] += 1
        secretaries = _secretaries(self.on)
        custom = CustomValueQuery(FieldSubject.ORGANISATION, ids).fetch()
        return [
            BranchRow(
                node.organisation_id,
                node.uid,
                node.name,
                tuple(step.name for step in tree.path(node.organisation_id)[:-1]),
                counts.get(node.organisation_id, Headcount()),
                groups[node.organisation_id],
                secretaries.get(node.organisation_id, ""),
                custom.get(node.organisation_id, NO_VALUES),
            )
            for node in nodes
        ]


def _says(row: BranchRow, words: Sequence[str], columns: Sequence["BranchColumn"]) -> bool:
    """Whether every word stands in what is shown of a branch, or begins a way to type its name."""
    texts = [half_width(column.text(row)).lower() for column in columns]
    keys = [key for _, _, key, _ in name_keys(row.name, SubjectKind.ORGANISATION, 0)]
    return all(
        any(word in text for text in texts) or any(key.startswith(word) for key in keys)
        for word in words
    )


def _sorted(
    found: Sequence[BranchRow], column: "BranchColumn", *, descending: bool
) -> list[BranchRow]:
    """Return the branches in the order of a column, those without a value last either way."""
    valued = [(column.sort_value(row), row) for row in found]
    known = [(value, row) for value, row in valued if value is not None]
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _, row in known] + [row for value, row in valued if value is None]


def _secretaries(on: date) -> dict[int, str]:
    held = (
        PostSpell.select(PostSpell.organisation_id, Person.name)
        .join(Person, on=(PostSpell.person == Person.id))
        .where((PostSpell.post == Post.SECRETARY) & valid_on(PostSpell, on))
        .order_by(PostSpell.id)
    )
    found: dict[int, str] = {}
    for organisation_id, name in rows(held):
        others = found.get(organisation_id, "")
        found[organisation_id] = f"{others}、{name}" if others else name
    return found


@dataclass(frozen=True, slots=True)
class BranchColumn:
    """One column of a list of branches.

    Attributes:
        key: Stable name.
        heading: What stands above it.
        value: The typed value of a row, or None.
    """

    key: str
    heading: str
    value: Callable[[BranchRow], Any]
    kind: FieldKind = FieldKind.TEXT
    sensitivity: Sensitivity = Sensitivity.OPEN

    def text(self, row: BranchRow) -> str:
        """Return what is shown without a reveal."""
        return masked(as_text(self.value(row)), self.sensitivity)

    def full_text(self, row: BranchRow) -> str:
        """Return what is written unmasked."""
        return as_text(self.value(row))

    def sort_value(self, row: BranchRow) -> Any:
        """Return what a row is sorted by: text as it is spelled; None for nothing known."""
        value = self.value(row)
        if value is None or value == "":
            return None
        return sort_name(value, is_person=False) if type(value) is str else comparable(value)


_C, _K = BranchColumn, FieldKind
BRANCH_COLUMNS: tuple[BranchColumn, ...] = (
    _C("name", "党支部", lambda row: row.name),
    _C("above", "上级组织", lambda row: row.above[-1] if row.above else ""),
    _C("secretary", "支部书记", lambda row: row.secretary),
    _C("members", "党员人数", lambda row: row.headcount.members, _K.INTEGER),
    _C("full", "正式党员", lambda row: row.headcount.full, _K.INTEGER),
    _C("probationary", "预备党员", lambda row: row.headcount.probationary, _K.INTEGER),
    _C("groups", "党小组数", lambda row: row.group_count, _K.INTEGER),
)

#: Words that no field of the branches may take for its own.
BUILT_IN_HEADINGS: tuple[str, ...] = (
    *(column.heading for column in BRANCH_COLUMNS),
    "名称",
    "党支部名称",
    "所在党支部",
)


def branch_columns() -> Mapping[str, BranchColumn]:
    """Return every column that is offered now, by key: built-in ones and fields in use."""
    own = in_use(custom_fields(FieldSubject.ORGANISATION))
    return {column.key: column for column in (*BRANCH_COLUMNS, *(_custom(one) for one in own))}


def _custom(own: CustomFieldDef) -> BranchColumn:
    key = own.key
    return BranchColumn(
        key, own.heading, lambda row: row.custom.get(key), own.kind, own.sensitivity
    )
