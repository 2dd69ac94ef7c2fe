"""Reading the table of a ledger book, with everything that is wrong with it told at once.

What the words of a table mean is said at the top of resources/books/README.md. Problems carry the
number of the field (counted from 1; 0 for the book itself) and the part that is wrong, so that an
editor shows each of them at its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from dangjian_desktop.domain.ledgers import (
    ALWAYS,
    BUILT_IN_KEYS,
    DAY,
    LONGEST_BOOK_LABEL,
    LONGEST_CHOICE,
    LONGEST_FIELD_LABEL,
    LONGEST_HINT,
    NUMERIC,
    OF_PEOPLE,
    BookCheck,
    BookCheckKind,
    BookChoice,
    BookField,
    BookFlag,
    BookHolder,
    BookSource,
    BookState,
    BookStep,
    Escalation,
    FieldType,
    LateRule,
    LedgerBook,
    Measure,
    PrintColumn,
    PrintForm,
    PrintPeriod,
    RowCondition,
    StateTone,
    Taker,
    column_keys,
    step_by,
    step_day,
)
from dangjian_desktop.domain.problems import Address, Problem

EnumT = TypeVar("EnumT", bound=StrEnum)
Table = Mapping[str, Any]

_BOOK_KEYS = frozenset(
    "format code label short purpose place section day_label title held_by source view_of owner "
    "agenda_of fed_by milestones attachments anonymous may_grow day_is_month proves source_note "
    "is_retired field state step late measure flag check print notice".split()
)
_FIELD_KEYS = frozenset(
    "key label kind section hint required required_when choices retired_choices default none_word "
    "unit least most past shown is_retired".split()
)
_STEP_KEYS = frozenset(
    "from to verb takers by_label day_label needs needs_by needs_note owner warns_owner "
    "back incomplete".split()
)
_PRINT_KEYS = frozenset(
    "title landscape periods foot columns totals totals_by filed public_when".split()
)
_LATE_KEYS = frozenset("states until since days done amber_days when escalation".split())


class _Codes(NamedTuple):
    """Codes of the problems of a name that is missing or too long."""

    missing: str
    long: str


_BOOK_NAME = _Codes("book.label_missing", "book.label_long")
_FIELD_NAME = _Codes("book_field.label_missing", "book_field.label_long")
_STATE_NAME = _Codes("book_state.label_missing", "book_state.label_long")
_STEP_NAME = _Codes("book_step.verb_missing", "book_step.verb_long")


class BookReading(NamedTuple):
    """What a table says: the book, or everything that is wrong with it."""

    value: LedgerBook | None
    problems: tuple[Problem, ...] = ()


def read_book(table: Table) -> BookReading:
    """Read a book from a table of a file or from what a branch's own row holds."""
    told = _Told()
    told.unknown_words(0, table, _BOOK_KEYS)
    label = told.name(0, "label", table, LONGEST_BOOK_LABEL, _BOOK_NAME)
    source = told.member(0, "source", BookSource, table.get("source", BookSource.ENTRIES))
    fields = _fields(table.get("field", ()), told)
    states = _states(table.get("state", ()), told)
    codes = [state.code for state in states]
    keys = {field.key for field in fields}
    of_steps = {key for code in codes for key in (step_day(code), step_by(code))}
    steps = _steps(table.get("step", ()), codes, keys | of_steps, told)
    late = _late_rules(table.get("late", ()), codes, fields, told)
    title = str(table.get("title", ""))
    if not title and fields:
        title = fields[0].key
    if not fields:
        told.add(0, "field", "book.fields_missing")
    elif all(field.is_retired for field in fields):
        told.add(0, "field", "book.fields_retired")
    if fields and title not in keys:
        told.add(0, "title", "book.field_unknown", title)
    owner = str(table.get("owner", ""))
    if owner and owner not in keys:
        told.add(0, "owner", "book.field_unknown", owner)
    held_by = told.members(0, "held_by", BookHolder, table.get("held_by", [BookHolder.BRANCH]))
    if not held_by:
        told.add(0, "held_by", "book.holder_missing")
    view_of = _words(table.get("view_of", ()))
    if source is not None and (source is BookSource.ENTRIES) == bool(view_of):
        told.add(0, "view_of", "book.view_unclear")
    book = LedgerBook(
        code=str(table.get("code", "")),
        label=label,
        short=str(table.get("short", "")).strip() or label,
        purpose=str(table.get("purpose", "")),
        place=int(table.get("place", 0)),
        section=str(table.get("section", "")),
        day_label=str(table.get("day_label", "")).strip() or "日期",
        title=title,
        fields=fields,
        states=states,
        steps=steps,
        late=late,
        measures=tuple(
            Measure(str(one["key"]), str(one["label"]), str(one["since"]), str(one["until"]))
            for one in table.get("measure", ())
        ),
        flags=tuple(
            BookFlag(str(one["label"]), _condition(one.get("when", {})))
            for one in table.get("flag", ())
        ),
        checks=_checks(table.get("check", ()), told),
        print_form=_print_form("print", table.get("print"), told),
        notice_form=_print_form("notice", table.get("notice"), told),
        held_by=held_by,
        source=source or BookSource.ENTRIES,
        view_of=view_of,
        owner=owner,
        agenda_of=str(table.get("agenda_of", "")),
        fed_by=_words(table.get("fed_by", ())),
        has_milestones=bool(table.get("milestones", False)),
        has_attachments=bool(table.get("attachments", True)),
        may_be_anonymous=bool(table.get("anonymous", False)),
        may_grow=bool(table.get("may_grow", True)),
        day_is_month=bool(table.get("day_is_month", False)),
        proves=_words(table.get("proves", ())),
        source_note=str(table.get("source_note", "")),
        is_retired=bool(table.get("is_retired", False)),
    )
    _judge_keys(book, told)
    if told.problems:
        return BookReading(None, tuple(told.problems))
    return BookReading(book)


