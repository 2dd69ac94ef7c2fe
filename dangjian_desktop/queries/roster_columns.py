"""The columns that a list of people can show: one line each, for table, export and filter.

The table of the roster tab, the exported workbook and the printed roster take their values from
here, so a value looks the same wherever it stands. The built-in columns are fixed; behind them
stand the fields that the branch defined itself (`all_columns`). A retired field is offered no
more, but `column` still knows it, so that a kept choice of columns stays readable.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from dangjian_desktop.domain.custom_fields import CustomFieldDef, FieldSubject
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.people import PERSON_FIELDS, FieldKind, Sensitivity, masked
from dangjian_desktop.domain.vocabulary import ETHNICITIES, printed
from dangjian_desktop.queries.custom_fields import custom_fields
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.storage.database import data_revision


@dataclass(frozen=True, slots=True)
class RosterColumn:
    """One column.

    Attributes:
        key: Stable name for remembering and sorting (`RosterQuery.sort_key`).
        heading: What stands above it.
        value: The typed value of a row: text, a date, a number, a term, or None.
        kind: What sort of value it is.
        sensitivity: How far it may travel.
        is_standard: Whether it is shown until the user chooses otherwise.
        is_retired: Whether it belongs to a user-defined field that takes no new value.
    """

    key: str
    heading: str
    value: Callable[[RosterRow], Any]
    kind: FieldKind
    sensitivity: Sensitivity = Sensitivity.OPEN
    is_standard: bool = False
    is_retired: bool = False

    def text(self, row: RosterRow) -> str:
        """Return what is shown without a reveal."""
        return masked(as_text(self.value(row)), self.sensitivity)

    def full_text(self, row: RosterRow) -> str:
        """Return what is shown after a reveal and written unmasked."""
        return as_text(self.value(row))


def as_text(value: Any) -> str:
    """Return any value of a row as it is read on screen and paper."""
    if value is None:
        return ""
    if isinstance(value, PartialDate):
        return value.printed
    if isinstance(value, StrEnum):
        return printed(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(value)


def _fact(key: str) -> Callable[[RosterRow], Any]:
    if key == "ethnicity":
        return lambda row: ETHNICITIES.get(row.facts.ethnicity, row.facts.ethnicity)
    return lambda row: getattr(row.facts, key)


def posts_text(row: RosterRow) -> str:
    """Return the posts as they stand on paper."""
    return "、".join(printed(post) for post in row.posts)


_STANDARD = frozenset(
    {"name", "sex", "born_on", "id_number", "education", "crew", "occupation", "mobile_phone"}
)
_SPECIAL = (
    RosterColumn("branch", "所在党支部", lambda row: row.branch_name, FieldKind.TEXT),
    RosterColumn("group", "党小组", lambda row: row.group_name, FieldKind.TEXT, is_standard=True),
    RosterColumn("stage", "人员类别", lambda row: row.stage, FieldKind.CHOICE, is_standard=True),
    RosterColumn("posts", "党内职务", posts_text, FieldKind.TEXT, is_standard=True),
    RosterColumn(
        "admitted_on", "入党日期", lambda row: row.admitted_on, FieldKind.DATE, is_standard=True
    ),
    RosterColumn(
        "confirmed_on", "转正日期", lambda row: row.confirmed_on, FieldKind.DATE, is_standard=True
    ),
    RosterColumn("age", "年龄", lambda row: row.age, FieldKind.INTEGER),
    RosterColumn("standing", "党龄", lambda row: row.standing, FieldKind.INTEGER),
    RosterColumn("left_on", "离开日期", lambda row: row.left_on, FieldKind.DATE),
    RosterColumn("leave_reason", "离开原因", lambda row: row.leave_reason, FieldKind.CHOICE),
)
_FACTS = tuple(
    RosterColumn(
        field.key,
        field.label,
        _fact(field.key),
        field.kind,
        field.sensitivity,
        field.key in _STANDARD,
    )
    for field in PERSON_FIELDS
)
_ORDER = (
    "name sex stage posts group branch crew occupation born_on age id_number ethnicity education "
    "admitted_on confirmed_on standing mobile_phone"
).split()


def _ordered() -> tuple[RosterColumn, ...]:
    known = {column.key: column for column in (*_FACTS, *_SPECIAL)}
    first = [known[key] for key in _ORDER]
    return (*first, *(column for key, column in known.items() if key not in _ORDER))


#: Every built-in column, in the order in which they stand until the user chooses otherwise.
ROSTER_COLUMNS: tuple[RosterColumn, ...] = _ordered()
COLUMN_BY_KEY: Mapping[str, RosterColumn] = {column.key: column for column in ROSTER_COLUMNS}
STANDARD_COLUMNS: tuple[str, ...] = tuple(c.key for c in ROSTER_COLUMNS if c.is_standard)


def all_columns() -> tuple[RosterColumn, ...]:
    """Return every column that is offered now: the built-in ones and the fields in use."""
    return tuple(column for column in _known(data_revision()).values() if not column.is_retired)


def known_columns() -> Mapping[str, RosterColumn]:
    """Return every column by key, those of retired fields at the end."""
    return _known(data_revision())


def column(key: str) -> RosterColumn | None:
    """Return the column of a key, of a retired field too; None when there is none (any more)."""
    return COLUMN_BY_KEY.get(key) or _known(data_revision()).get(key)


@lru_cache(maxsize=2)
def _known(_revision: int) -> Mapping[str, RosterColumn]:
    own = {field.key: _custom(field) for field in custom_fields(FieldSubject.PERSON)}
    return MappingProxyType({**COLUMN_BY_KEY, **own})


def _custom(field: CustomFieldDef) -> RosterColumn:
    key = field.key
    return RosterColumn(
        key,
        field.heading,
        lambda row: row.custom.get(key),
        field.kind,
        field.sensitivity,
        is_retired=field.is_retired,
    )
