"""What the words of a book's table may hold: texts, numbers, lists, of what length and how many.

Asked before a table is read: a file that somebody was handed, or a row of another office's
package, may hold anything. Everything that is of the wrong kind is told at once.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dangjian_desktop.domain.problems import Address, Problem

#: Characters of any text in a table, and how many of each part a book may have.
LONGEST_WORD = 400
MOST_FIELDS = 80
MOST_CHOICES = 200
MOST_PARTS = 40
#: Bounds of a whole number: widths, days, bounds of fields.
LARGEST_NUMBER = 999_999_999

Kind = Callable[[Any], bool]


def _text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_WORD


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LARGEST_NUMBER


def _bound(value: Any) -> bool:
    return value is None or _whole(value)


def _texts(value: Any) -> bool:
    if isinstance(value, str):
        return _text(value)
    return isinstance(value, list | tuple) and len(value) <= MOST_CHOICES and all(map(_text, value))


def _condition(value: Any) -> bool:
    return (
        isinstance(value, Mapping) and all(map(_text, value)) and all(map(_texts, value.values()))
    )


def _names(value: Any) -> bool:
    return isinstance(value, Mapping) and all(map(_text, value)) and all(map(_text, value.values()))


def _widths(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and len(value) <= MOST_PARTS
        and all(map(_text, value))
        and all(map(_whole, value.values()))
    )


def _kinds(**words: Kind) -> dict[str, Kind]:
    """Return kinds by word; words of several are written apart by ``__`` and blanks."""
    return {word: kind for names, kind in words.items() for word in names.split("__")}


_BOOK = _kinds(
    code__label__short__purpose__section__day_label__title__source__owner__agenda_of=_text,
    board__checklist__source_note=_text,
    format__place=_whole,
    held_by__view_of__fed_by__proves__card=_texts,
    milestones__attachments__anonymous__may_grow__day_is_month__is_retired=_flag,
)
_PARTS: Mapping[str, tuple[int, Mapping[str, Kind]]] = {
    "field": (
        MOST_FIELDS,
        _kinds(
            key__label__kind__section__hint__follows__default__none_word__unit=_text,
            required__past__roster__consent__shown__is_retired=_flag,
            required_when__under=_condition,
            choices__retired_choices=_texts,
            renamed=_names,
            least__most=_bound,
        ),
    ),
    "state": (MOST_PARTS, _kinds(code__label__tone=_text, open=_flag)),
    "step": (
        MOST_PARTS,
        {
            **_kinds(
                to__verb__by_label__day_label__owner=_text,
                takers__needs=_texts,
                needs_by__needs_note__warns_owner__back__incomplete=_flag,
            ),
            "from": _texts,
        },
    ),
    "late": (
        MOST_PARTS,
        _kinds(until__since__done=_text, states=_texts, days__amber_days=_whole, when=_condition),
    ),
    "measure": (MOST_PARTS, _kinds(key__label__since__until=_text)),
    "flag": (MOST_PARTS, _kinds(label=_text, when=_condition)),
    "check": (MOST_PARTS, _kinds(kind__first__second=_text, warning=_flag)),
}
_ESCALATION = _kinds(days=_whole, text=_text)
_PRINT = _kinds(
    title__foot__totals_by=_text,
    landscape__whole=_flag,
    periods__totals__filed=_texts,
    columns=_widths,
    public_when=_condition,
)
#: Words without which a part says nothing.
_NEEDED: Mapping[str, tuple[str, ...]] = {"measure": ("key", "label", "since", "until")}


def shape_problems(table: Any) -> list[Problem]:
    """Return what in a table of a book is not of its kind, each at its place; not what it says."""
    if not isinstance(table, Mapping):
        return [Problem(Address(), "book.shape_wrong", "")]
    problems = list(_wrong(table, _BOOK, "", 0))
    for part, (most, kinds) in _PARTS.items():
        problems += _wrong_parts(table.get(part, ()), kinds, part, most)
    for part in ("print", "notice"):
        form = table.get(part)
        if form is not None and not isinstance(form, Mapping):
            problems.append(_misshapen("", 0, part))
        elif form is not None:
            problems += _wrong(form, _PRINT, part, 0)
    return problems


def _wrong_parts(value: Any, kinds: Mapping[str, Kind], part: str, most: int) -> Iterator[Problem]:
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        yield _misshapen("", 0, part)
        return
    if len(value) > most:
        yield Problem(Address(field=part), "book.too_many", str(len(value)), hint=str(most))
        return
    of = "" if part == "field" else part
    for number, one in enumerate(value, start=1):
        yield from _wrong(one, kinds, of, number)
        for word in _NEEDED.get(part, ()):
            if word not in one:
                yield _misshapen(of, number, word)
        levels = one.get("escalation", ()) if part == "late" else ()
        if not isinstance(levels, list | tuple) or not all(map(_is_escalation, levels)):
            yield _misshapen(of, number, "escalation")


def _is_escalation(value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and value.keys() == _ESCALATION.keys()
        and all(_ESCALATION[word](told) for word, told in value.items())
    )


def _wrong(
    table: Mapping[str, Any], kinds: Mapping[str, Kind], of: str, number: int
) -> Iterator[Problem]:
    for word, value in table.items():
        if word in kinds and not kinds[word](value):
            yield _misshapen(of, number, word)


def _misshapen(of: str, number: int, word: str) -> Problem:
    return Problem(Address(sheet=of, row=number, field=word), "book.shape_wrong", word)
