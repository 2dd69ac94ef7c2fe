"""Free texts: cleaned, measured, and never a formula."""

from collections.abc import Iterator, Mapping
from typing import Any
from unicodedata import category

from dangjian_desktop.domain.cells import (
    UNSEEN,
    Cell,
    clean_text,
    is_nothing,
    looks_like_formula,
    text_of,
)
from dangjian_desktop.domain.people import FIELD_BY_KEY, FieldKind, PersonField, Sensitivity
from dangjian_desktop.domain.problems import Fault, Reading, Severity

_MASK_SIGNS = "*＊"


def read_text(cell: Cell, field: PersonField) -> Reading[str]:
    """Read a free text of a workbook; formulas are left out, what is too long is cut and told."""
    text = text_of(cell)
    if is_nothing(text):
        return Reading(None)
    if looks_like_formula(text):
        return Reading(None, (Fault("text.formula", text, Severity.WARNING),))
    if field.sensitivity is not Sensitivity.OPEN and not text.strip(_MASK_SIGNS):
        return Reading(None, (Fault("text.masked", text, Severity.WARNING),))
    if len(text) > field.max_length:
        fault = Fault("text.too_long", text, Severity.WARNING, str(field.max_length))
        return Reading(text[: field.max_length], (fault,))
    return Reading(text)


def read_typed_text(text: str, longest: int) -> Reading[str]:
    """Read a free text that somebody types; what is wrong is told and nothing is cut.

    Lines stay lines; everything unseen within them goes.
    """
    lines = [clean_text(line) for line in text.strip().splitlines()]
    cleaned = "\n".join(lines)
    if looks_like_formula(cleaned):
        return Reading(cleaned, (Fault("text.formula", cleaned),))
    if len(cleaned) > longest:
        return Reading(
            cleaned, (Fault("field.too_long", cleaned[:longest], hint=str(len(cleaned))),)
        )
    return Reading(cleaned)


_TEXTS = frozenset({FieldKind.TEXT, FieldKind.ID_NUMBER, FieldKind.PHONE})


def unfit_texts(facts: Mapping[str, Any]) -> Iterator[tuple[PersonField, Fault]]:
    """Yield the texts among facts that may stand in no file, each with what is wrong with it.

    Forms and imports read what is typed before it gets so far, and by stricter rules; this is the
    last door, for whatever comes by another road: nothing unseen and nothing too long passes.
    """
    for key, value in facts.items():
        field = FIELD_BY_KEY.get(key)
        if field is None or field.kind not in _TEXTS or not value:
            continue
        # A number written with blanks is too long by itself; 台账体检 finds and mends it.
        if len(value) > field.max_length and field.kind is FieldKind.TEXT:
            hint = str(len(value))
            yield field, Fault("field.too_long", value[: field.max_length], hint=hint)
        elif any(mark not in "\n\t" and category(mark) in UNSEEN for mark in value):
            yield field, Fault("text.unseen", clean_text(value))
