"""What a ledger book (台账) is: its fields, its states and steps, when a row is late, its paper.

A book is data. Those of the program stand in resources/books, one file a book; a branch's own and
what it changed of a supplied one are rows (see `ledger_changes`). A book whose subject is an
activity or a document is a view: it only adds fields to what stands there already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dangjian_desktop.domain.vocabulary import OrganisationKind, Post

#: Codes of a branch's own books, and keys of fields that it added, begin so.
OWN_PREFIX = "own_"
#: Under this heading stand books that name none; only a branch's own or a changed one does so.
OWN_SECTION = "自建"
#: Characters of names; they head columns and stand in lists.
LONGEST_BOOK_LABEL = 20
LONGEST_FIELD_LABEL = 20
LONGEST_CHOICE = 30
LONGEST_HINT = 200
#: Characters of what is entered in a field.
LONGEST_TEXT = 200
LONGEST_LONG_TEXT = 4000


class FieldType(StrEnum):
    """What is entered in a field of a book (codes are stored)."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    PERSON = "person"
    PEOPLE = "people"
    CHOICE = "choice"
    YES_NO = "yes_no"
    ORGANISATION = "organisation"


FIELD_TYPE_LABELS: Mapping[FieldType, str] = MappingProxyType(
    {
        FieldType.TEXT: "文字",
        FieldType.LONG_TEXT: "长文字",
        FieldType.NUMBER: "数字",
        FieldType.MONEY: "金额",
        FieldType.DATE: "日期",
        FieldType.PERSON: "人员",
        FieldType.PEOPLE: "多名人员",
        FieldType.CHOICE: "选项",
        FieldType.YES_NO: "是否",
        FieldType.ORGANISATION: "组织",
    }
)
NUMERIC = frozenset({FieldType.NUMBER, FieldType.MONEY})
OF_PEOPLE = frozenset({FieldType.PERSON, FieldType.PEOPLE})


class BookHolder(StrEnum):
    """Whose rows a book may hold; the codes are those of kinds of organisation."""

    COMMITTEE = "committee"
    BRANCH = "branch"
    PARTY_GROUP = "party_group"


class BookSource(StrEnum):
    """Whether the rows of a book are its own, or what it adds to activities or documents."""

    ENTRIES = "entries"
    ACTIVITIES = "activities"
    DOCUMENTS = "documents"


class Taker(StrEnum):
    """Who may take a step."""

    ANYONE = "anyone"
    OWNER = "owner"
    OTHER = "other"
    GROUP_LEADER = "group_leader"
    COMMITTEE_MEMBER = "committee_member"
    SECRETARY = "secretary"
    SUPERIOR = "superior"


TAKER_LABELS: Mapping[Taker, str] = MappingProxyType(
    {
        Taker.ANYONE: "记录人",
        Taker.OWNER: "责任人",
        Taker.OTHER: "责任人以外的人",
        Taker.GROUP_LEADER: "党小组长",
        Taker.COMMITTEE_MEMBER: "支部委员",
        Taker.SECRETARY: "支部书记",
        Taker.SUPERIOR: "上级党组织",
    }
)
_SECRETARIES = frozenset({Post.SECRETARY, Post.DEPUTY_SECRETARY})
_GROUP_LEADERS = frozenset({Post.GROUP_LEADER})
#: Posts with which somebody is such a taker.
TAKER_POSTS: Mapping[Taker, frozenset[Post]] = MappingProxyType(
    {
        Taker.GROUP_LEADER: _GROUP_LEADERS,
        Taker.COMMITTEE_MEMBER: frozenset(Post) - _GROUP_LEADERS,
        Taker.SECRETARY: _SECRETARIES,
    }
)


class StateTone(StrEnum):
    """How a state is coloured; a chip's word says the same."""

    PLAIN = "plain"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


