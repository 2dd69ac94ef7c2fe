"""Opening what stands behind a figure: which records have a page, and by what each is asked for."""

from typing import Protocol

from PySide6.QtCore import SignalInstance

from dangjian_desktop.domain.measured import RecordKind

_BY_ROW = frozenset({RecordKind.ACTIVITY, RecordKind.DOCUMENT})
_BY_UID = frozenset({RecordKind.ENTRY, RecordKind.PERSON, RecordKind.ORGANISATION, RecordKind.WALL})


class Opened(Protocol):
    """A record behind a figure, or a piece of evidence in a box."""

    @property
    def kind(self) -> RecordKind | None:
        """What it is; None for what is no record."""

    @property
    def uid(self) -> str:
        """Its identity; "" for none."""

    @property
    def row_id(self) -> int | None:
        """Row of an activity or document."""


class Opener(Protocol):
    """What shows records: its signals ask for their pages, by row id or by identity."""

    @property
    def activity_wanted(self) -> SignalInstance:
        """Takes a row id."""

    @property
    def document_wanted(self) -> SignalInstance:
        """Takes a row id."""

    @property
    def entry_wanted(self) -> SignalInstance:
        """Takes an identity."""

    @property
    def person_wanted(self) -> SignalInstance:
        """Takes an identity."""

    @property
    def organisation_wanted(self) -> SignalInstance:
        """Takes an identity."""

    @property
    def wall_wanted(self) -> SignalInstance:
        """Takes the identity of an edition of a wall sheet."""


def can_open(record: Opened) -> bool:
    """Whether the window has a page for a record."""
    if record.kind in _BY_ROW:
        return record.row_id is not None
    return record.kind in _BY_UID and bool(record.uid)


def open_record(record: Opened, opener: Opener) -> None:
    """Ask for the page of a record; nothing happens where the window has none."""
    if not can_open(record):
        return
    if record.kind is RecordKind.ACTIVITY:
        opener.activity_wanted.emit(record.row_id)
    elif record.kind is RecordKind.DOCUMENT:
        opener.document_wanted.emit(record.row_id)
    elif record.kind is RecordKind.ENTRY:
        opener.entry_wanted.emit(record.uid)
    elif record.kind is RecordKind.PERSON:
        opener.person_wanted.emit(record.uid)
    elif record.kind is RecordKind.ORGANISATION:
        opener.organisation_wanted.emit(record.uid)
    elif record.kind is RecordKind.WALL:
        opener.wall_wanted.emit(record.uid)
