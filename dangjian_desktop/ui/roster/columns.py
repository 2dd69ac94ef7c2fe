"""The columns of the roster's table: what `queries` says of each, and how it looks here."""

from collections.abc import Mapping

from dangjian_desktop.domain.custom_fields import uid_of
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.vocabulary import Stage, printed
from dangjian_desktop.queries.roster import RosterRow
from dangjian_desktop.queries.roster_columns import (
    ROSTER_COLUMNS,
    STANDARD_COLUMNS,
    RosterColumn,
    known_columns,
)
from dangjian_desktop.ui.shared.query_model import ChipLook, Column
from dangjian_desktop.ui.shared.table_view import ColumnLayout, width_for
from dangjian_desktop.ui.shared.theme import Tone

#: Widths for 14 px type, wide enough for the usual value.
_WIDTH_OF_KIND: Mapping[FieldKind, int] = {
    FieldKind.TEXT: 120,
    FieldKind.DATE: 106,
    FieldKind.CHOICE: 92,
    FieldKind.ID_NUMBER: 178,
    FieldKind.PHONE: 122,
    FieldKind.INTEGER: 66,
    FieldKind.YES_NO: 80,
    FieldKind.NUMBER: 86,
    FieldKind.PERSON: 96,
}
_WIDTHS: Mapping[str, int] = {
    "name": 96,
    "sex": 58,
    "stage": 112,
    "posts": 104,
    "group": 100,
    "branch": 152,
    "crew": 88,
    "occupation": 112,
    "ethnicity": 80,
    "workplace": 96,
    "remark": 200,
}
_LOOKS: Mapping[Stage, tuple[Tone, str]] = {
    Stage.FULL: (Tone.PLAIN, "circle-check"),
    Stage.PROBATIONARY: (Tone.WARN, "clock"),
    Stage.CANDIDATE: (Tone.INFO, "user-plus"),
    Stage.ACTIVIST: (Tone.INFO, "user"),
    Stage.APPLICANT: (Tone.INFO, "file-text"),
}
_SECOND = frozenset({"group", "branch", "remark"})


def stage_look(stage: Stage | None) -> ChipLook | None:
    """Return the chip of a stage: most people are 正式党员, so theirs is the quiet one."""
    if stage is None:
        return None
    tone, icon = _LOOKS[stage]
    return ChipLook(printed(stage), tone, icon)


def _column(column: RosterColumn) -> Column[RosterRow]:
    is_text = column.kind is FieldKind.TEXT and column.sensitivity is Sensitivity.OPEN
    return Column(
        column.heading,
        column.text,
        column.key,
        align="right" if column.kind in _FIGURES else "left",
        width=_width(column),
        tooltip=column.text if is_text else None,
        chip=(lambda row: stage_look(row.stage)) if column.key == "stage" else None,
        is_second=column.key in _SECOND,
        is_shown_first=column.key in STANDARD_COLUMNS or column.key == "branch",
        is_offered=not column.is_retired,
    )


def _width(column: RosterColumn) -> int:
    usual = _WIDTHS.get(column.key, _WIDTH_OF_KIND[column.kind])
    return usual if uid_of(column.key) is None else width_for(column.heading, usual)


_FIGURES = frozenset({FieldKind.INTEGER, FieldKind.NUMBER})

#: The built-in columns.
COLUMNS: tuple[Column[RosterRow], ...] = tuple(_column(column) for column in ROSTER_COLUMNS)


def all_roster_columns() -> tuple[Column[RosterRow], ...]:
    """Return the built-in columns and those of the user-defined fields as they are now.

    A retired field is among them, so that a kept choice of columns still shows it; the menu of
    columns offers it no more.
    """
    own = [column for key, column in known_columns().items() if key not in _BUILT_IN]
    return (*COLUMNS, *(_column(column) for column in own))


_BUILT_IN = frozenset(column.key for column in COLUMNS)

#: Names under which `host.settings` keeps the choice of columns: several branches, one, the left.
SEVERAL_BRANCHES, ONE_BRANCH, THOSE_WHO_LEFT = "roster", "roster_branch", "roster_left"
DESIGNED: Mapping[str, ColumnLayout] = {
    SEVERAL_BRANCHES: ColumnLayout(
        tuple(column.key for column in COLUMNS if column.is_shown_first)
    ),
    ONE_BRANCH: ColumnLayout(STANDARD_COLUMNS),
    THOSE_WHO_LEFT: ColumnLayout(
        (
            "name",
            "sex",
            "stage",
            "branch",
            "left_on",
            "leave_reason",
            "born_on",
            "id_number",
            "admitted_on",
            "confirmed_on",
        )
    ),
}