class PrintPeriod(StrEnum):
    """For which stretch of time a book is printed."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class BookCheckKind(StrEnum):
    """What a check of a row compares."""

    ORDER = "order"
    DIFFER = "differ"


#: Values of fields that a row must have for something to hold; all must be met.
RowCondition = Mapping[str, tuple[str, ...]]
ALWAYS: RowCondition = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BookChoice:
    """One of the choices of a field; a retired one is kept by the rows that have it.

    Attributes:
        label: The word that rows keep and conditions name; never changed, so that a choice can be
            called otherwise without a row being rewritten, and rows of two branches fit together.
        name: What it is called now, where that is another word.
        under: Under which choices of the field that it follows it is offered; empty for all.
    """

    label: str
    is_retired: bool = False
    name: str = ""
    under: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """What stands on the screen and on paper."""
        return self.name or self.label

    def is_under(self, chosen: str) -> bool:
        """Whether it is offered beside a choice of the field that it follows; "" for none yet."""
        return not chosen or not self.under or chosen in self.under


@dataclass(frozen=True)
class BookField:
    """A field of a book.

    Attributes:
        key: What values are stored under; never changed. label: what it is called.
        section: Under which heading it stands in the form; "" for the first part.
        is_required: A row without it is incomplete.
        required_when: Else only rows that meet this must have it (six parts of a 重大 plan).
        default: Text with which a new row begins.
        none_word: Word that says on purpose that there is none (无需); "" where a field is
            filled or empty.
        least, most: Bounds of a number.
        is_past: A date that cannot lie ahead.
        is_of_roster: Only people of the roster are named: the worker who was stopped is not.
        is_consent: Whether somebody agrees to be named (yes_no): of who does not, no row is kept.
        is_shown: Whether the table shows it until the user chooses.
        follows: Key of the choice field that decides which choices this one offers (清单 → 项目).
        is_retired: No longer offered; rows keep what they have.
        is_own: Whether the branch added it.
    """

    key: str
    label: str
    kind: FieldType
    section: str = ""
    hint: str = ""
    is_required: bool = False
    required_when: RowCondition = field(default_factory=lambda: ALWAYS, hash=False)
    choices: tuple[BookChoice, ...] = ()
    default: str = ""
    none_word: str = ""
    unit: str = ""
    least: int | None = None
    most: int | None = None
    is_past: bool = False
    is_of_roster: bool = False
    is_consent: bool = False
    is_shown: bool = True
    follows: str = ""
    is_retired: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the branch added it."""
        return self.key.startswith(OWN_PREFIX)

    @property
    def offered(self) -> tuple[str, ...]:
        """The choices that can still be taken."""
        return tuple(choice.label for choice in self.choices if not choice.is_retired)

    @property
    def offered_names(self) -> tuple[str, ...]:
        """What the choices that can still be taken are called now, where words are read."""
        return tuple(choice.shown for choice in self.choices if not choice.is_retired)

    @property
    def known(self) -> frozenset[str]:
        """The choices that a row may have, retired ones too."""
        return frozenset(choice.label for choice in self.choices)

    def offered_under(self, chosen: str) -> tuple[BookChoice, ...]:
        """Return the choices that can be taken beside one of the field that this one follows.

        Args:
            chosen: The word that the row keeps there; "" for nothing yet.
        """
        return tuple(one for one in self.choices if not one.is_retired and one.is_under(chosen))

    def choice(self, word: str) -> BookChoice | None:
        """Return the choice that rows keep as a word, or that is called so now."""
        kept = next((one for one in self.choices if one.label == word), None)
        return kept or next((one for one in self.choices if word and one.name == word), None)

    def shown_choice(self, label: str) -> str:
        """Return what a kept word is called now; a word that is no choice is as it is."""
        found = next((one for one in self.choices if one.label == label), None)
        return found.shown if found else label


@dataclass(frozen=True, slots=True)
class BookState:
    """Where a row of a book can stand; it is over in one that is not open."""

    code: str
    label: str
    is_open: bool = True
    tone: StateTone = StateTone.PLAIN


