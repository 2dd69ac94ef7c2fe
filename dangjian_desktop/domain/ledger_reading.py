"""Reading the table of a ledger book, with everything that is wrong with it told at once.

What the words of a table mean is said at the top of resources/books/README.md. Problems carry the
number of the field (counted from 1; 0 for the book itself) and the part that is wrong, so that an
editor shows each of them at its place.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from dangjian_desktop.domain.ledger_shape import shape_problems
from dangjian_desktop.domain.ledgers import (
    ALWAYS,
    BUILT_IN_KEYS,
    DAY,
    LONGEST_BOOK_LABEL,
    LONGEST_CHOICE,
    LONGEST_FIELD_LABEL,
    LONGEST_HINT,
    NARROWEST_COLUMN,
    NUMERIC,
    OF_PEOPLE,
    STATE,
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
    printable_width,
    step_by,
    step_day,
)
from dangjian_desktop.domain.problems import Address, Problem

EnumT = TypeVar("EnumT", bound=StrEnum)
Table = Mapping[str, Any]

_BOOK_KEYS = frozenset(
    "format code label short purpose place section day_label title held_by source view_of owner "
    "agenda_of fed_by milestones attachments anonymous may_grow day_is_month proves source_note "
    "is_retired field state step late measure flag check print notice board card checklist".split()
)
_FIELD_KEYS = frozenset(
    "key label kind section hint required required_when choices retired_choices renamed under "
    "follows default none_word unit least most past roster consent shown is_retired".split()
)
_STATE_KEYS = frozenset("code label open tone".split())
_STEP_KEYS = frozenset(
    "from to verb takers by_label day_label needs needs_by needs_note owner warns_owner "
    "back incomplete".split()
)
_PRINT_KEYS = frozenset(
    "title landscape periods foot columns totals totals_by filed public_when whole".split()
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
    misshapen = shape_problems(table)
    if misshapen:
        return BookReading(None, tuple(misshapen))
    told = _Told()
    told.unknown_words(0, table, _BOOK_KEYS)
    label = told.name(0, "label", table, LONGEST_BOOK_LABEL, _BOOK_NAME)
    source = told.member(0, "source", BookSource, table.get("source", BookSource.ENTRIES))
    fields = _fields(table.get("field", ()), told)
    states = _states(table.get("state", ()), told)
    codes = [state.code for state in states]
    keys = {field.key for field in fields}
    of_steps = {key for code in codes for key in (step_day(code), step_by(code))}
    steps = _steps(table.get("step", ()), states, keys | of_steps, told)
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
        board=str(table.get("board", "")),
        card=_words(table.get("card", ())),
        checklist=str(table.get("checklist", "")),
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

    def add(
        self, number: int, part: str, code: str, found: str = "", hint: str = "", of: str = ""
    ) -> None:
        where = Address(sheet=of, row=number, field=part)
        self.problems.append(Problem(where, code, found, hint=hint))

    def unknown_words(self, number: int, table: Table, known: frozenset[str], of: str = "") -> None:
        for word in sorted(table.keys() - known):
            self.add(number, word, "book.word_unknown", word, of=of)

    def name(
        self, number: int, part: str, table: Table, longest: int, codes: _Codes, of: str = ""
    ) -> str:
        text = str(table.get(part, "")).strip()
        if not text:
            self.add(number, part, codes.missing, of=of)
        elif len(text) > longest:
            self.add(number, part, codes.long, text, str(longest), of=of)
        return text

    def member(
        self, number: int, part: str, kind: type[EnumT], word: Any, of: str = ""
    ) -> EnumT | None:
        try:
            return kind(word)
        except ValueError:
            self.add(number, part, "book.word_unknown", str(word), of=of)
            return None

    def members(
        self, number: int, part: str, kind: type[EnumT], words: Iterable[Any], of: str = ""
    ) -> tuple[EnumT, ...]:
        found = [self.member(number, part, kind, word, of) for word in words]
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
            is_of_roster=bool(table.get("roster", False)),
            is_consent=bool(table.get("consent", False)),
            is_shown=bool(table.get("shown", True)),
            follows=str(table.get("follows", "")),
            is_retired=bool(table.get("is_retired", False)),
        )
        _judge_field(number, field, told)
        fields.append(field)
    known = {field.key: field for field in fields}
    for number, field in enumerate(fields, start=1):
        _judge_condition(number, "required_when", field.required_when, known, told)
        _judge_following(number, field, known, told)
    return tuple(fields)


def _judge_following(
    number: int, field: BookField, known: Mapping[str, BookField], told: _Told
) -> None:
    """Tell of choices that hang on a field or a choice that there is not."""
    above = known.get(field.follows)
    if field.follows and (above is None or above.kind is not FieldType.CHOICE or above is field):
        told.add(number, "follows", "book_field.follows_wrong", field.follows)
        return
    for choice in field.choices:
        for label in choice.under:
            if above is None or label not in above.known:
                told.add(number, "choices", "book_field.under_unknown", label, choice.label)


def _choices(number: int, table: Table, told: _Told) -> tuple[BookChoice, ...]:
    retired = set(_words(table.get("retired_choices", ())))
    names = {str(word): str(name).strip() for word, name in table.get("renamed", {}).items()}
    under: dict[str, list[str]] = {}
    for above, labels in table.get("under", {}).items():
        for label in _words(labels):
            under.setdefault(label, []).append(str(above))
    choices: list[BookChoice] = []
    taken: set[str] = set()
    for word in _words(table.get("choices", ())):
        label = word.strip()
        name = names.get(label, "")
        shown = name or label
        if not label:
            told.add(number, "choices", "book_field.choice_missing")
        elif label in taken or shown in taken:
            told.add(number, "choices", "book_field.choice_taken", shown)
        elif max(len(label), len(shown)) > LONGEST_CHOICE:
            told.add(number, "choices", "book_field.choice_long", shown, str(LONGEST_CHOICE))
        taken |= {label, shown}
        choices.append(BookChoice(label, label in retired, name, tuple(under.get(label, ()))))
    labels = {choice.label for choice in choices}
    for label in sorted((retired | names.keys() | under.keys()) - labels):
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
    if field.is_consent and field.kind is not FieldType.YES_NO:
        told.add(number, "consent", "book_field.consent_idle", field.label)
    has_bounds = field.least is not None or field.most is not None
    if has_bounds and field.kind not in NUMERIC:
        told.add(number, "least", "book_field.bounds_idle", field.label)
    if field.least is not None and field.most is not None and field.least > field.most:
        told.add(number, "least", "book_field.bounds_crossed", field.label)


def _judge_condition(
    number: int,
    part: str,
    condition: RowCondition,
    fields: Mapping[str, BookField],
    told: _Told,
    *,
    of: str = "",
) -> None:
    """Tell of fields that there are not and of choices that no row can have."""
    for key, wanted in condition.items():
        field = fields.get(key)
        if field is None:
            told.add(number, part, "book.field_unknown", key, of=of)
        elif field.kind is FieldType.CHOICE:
            for label in sorted(set(wanted) - field.known):
                told.add(number, part, "book_field.choice_unknown", label, of=of)


def _states(tables: Sequence[Table], told: _Told) -> tuple[BookState, ...]:
    states: list[BookState] = []
    for number, table in enumerate(tables, start=1):
        told.unknown_words(number, table, _STATE_KEYS, "state")
        label = told.name(number, "label", table, LONGEST_FIELD_LABEL, _STATE_NAME, "state")
        code = str(table.get("code", ""))
        if not code or any(code == state.code or label == state.label for state in states):
            told.add(number, "label", "book_state.taken", label or code, of="state")
        wanted = table.get("tone", StateTone.PLAIN)
        tone = told.member(number, "tone", StateTone, wanted, "state") or StateTone.PLAIN
        states.append(BookState(code, label, bool(table.get("open", True)), tone))
    if states and not states[0].is_open:
        told.add(1, "open", "book_state.first_is_over", states[0].label, of="state")
    if states and all(state.is_open for state in states):
        told.add(len(states), "open", "book_state.none_is_over", of="state")
    return tuple(states)


def _steps(
    tables: Sequence[Table], known: Sequence[BookState], keys: set[str], told: _Told
) -> tuple[BookStep, ...]:
    states = [state.code for state in known]
    steps: list[BookStep] = []
    for number, table in enumerate(tables, start=1):
        told.unknown_words(number, table, _STEP_KEYS, "step")
        since, to = _words(table.get("from", ())), str(table.get("to", ""))
        if not since:
            told.add(number, "from", "book_step.since_missing", of="step")
        if not to:
            told.add(number, "to", "book_step.to_missing", of="step")
        for part, codes in (("from", since), ("to", (to,) if to else ())):
            for code in codes:
                if code not in states:
                    told.add(number, part, "book_step.state_unknown", code, of="step")
        for step in steps:
            if step.to == to and set(step.since) & set(since):
                told.add(number, "to", "book_step.taken", step.verb, of="step")
        needs, owner = _words(table.get("needs", ())), str(table.get("owner", ""))
        for part, wanted in (("needs", needs), ("owner", (owner,) if owner else ())):
            for key in wanted:
                if key not in keys:
                    told.add(number, part, "book.field_unknown", key, of="step")
        takers = told.members(number, "takers", Taker, table.get("takers", [Taker.ANYONE]), "step")
        if not takers:
            told.add(number, "takers", "book_step.taker_missing", of="step")
        if {Taker.OWNER, Taker.OTHER} & set(takers) and not owner:
            verb = str(table.get("verb", ""))
            told.add(number, "owner", "book_step.owner_missing", verb, of="step")
        steps.append(
            BookStep(
                since=since,
                to=to,
                verb=told.name(number, "verb", table, LONGEST_FIELD_LABEL, _STEP_NAME, "step"),
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
    left = {code for step in steps for code in step.since}
    for number, state in enumerate(known, start=1):
        if number > 1 and state.code not in reached:
            told.add(number, "label", "book_state.unreachable", state.label, of="state")
        if state.is_open and state.code not in left:
            told.add(number, "open", "book_state.dead_end", state.label, of="state")
    return tuple(steps)


def _late_rules(
    tables: Sequence[Table], states: Sequence[str], fields: Sequence[BookField], told: _Told
) -> tuple[LateRule, ...]:
    known = {field.key: field for field in fields}
    dates = {field.key for field in fields if field.kind is FieldType.DATE}
    rules = []
    for number, table in enumerate(tables, start=1):
        told.unknown_words(number, table, _LATE_KEYS, "late")
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
                told.add(number, "states", "book_step.state_unknown", code, of="late")
        for part, key in (("until", rule.until), ("since", rule.since)):
            if key and key not in dates:
                told.add(number, part, "book_late.date_unknown", key, of="late")
        if rule.done and rule.done not in known:
            told.add(number, "done", "book.field_unknown", rule.done, of="late")
        if not rule.until and rule.days < 1:
            told.add(number, "days", "book_late.day_missing", of="late")
        if not states and not rule.done:
            told.add(number, "done", "book_late.end_missing", of="late")
        if any(one.days < 1 for one in rule.escalations):
            told.add(number, "escalation", "book_late.escalation_days", of="late")
        if any(not one.text.strip() for one in rule.escalations):
            told.add(number, "escalation", "book_late.escalation_missing", of="late")
        _judge_condition(number, "when", rule.when, known, told, of="late")
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
    columns = tuple(
        PrintColumn(str(key), int(width)) for key, width in table.get("columns", {}).items()
    )
    told.unknown_words(0, table, _PRINT_KEYS, part)
    is_landscape = bool(table.get("landscape", True))
    if not columns:
        told.add(0, "columns", "book_print.columns_missing", of=part)
    for number, column in enumerate(columns, start=1):
        if not NARROWEST_COLUMN <= column.width <= printable_width(is_landscape=True):
            told.add(
                number,
                "width",
                "book_print.width",
                str(column.width),
                str(NARROWEST_COLUMN),
                of=part,
            )
    room, taken = printable_width(is_landscape=is_landscape), sum(one.width for one in columns)
    if taken > room:
        told.add(0, "columns", "book_print.too_wide", str(taken), str(room), of=part)
    periods = told.members(
        0, "periods", PrintPeriod, table.get("periods", list(PrintPeriod)), "print"
    )
    if not periods:
        told.add(0, "periods", "book_print.period_missing", of=part)
    return PrintForm(
        title=str(table.get("title", "")),
        columns=columns,
        is_landscape=is_landscape,
        periods=periods,
        foot=str(table.get("foot", "")),
        totals=_words(table.get("totals", ())),
        totals_by=str(table.get("totals_by", "")),
        filed=frozenset(_words(table.get("filed", ()))),
        public_when=_condition(table.get("public_when", {})),
        is_whole=bool(table.get("whole", False)),
    )


def _judge_keys(book: LedgerBook, told: _Told) -> None:
    """Tell of keys in checks, measures, flags and the printed form that the book has not."""
    known = {field.key: field for field in book.fields}
    keys = set(column_keys(book)) | {DAY}
    days = {DAY} | {one.key for one in book.fields if one.kind is FieldType.DATE}
    days |= {step_day(state.code) for state in book.states}
    taken = set(BUILT_IN_KEYS) | known.keys()
    for number, measure in enumerate(book.measures, start=1):
        if not measure.label.strip():
            told.add(number, "label", "book_measure.label_missing", of="measure")
        if not measure.key or measure.key in taken:
            told.add(number, "label", "book_field.key_taken", measure.key, of="measure")
        taken.add(measure.key)
        for part, key in (("since", measure.since), ("until", measure.until)):
            if key not in days:
                told.add(number, part, "book.day_unknown", key, of="measure")
    for number, check in enumerate(book.checks, start=1):
        for part, key in (("first", check.first), ("second", check.second)):
            if key not in keys:
                told.add(number, part, "book.field_unknown", key, of="check")
    for number, flag in enumerate(book.flags, start=1):
        _judge_condition(number, "when", flag.when, known, told, of="flag")
    _judge_form("print", book.print_form, known, keys, told)
    _judge_form("notice", book.notice_form, known, keys, told)
    _judge_views(book, known, told)


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
    for number, column in enumerate(form.columns, start=1):
        if column.key not in keys:
            told.add(number, "key", "book.field_unknown", column.key, of=part)
    by = (form.totals_by,) if form.totals_by else ()
    for word, wanted in (("filed", sorted(form.filed)), ("totals_by", by)):
        for key in wanted:
            if key not in keys:
                told.add(0, word, "book.field_unknown", key, of=part)
    for key in form.totals:
        if key not in fields or fields[key].kind not in NUMERIC:
            told.add(0, "totals", "book.field_unknown", key, of=part)
    _judge_condition(0, "public_when", form.public_when, fields, told, of=part)


def _judge_views(book: LedgerBook, known: Mapping[str, BookField], told: _Told) -> None:
    """Tell of a board or checklist by what is no choice, and of cards that tell what is not."""
    for part, key in (("board", book.board), ("checklist", book.checklist)):
        if not key or (part == "board" and key == STATE and book.states):
            continue
        if key not in known or known[key].kind is not FieldType.CHOICE:
            told.add(0, part, "book.choice_field_unknown", key)
    for key in book.card:
        if key not in column_keys(book):
            told.add(0, "card", "book.field_unknown", key)


def _condition(table: Table) -> RowCondition:
    if not table:
        return ALWAYS
    return {str(key): _words(wanted) for key, wanted in table.items()}


def _words(words: Iterable[Any]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(str(word) for word in words)
