"""Bad values of every field, by table: each is told in a sentence or cleaned, never kept as it is.

The same values are typed into forms in `tests/ui/roster/test_bad_entries.py`.
"""

import pytest

from dangjian_desktop.domain.cells import UNSEEN
from dangjian_desktop.domain.messages import SENTENCES, sentence
from dangjian_desktop.domain.people import PERSON_FIELDS, FieldKind
from dangjian_desktop.domain.text_reading import unfit_texts
from tests.domain import bad_values


@pytest.fixture
def row_with(read):
    """Reads a row in which everything but one value is well."""

    def _row_with(heading: str, value: object):
        cells = dict(bad_values.GOOD) | {heading: value}
        (row,) = read(list(cells), list(cells.values())).rows
        return row

    return _row_with


def held(row: object, field: str) -> object:
    draft = row.draft
    if draft is None:
        return None
    named = {"branch": "branch_name", "group": "group_name"}.get(field, field)
    return getattr(draft, named) if hasattr(draft, named) else getattr(draft.facts, field)


@pytest.mark.parametrize("field", bad_values.FIELDS)
def test_every_field_has_at_least_twelve_bad_values(field):
    assert len(bad_values.of(field)) >= 12


def test_no_field_is_forgotten():
    from dangjian_desktop.domain.headers import IMPORT_FIELDS

    assert set(bad_values.FIELDS) == set(IMPORT_FIELDS)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [(field, value, code) for field in bad_values.FIELDS for value, code in bad_values.of(field)],
    ids=repr,
)
def test_a_bad_value_is_told_or_cleaned_and_never_kept(row_with, field, value, code):
    row = row_with(bad_values.HEADINGS[field], value)
    told = [problem.code for problem in row.problems]
    if code:
        assert code in told
        for problem in row.problems:
            assert problem.code in SENTENCES
            assert "请" in sentence(problem)
    kept = held(row, field)
    # A short number of the mine's exchange is kept as written, and a name of one character.
    may_stay = code.startswith("phone.") or code == "name.short"
    assert kept != value or not code or may_stay
    if isinstance(kept, str):
        assert not any(bad_values.category(mark) in UNSEEN for mark in kept)
        assert not (kept.startswith("=") and len(kept) > 1)
        limit = next((f.max_length for f in PERSON_FIELDS if f.key == field), 80)
        assert len(kept) <= limit


@pytest.mark.parametrize("field", [f for f in PERSON_FIELDS if f.kind is FieldKind.TEXT])
def test_the_last_door_lets_nothing_unseen_or_too_long_through(field):
    for bad in ("张\u200b三", "张\u202e三", "张\x00三", "字" * (field.max_length + 1)):
        assert [found.key for found, _fault in unfit_texts({field.key: bad})] == [field.key]
    for good in ("张三", "字" * field.max_length, "", None):
        assert list(unfit_texts({field.key: good})) == []