@dataclass(frozen=True, slots=True)
class BookStep:
    """A step from one state to another.

    Attributes:
        verb: What its button says: 登记复查.
        takers: Who may take it; one of them is enough.
        by_label, day_label: What the one who takes it and the day are called: 复查人, 复查日期.
        needs: Keys of fields that must be filled before, or of steps (``by:checked``: it must have
            been told who checked).
        needs_by: Whether it must be said who took it.
        needs_note: Whether it must be said how (为什么退回).
        owner: Key of the field that names the owner, for `Taker.OWNER` and `Taker.OTHER`.
        warns_owner: Whether it is only warned about when the owner takes it (Z05).
        is_back: Whether it leads back, so that later steps have to be taken again.
        may_be_incomplete: Whether it ends a row that lacks something: what is given up, declined
            or taken down need not be filled in first.
    """

    since: tuple[str, ...]
    to: str
    verb: str
    takers: tuple[Taker, ...] = (Taker.ANYONE,)
    by_label: str = ""
    day_label: str = ""
    needs: tuple[str, ...] = ()
    needs_by: bool = False
    needs_note: bool = False
    owner: str = ""
    warns_owner: bool = False
    is_back: bool = False
    may_be_incomplete: bool = False


@dataclass(frozen=True, slots=True)
class Escalation:
    """From so many days late on, who has to look after it (提级督办)."""

    days: int
    text: str