class _Told:
    """Collects what is wrong, each at its place."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, number: int, part: str, code: str, found: str = "", hint: str = "") -> None:
        self.problems.append(Problem(Address(row=number, field=part), code, found, hint=hint))

    def unknown_words(self, number: int, table: Table, known: frozenset[str]) -> None:
        for word in sorted(table.keys() - known):
            self.add(number, word, "book.word_unknown", word)

    def name(self, number: int, part: str, table: Table, longest: int, codes: _Codes) -> str:
        text = str(table.get(part, "")).strip()
        if not text:
            self.add(number, part, codes.missing)
        elif len(text) > longest:
            self.add(number, part, codes.long, text, str(longest))
        return text

    def member(self, number: int, part: str, kind: type[EnumT], word: Any) -> EnumT | None:
        try:
            return kind(word)
        except ValueError:
            self.add(number, part, "book.word_unknown", str(word))
            return None

    def members(
        self, number: int, part: str, kind: type[EnumT], words: Iterable[Any]
    ) -> tuple[EnumT, ...]:
        found = [self.member(number, part, kind, word) for word in words]
        return tuple(one for one in found if one is not None)


def _fields(tables: Sequence[Table], told: _Told) -> tuple[BookField, ...]:
    fields: list[BookField] = []
    labels: set[str] = set()
    keys: set[str] = set()
    for number, table in enumerate(tables, start=1):
        told.unknown_words(number, table, _FIELD_KEYS)
        label = told.name(number, "label", table, LONGEST_FIELD_LABEL, _FIELD_NAME)
        key = str(table.get("key", ""))
        if label and label in labels:
            told.add(number, "label", "book_field.label_taken", label)
        if not key or key in keys or key in BUILT_IN_KEYS:
            told.add(number, "key", "book_field.key_taken", key)
        labels.add(label)
        keys.add(key)
        hint = str(table.get("hint", ""))
        if len(hint) > LONGEST_HINT:
            told.add(number, "hint", "book_field.hint_long", hint[:20], str(LONGEST_HINT))
        kind = told.member(number, "kind", FieldType, table.get("kind", FieldType.TEXT))
        if kind is None:
            continue
        field = BookField(
            key=key,
            label=label,
            kind=kind,
            section=str(table.get("section", "")),
            hint=hint,
            is_required=bool(table.get("required", False)),
            required_when=_condition(table.get("required_when", {})),
            choices=_choices(number, table, told),
            default=str(table.get("default", "")),
            none_word=str(table.get("none_word", "")),
            unit=str(table.get("unit", "")),
            least=table.get("least"),
            most=table.get("most"),
            is_past=bool(table.get("past", False)),
            is_shown=bool(table.get("shown", True)),
            is_retired=bool(table.get("is_retired", False)),
        )
        _judge_field(number, field, told)
        fields.append(field)
    known = {field.key: field for field in fields}
    for number, field in enumerate(fields, start=1):
        _judge_condition(number, "required_when", field.required_when, known, told)
    return tuple(fields)


def _choices(number: int, table: Table, told: _Told) -> tuple[BookChoice, ...]:
    retired = set(_words(table.get("retired_choices", ())))
    choices: list[BookChoice] = []
    taken: set[str] = set()
    for word in _words(table.get("choices", ())):
        label = word.strip()
        if not label:
            told.add(number, "choices", "book_field.choice_missing")
        elif label in taken:
            told.add(number, "choices", "book_field.choice_taken", label)
        elif len(label) > LONGEST_CHOICE:
            told.add(number, "choices", "book_field.choice_long", label, str(LONGEST_CHOICE))
        taken.add(label)
        choices.append(BookChoice(label, label in retired))
    for label in sorted(retired - taken):
        told.add(number, "choices", "book_field.choice_unknown", label)
    return tuple(choices)


def _judge_field(number: int, field: BookField, told: _Told) -> None:
    if field.kind is FieldType.CHOICE and not field.offered and not field.is_retired:
        told.add(number, "choices", "book_field.choices_missing", field.label)
    if field.kind is not FieldType.CHOICE and field.choices:
        told.add(number, "choices", "book_field.choices_idle", field.label)
    if field.kind is FieldType.CHOICE and field.default and field.default not in field.offered:
        told.add(number, "default", "book_field.default_unknown", field.default)
    if field.kind is FieldType.YES_NO and field.default not in ("", "0", "1"):
        told.add(number, "default", "book_field.default_unknown", field.default)
    if field.default and field.kind in (*OF_PEOPLE, FieldType.ORGANISATION, FieldType.DATE):
        told.add(number, "default", "book_field.default_idle", field.label)
    has_bounds = field.least is not None or field.most is not None
    if has_bounds and field.kind not in NUMERIC:
        told.add(number, "least", "book_field.bounds_idle", field.label)
    if field.least is not None and field.most is not None and field.least > field.most:
        told.add(number, "least", "book_field.bounds_crossed", field.label)


def _judge_condition(
    number: int, part: str, condition: RowCondition, fields: Mapping[str, BookField], told: _Told
) -> None:
    """Tell of fields that there are not and of choices that no row can have."""
    for key, wanted in condition.items():
        field = fields.get(key)
        if field is None:
            told.add(number, part, "book.field_unknown", key)
        elif field.kind is FieldType.CHOICE:
            for label in sorted(set(wanted) - field.known):
                told.add(number, part, "book_field.choice_unknown", label)


def _states(tables: Sequence[Table], told: _Told) -> tuple[BookState, ...]:
    states: list[BookState] = []
    for table in tables:
        label = told.name(0, "label", table, LONGEST_FIELD_LABEL, _STATE_NAME)
        code = str(table.get("code", ""))
        if not code or any(code == state.code or label == state.label for state in states):
            told.add(0, "state", "book_state.taken", label or code)
        tone = (
            told.member(0, "state", StateTone, table.get("tone", StateTone.PLAIN))
            or StateTone.PLAIN
        )
        states.append(BookState(code, label, bool(table.get("open", True)), tone))
    if states and not states[0].is_open:
        told.add(0, "state", "book_state.first_is_over", states[0].label)
    return tuple(states)


def _steps(
    tables: Sequence[Table], states: Sequence[str], keys: set[str], told: _Told
) -> tuple[BookStep, ...]:
    steps = []
    for table in tables:
        told.unknown_words(0, table, _STEP_KEYS)
        since, to = _words(table.get("from", ())), str(table.get("to", ""))
        for code in (*since, to):
            if code not in states:
                told.add(0, "step", "book_step.state_unknown", code)
        if not since:
            told.add(0, "step", "book_step.state_unknown", "")
        needs, owner = _words(table.get("needs", ())), str(table.get("owner", ""))
        for key in (*needs, *((owner,) if owner else ())):
            if key not in keys:
                told.add(0, "step", "book.field_unknown", key)
        takers = told.members(0, "step", Taker, table.get("takers", [Taker.ANYONE]))
        if {Taker.OWNER, Taker.OTHER} & set(takers) and not owner:
            told.add(0, "step", "book_step.owner_missing", str(table.get("verb", "")))
        steps.append(
            BookStep(
                since=since,
                to=to,
                verb=told.name(0, "verb", table, LONGEST_FIELD_LABEL, _STEP_NAME),
                takers=takers,
                by_label=str(table.get("by_label", "")),
                day_label=str(table.get("day_label", "")),
                needs=needs,
                needs_by=bool(table.get("needs_by", False)),
                needs_note=bool(table.get("needs_note", False)),
                owner=owner,
                warns_owner=bool(table.get("warns_owner", False)),
                is_back=bool(table.get("back", False)),
                may_be_incomplete=bool(table.get("incomplete", False)),
            )
        )
    reached = {step.to for step in steps}
    for code in states[1:]:
        if code not in reached:
            told.add(0, "step", "book_state.unreachable", code)
    return tuple(steps)


def _late_rules(
    tables: Sequence[Table], states: Sequence[str], fields: Sequence[BookField], told: _Told
) -> tuple[LateRule, ...]:
    known = {field.key: field for field in fields}
    dates = {field.key for field in fields if field.kind is FieldType.DATE}
    rules = []
    for table in tables:
        told.unknown_words(0, table, _LATE_KEYS)
        rule = LateRule(
            states=_words(table.get("states", ())),
            until=str(table.get("until", "")),
            since=str(table.get("since", "")),
            days=int(table.get("days", 0)),
            done=str(table.get("done", "")),
            amber_days=int(table.get("amber_days", 3)),
            when=_condition(table.get("when", {})),
            escalations=tuple(
                sorted(
                    (
                        Escalation(int(one["days"]), str(one["text"]))
                        for one in table.get("escalation", ())
                    ),
                    key=lambda one: one.days,
                )
            ),
        )
        for code in rule.states:
            if code not in states:
                told.add(0, "late", "book_step.state_unknown", code)
        for key in (rule.until, rule.since):
            if key and key not in dates:
                told.add(0, "late", "book_late.date_unknown", key)
        if rule.done and rule.done not in known:
            told.add(0, "late", "book.field_unknown", rule.done)
        if not rule.until and not rule.days:
            told.add(0, "late", "book_late.day_missing")
        _judge_condition(0, "late", rule.when, known, told)
        rules.append(rule)
    return tuple(rules)


def _checks(tables: Sequence[Table], told: _Told) -> tuple[BookCheck, ...]:
    checks = []
    for table in tables:
        kind = told.member(0, "check", BookCheckKind, table.get("kind", BookCheckKind.ORDER))
        if kind is not None:
            checks.append(
                BookCheck(
                    kind,
                    str(table.get("first", "")),
                    str(table.get("second", "")),
                    bool(table.get("warning", False)),
                )
            )
    return tuple(checks)


def _print_form(part: str, table: Table | None, told: _Told) -> PrintForm | None:
    if table is None:
        return None
    told.unknown_words(0, table, _PRINT_KEYS)
    columns = tuple(
        PrintColumn(str(key), int(width)) for key, width in table.get("columns", {}).items()
    )
    return PrintForm(
        title=str(table.get("title", "")),
        columns=columns,
        is_landscape=bool(table.get("landscape", True)),
        periods=told.members(0, part, PrintPeriod, table.get("periods", list(PrintPeriod))),
        foot=str(table.get("foot", "")),
        totals=_words(table.get("totals", ())),
        totals_by=str(table.get("totals_by", "")),
        filed=frozenset(_words(table.get("filed", ()))),
        public_when=_condition(table.get("public_when", {})),
    )


def _judge_keys(book: LedgerBook, told: _Told) -> None:
    """Tell of keys in checks, measures, flags and the printed form that the book has not."""
    known = {field.key: field for field in book.fields}
    keys = set(column_keys(book)) | {DAY}
    for measure in book.measures:
        for key in (measure.since, measure.until):
            if key not in keys:
                told.add(0, "measure", "book.field_unknown", key)
    for check in book.checks:
        for key in (check.first, check.second):
            if key not in keys:
                told.add(0, "check", "book.field_unknown", key)
    for flag in book.flags:
        _judge_condition(0, "flag", flag.when, known, told)
    _judge_form("print", book.print_form, known, keys, told)
    _judge_form("notice", book.notice_form, known, keys, told)


def _judge_form(
    part: str,
    form: PrintForm | None,
    fields: Mapping[str, BookField],
    keys: set[str],
    told: _Told,
) -> None:
    """Tell of columns, sums and conditions of a printed form that the book has not."""
    if form is None:
        return
    by = {form.totals_by} if form.totals_by else set()
    for key in (*(column.key for column in form.columns), *sorted(form.filed | by)):
        if key not in keys:
            told.add(0, part, "book.field_unknown", key)
    for key in form.totals:
        if key not in fields or fields[key].kind not in NUMERIC:
            told.add(0, part, "book.field_unknown", key)
    _judge_condition(0, part, form.public_when, fields, told)


def _condition(table: Table) -> RowCondition:
    if not table:
        return ALWAYS
    return {str(key): _words(wanted) for key, wanted in table.items()}


def _words(words: Iterable[Any]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(str(word) for word in words)