@dataclass(frozen=True)
class LateRule:
    """Until when a row must have left some states.

    Attributes:
        states: The states in which it counts; empty for every open one.
        until: Key of the date field that names the last day; "" where it is reckoned.
        since: Key of the date field from which `days` are counted; "" for the day of the row.
        days: Days after it.
        done: Key of the field that is filled when it was done; "" where the state tells.
        amber_days: From so many days before on the row is pressing.
        when: Only rows that meet this.
    """

    states: tuple[str, ...] = ()
    until: str = ""
    since: str = ""
    days: int = 0
    done: str = ""
    amber_days: int = 3
    when: RowCondition = field(default_factory=lambda: ALWAYS, hash=False)
    escalations: tuple[Escalation, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """Days between two dates of a row, shown beside them (承诺到兑现).

    Attributes:
        since, until: Keys of date fields, ``day`` for the day of the row, or ``step:state`` for
            the day on which a state was reached.
    """

    key: str
    label: str
    since: str
    until: str


@dataclass(frozen=True)
class BookFlag:
    """A mark that a row carries when it meets a condition (重大: 单独建档)."""

    label: str
    when: RowCondition = field(default_factory=lambda: ALWAYS, hash=False)


@dataclass(frozen=True, slots=True)
class BookCheck:
    """Two fields that must be in order, or had better differ.

    Attributes:
        kind: ORDER: the second date is not before the first; DIFFER: not the same person.
        first, second: As in `Measure`, and ``by:state`` for who took the step to a state.
        is_warning: Whether it is only warned about.
    """

    kind: BookCheckKind
    first: str
    second: str
    is_warning: bool = False


#: Narrowest column that still holds three characters, and what the margins of A4 leave, in mm.
NARROWEST_COLUMN = 10
_ACROSS, _UPRIGHT = 273, 186


def printable_width(*, is_landscape: bool) -> int:
    """Return how wide a table may be on A4 with margins of 12 mm, in mm."""
    return _ACROSS if is_landscape else _UPRIGHT


@dataclass(frozen=True, slots=True)
class PrintColumn:
    """A column of the printed book: a key (see `column_keys`) and its width in mm."""

    key: str
    width: int


@dataclass(frozen=True)
class PrintForm:
    """How a book is printed.

    Attributes:
        title: Heading of the sheet; ``{organisation}`` and ``{period}`` are filled in.
        is_landscape: On A4 across.
        foot: What stands under the table (记录人, 审核人).
        totals: Keys of fields that are summed up in a last row. totals_by: key of a choice by
            which the sums are parted (下达 and 支出 are no one sum); "" for one sum.
        filed: Keys of columns that only the archive's copy shows (who was helped).
        public_when: Rows that do not meet this stand on the archive's copy alone (consent).
        is_whole: Whether only the named columns are printed; else fields that the branch added
            stand behind them.
    """

    title: str
    columns: tuple[PrintColumn, ...]
    is_landscape: bool = True
    periods: tuple[PrintPeriod, ...] = tuple(PrintPeriod)
    foot: str = ""
    totals: tuple[str, ...] = ()
    totals_by: str = ""
    filed: frozenset[str] = frozenset()
    public_when: RowCondition = field(default_factory=lambda: ALWAYS, hash=False)
    is_whole: bool = False


@dataclass(frozen=True)
class LedgerBook:
    """A ledger book.

    Attributes:
        purpose: One sentence: what it is for and who answers for it.
        day_label: What the day of a row is called.
        day_is_month: Whether the day may be told to the month alone.
        title: Key of the field that stands for the whole row.
        source: Whether rows are its own; view_of: kinds of activity or document else.
        held_by: Whose rows it may hold.
        owner: Key of the field of who answers for a row; "" for nobody in particular.
        agenda_of: Kind of activity on whose agenda open rows come up by themselves.
        fed_by: What makes rows: ``resolution``.
        notice_form: How its rows are made public (隐患整改公示); None where they are not.
        has_milestones: Whether a row has stages that stand in the calendar.
        has_attachments: Whether files may be kept with a row.
        may_be_anonymous: Whether a row may tell the month only and nobody.
        may_grow: Whether fields may be added; not where what is recorded protects people.
        proves: What it proves in scoring.
        board: Key of the choice field whose choices are the columns of its board, or ``state``;
            "" for a book that has none.
        card: Keys of what a card of the board tells below the title.
        checklist: Key of the choice field of which every choice is one thing to look at.
        source_note: Where its fields and periods come from.
        is_retired: No longer offered.
    """

    code: str
    label: str
    short: str
    purpose: str
    place: int
    section: str
    day_label: str
    title: str
    fields: tuple[BookField, ...]
    states: tuple[BookState, ...] = ()
    steps: tuple[BookStep, ...] = ()
    late: tuple[LateRule, ...] = ()
    measures: tuple[Measure, ...] = ()
    flags: tuple[BookFlag, ...] = ()
    checks: tuple[BookCheck, ...] = ()
    print_form: PrintForm | None = None
    notice_form: PrintForm | None = None
    held_by: tuple[BookHolder, ...] = (BookHolder.BRANCH,)
    source: BookSource = BookSource.ENTRIES
    view_of: tuple[str, ...] = ()
    owner: str = ""
    agenda_of: str = ""
    fed_by: tuple[str, ...] = ()
    has_milestones: bool = False
    has_attachments: bool = True
    may_be_anonymous: bool = False
    may_grow: bool = True
    day_is_month: bool = False
    proves: tuple[str, ...] = ()
    board: str = ""
    card: tuple[str, ...] = ()
    checklist: str = ""
    source_note: str = ""
    is_retired: bool = False

    @property
    def heading(self) -> str:
        """Under what it stands in lists of books."""
        return self.section or OWN_SECTION

    @property
    def is_own(self) -> bool:
        """Whether the branch made it."""
        return self.code.startswith(OWN_PREFIX)

    @property
    def is_view(self) -> bool:
        """Whether its rows are activities or documents, to which it only adds fields."""
        return self.source is not BookSource.ENTRIES

    @property
    def used_fields(self) -> tuple[BookField, ...]:
        """The fields that are offered, in their order."""
        return tuple(one for one in self.fields if not one.is_retired)

    @property
    def first_state(self) -> str:
        """The state of a new row; "" for a book without states."""
        return self.states[0].code if self.states else ""

    @property
    def open_states(self) -> frozenset[str]:
        """The states in which something is left to be done."""
        return frozenset(state.code for state in self.states if state.is_open)

    def field(self, key: str) -> BookField | None:
        """Return a field by its key, retired ones too."""
        return next((one for one in self.fields if one.key == key), None)

    def state(self, code: str) -> BookState | None:
        """Return a state by its code."""
        return next((one for one in self.states if one.code == code), None)

    def state_label(self, code: str) -> str:
        """Return the name of a state; "" for none."""
        state = self.state(code)
        return state.label if state else ""

    def steps_from(self, state: str) -> tuple[BookStep, ...]:
        """Return the steps that can be taken from a state, in their order."""
        return tuple(step for step in self.steps if state in step.since)

    def step(self, since: str, to: str) -> BookStep | None:
        """Return the step from one state to another, or None when there is none."""
        return next((step for step in self.steps_from(since) if step.to == to), None)

    def is_open(self, state: str) -> bool:
        """Whether something is left to be done about a row in a state."""
        return state in self.open_states


def may_hold(book: LedgerBook, kind: OrganisationKind) -> bool:
    """Whether an organisation of a kind keeps a book; a 党总支 keeps the books of a committee."""
    told = OrganisationKind.COMMITTEE if kind is OrganisationKind.GENERAL_BRANCH else kind
    return told.value in {holder.value for holder in book.held_by}


#: Keys of columns that every book has beside its fields; of a view also what its row is about.
NUMBER, DAY, STATE, HOLDER, LATE = "number", "day", "state", "holder", "late"
ABOUT = "about"
BUILT_IN_KEYS = frozenset({NUMBER, DAY, STATE, HOLDER, LATE, ABOUT})


def step_day(state: str) -> str:
    """Return the key of the day on which a state was reached."""
    return f"step:{state}"


def step_by(state: str) -> str:
    """Return the key of who took the step to a state."""
    return f"by:{state}"


def step_labels(book: LedgerBook, step: BookStep) -> tuple[str, str]:
    """Return what the day of a step and the one who takes it are called.

    A step back is not called by the state to which it leads: that was reached otherwise.
    """
    if step.is_back:
        return step.day_label or "办理日期", step.by_label or "办理人"
    return (
        step.day_label or column_label(book, step_day(step.to)),
        step.by_label or column_label(book, step_by(step.to)),
    )


def column_label(book: LedgerBook, key: str) -> str:
    """Return the heading of a column of a book; "" for a key that it has not."""
    kind, _colon, state = key.partition(":")
    if kind in ("step", "by") and state:
        named = [step for step in book.steps if step.to == state and not step.is_back]
        label = book.state_label(state)
        if kind == "step":
            return next((one.day_label for one in named if one.day_label), f"{label}日期")
        return next((one.by_label for one in named if one.by_label), f"{label}人")
    built_in = {
        NUMBER: "序号",
        DAY: book.day_label,
        STATE: "状态",
        HOLDER: "党组织",
        LATE: "逾期",
        ABOUT: "活动" if book.source is BookSource.ACTIVITIES else "来文",
    }
    if key in built_in:
        return built_in[key]
    measured = next((one.label for one in book.measures if one.key == key), "")
    found = book.field(key)
    return found.label if found else measured


def column_keys(book: LedgerBook) -> tuple[str, ...]:
    """Return the keys of every column that a book can show, print or export, in their order."""
    reached = [state.code for state in book.states[1:]]
    return (
        NUMBER,
        DAY,
        *((ABOUT,) if book.is_view else ()),
        *(one.key for one in book.fields),
        *((STATE,) if book.states else ()),
        *(key for code in reached for key in (step_day(code), step_by(code))),
        *(one.key for one in book.measures),
        *((LATE,) if book.late else ()),
        HOLDER,
    )


def meets(condition: RowCondition, texts: Mapping[str, Iterable[str]]) -> bool:
    """Whether what a row says meets a condition.

    Args:
        condition: Per field the texts of which it must have one.
        texts: What the row has by field key, as stored texts.
    """
    return all(set(wanted) & set(texts.get(key, ())) for key, wanted in condition.items())
