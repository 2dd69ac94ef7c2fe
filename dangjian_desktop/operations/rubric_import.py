"""A rubric comes in from a workbook: looked at first, with every phrase, then one draft.

A rubric with items left out scores nothing right, so a file of which a row is refused brings
nothing in until the row is corrected or left out on purpose. Rules that the wording leaves open
stay with a person; rules that would reward silence are taken only when somebody says so.
"""

import itertools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from dangjian_desktop.domain.backups import BackupReason
from dangjian_desktop.domain.cells import RowPlace
from dangjian_desktop.domain.problems import Address, Problem, Severity
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.rubric import (
    LONGEST_NAME,
    LONGEST_VERSION,
    Rubric,
    RubricBlock,
    RubricItem,
    RuleKind,
    ScoringRule,
)
from dangjian_desktop.domain.rubric_checks import rubric_problems
from dangjian_desktop.domain.rubric_reading import read_rubric
from dangjian_desktop.domain.rubric_sheet_text import DATA_SHEET, VisibleItem, visible_item
from dangjian_desktop.domain.rubric_sheets import (
    ItemRow,
    RubricSheet,
    read_rubric_sheet,
    shown_field,
)
from dangjian_desktop.domain.rubric_wording import (
    KEPT,
    Phrase,
    PhraseState,
    read_wording,
    rules_of,
)
from dangjian_desktop.exchange.sheets import RawSheet
from dangjian_desktop.operations.import_memory import write_header_mappings
from dangjian_desktop.operations.import_sheets import (
    READ_SHARE,
    SheetChoices,
    corrected,
    hidden_sheets,
    open_sheets,
)
from dangjian_desktop.operations.rubrics import write_draft
from dangjian_desktop.operations.runner import RefusedError, Writer, operation
from dangjian_desktop.queries.import_memory import ImportMemoryQuery
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.shipped_rubric_words import rubric_sheet_words
from dangjian_desktop.storage.shipped_rubrics import sample_rubric

_YEAR_OF_TITLE = re.compile(r"20\d{2}\s*年?(?:度)?")
#: What a draft may still be, until it is issued; told and not refused here.
_LATER = frozenset({"rubric.total", "rubric.no_cap"})


class PhrasePlace(NamedTuple):
    """Which phrase: its row, its place in the wording, and its words, which a correction ends."""

    sheet: str
    row: int
    number: int
    words: str


@dataclass(frozen=True, kw_only=True)
class RubricChoices(SheetChoices):
    """What the user has decided about a file so far.

    Attributes:
        sheets: Names of the sheets that make the rubric; None for the first that holds one.
        decisions: What somebody made of a phrase: a rule, or None for no rule.
        judged: Items, by their row, that are judged as a whole.
        name, version, since: As they are to be called and used; None for what the file says.
    """

    sheets: tuple[str, ...] | None = None
    decisions: Mapping[PhrasePlace, ScoringRule | None] = field(default_factory=dict)
    judged: frozenset[RowPlace] = frozenset()
    name: str | None = None
    version: str | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True)
class ExaminedItem:
    """One item with its phrases.

    Attributes:
        phrases: As they are taken with what was decided. read: as the wording alone says.
        item: What it becomes; None where the row is refused.
        problems: Refusals and warnings.
        is_whole: Whether it is judged as a whole, because somebody said so.
    """

    sheet: str
    reading: ItemRow
    phrases: tuple[Phrase, ...]
    read: tuple[Phrase, ...]
    item: RubricItem | None
    problems: tuple[Problem, ...]
    is_whole: bool = False

    @property
    def place(self) -> RowPlace:
        """Where it stands."""
        return RowPlace(self.sheet, self.reading.row)

    def phrase_place(self, number: int) -> PhrasePlace:
        """Return where a phrase stands, counted from 0."""
        return PhrasePlace(self.sheet, self.reading.row, number, self.read[number].words)


@dataclass(frozen=True)
class RubricExamination:
    """Everything that importing a rubric would do.

    Attributes:
        sheets: What every sheet says; chosen: names of those that make the rubric.
        items: Every item in its order.
        rubric: The draft that would be made; None while something is refused.
        same_as: The version that says the same already, so that nothing would be made.
        problems: Everything that is told: of sheets, sums, rows and phrases.
    """

    path: Path
    on: date
    choices: RubricChoices
    sheets: tuple[RubricSheet, ...]
    chosen: tuple[str, ...]
    items: tuple[ExaminedItem, ...]
    name: str
    version: str
    since: date | None
    rubric: Rubric | None
    same_as: RubricRow | None
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> tuple[Problem, ...]:
        """Why nothing can come in."""
        return tuple(one for one in self.problems if one.severity is Severity.REFUSED)

    @property
    def has_effect(self) -> bool:
        """Whether importing makes a draft."""
        return self.rubric is not None and self.same_as is None

    @property
    def maxima(self) -> Decimal:
        """What the items add up to."""
        return sum((one.reading.maximum or Decimal(0) for one in self.items), Decimal(0))

    def count(self, state: PhraseState) -> int:
        """Return how many phrases are in a state."""
        return sum(phrase.state is state for one in self.items for phrase in one.phrases)


def examine_rubric_file(
    path: Path,
    *,
    on: date,
    choices: RubricChoices | None = None,
    sheets: Sequence[RawSheet] | None = None,
    progress: Progress = tell_nobody,
) -> RubricExamination:
    """Read a workbook of a rubric and say what importing it would do; nothing is written.

    Args:
        path: The workbook (.xlsx, .xls or .csv).
        on: Today, for the year of a rubric that names none.
        choices: What the user has decided; nothing when left out.
        sheets: What the workbook holds where it has been read already.
        progress: Told what is being done and the share done.

    Raises:
        ExchangeError: When the file cannot be taken.
        RefusedError: When no sheet holds a rubric, or a sheet that was chosen is not there.
    """
    made = choices or RubricChoices()
    raw = open_sheets(path, progress=progress) if sheets is None else sheets
    progress("正在核对考评细则", READ_SHARE)
    readings = read_rubric_sheets(raw, made)
    chosen = _chosen(path, readings, made)
    with connection():
        return _Examining(path, on, made, readings, chosen, raw).examined()


def read_rubric_sheets(
    sheets: Sequence[RawSheet], choices: RubricChoices
) -> tuple[RubricSheet, ...]:
    """Return what the sheets of a workbook say, those too that cannot come in as they are.

    Args:
        sheets: What `open_sheets` returned.
        choices: What the user has decided so far.
    """
    with connection():
        mappings = {**ImportMemoryQuery().fetch().mappings, **choices.mappings}
    found = []
    for sheet in sheets:
        if sheet.hidden or sheet.is_empty or sheet.name == DATA_SHEET:
            continue
        left_out = {place.row for place in choices.left_out if place.sheet == sheet.name}
        mended = corrected(sheet, choices.corrections)
        found.append(read_rubric_sheet(mended, rubric_sheet_words(), mappings, left_out))
    return tuple(found)


@operation("导入考评细则", backup=BackupReason.BEFORE_IMPORT)
def import_rubric(writer: Writer, *, examination: RubricExamination) -> int | None:
    """Make the draft that an examination found good; return its row id.

    Returns None where the same rubric is there already. Mappings that the user confirmed are
    remembered.

    Raises:
        RefusedError: When something of the file is refused, or the version was made meanwhile.
    """
    if examination.rubric is None:
        raise RefusedError(
            "“{file}”里还有没有改正的地方，没有导入。请先改正。", file=examination.path.name
        )
    write_header_mappings(writer, examination.choices.mappings)
    if examination.same_as is not None:
        return None
    return write_draft(
        writer, examination.rubric, examination.on, examination.path.name[:_LONGEST_FILE]
    )


_LONGEST_FILE = 120


def _chosen(
    path: Path, readings: Sequence[RubricSheet], choices: RubricChoices
) -> tuple[RubricSheet, ...]:
    """Return the sheets that make the rubric."""
    if choices.sheets is not None:
        by_name = {sheet.name: sheet for sheet in readings}
        gone = [name for name in choices.sheets if name not in by_name]
        if gone:
            raise RefusedError("工作簿里没有工作表“{sheet}”。请核对名称。", sheet=gone[0])
        wanted = [by_name[name] for name in choices.sheets]
        readable = [sheet for sheet in wanted if sheet.is_readable]
    else:
        readable = [sheet for sheet in readings if sheet.is_readable]
        filled = [sheet for sheet in readable if sheet.items]
        readable = (filled or readable)[:1]
    if not readable:
        raise RefusedError(
            "“{file}”里没有可导入的考评细则。表头要有考评内容、分值。请核对表头，再导入。",
            file=path.name,
        )
    if not any(sheet.items for sheet in readable):
        raise RefusedError("“{file}”的表头下面没有考评内容。请填好再导入。", file=path.name)
    return tuple(readable)


class _Examining:
    """Puts the sheets together to one rubric."""

    def __init__(
        self,
        path: Path,
        on: date,
        choices: RubricChoices,
        readings: Sequence[RubricSheet],
        chosen: Sequence[RubricSheet],
        raw: Sequence[RawSheet],
    ) -> None:
        self._path, self._on, self._choices = path, on, choices
        self._readings, self._chosen, self._raw = readings, chosen, raw
        self._known = measures()
        self._stored = _stored_rubric(raw)
        self._versions = RubricsQuery().fetch()

    def examined(self) -> RubricExamination:
        """Return the examination."""
        items = self._items()
        told = self._told_of_sheets() + [one for item in items for one in item.problems]
        name = self._name()
        if not name:
            told.append(Problem(Address(field="name"), "rubric_sheet.no_name"))
        version, since = self._version(), self._since()
        rubric: Rubric | None = None
        if not any(one.severity is Severity.REFUSED for one in told):
            rubric = self._rubric(items, name, version, since)
            if self._choices.version is None:
                rubric = self._with_free_version(rubric)
                version = rubric.version
        same = self._same(rubric) if rubric is not None else None
        if rubric is not None and same is None:
            taken = any((row.name, row.version) == (name, version) for row in self._versions)
            if taken:
                told.append(
                    Problem(Address(field="version"), "rubric_sheet.version_taken", version)
                )
                rubric = None
        if rubric is not None:
            told += self._told_of_rubric(rubric, items)
        return RubricExamination(
            self._path,
            self._on,
            self._choices,
            tuple(self._readings),
            tuple(sheet.name for sheet in self._chosen),
            items,
            name,
            version,
            since,
            rubric,
            same,
            tuple(told),
        )

    # Items --------------------------------------------------------------------------

    def _items(self) -> tuple[ExaminedItem, ...]:
        found: list[ExaminedItem] = []
        first_of: dict[str, str] = {}
        for sheet in self._chosen:
            for row in sheet.items:
                examined = self._item(sheet, row)
                if row.code in first_of and first_of[row.code] != sheet.name:
                    where = self._at(sheet, row, "code")
                    hint = f"“{first_of[row.code]}”"
                    fault = Problem(where, "rubric_sheet.code_twice_elsewhere", row.code, hint=hint)
                    examined = replace(examined, item=None, problems=(*examined.problems, fault))
                first_of.setdefault(row.code, sheet.name)
                found.append(examined)
        return tuple(found)

    def _item(self, sheet: RubricSheet, row: ItemRow) -> ExaminedItem:
        stored = self._stored_item(row)
        if stored is not None:
            read = _kept_phrases(stored)
        else:
            read = read_wording(
                row.wording,
                row.title,
                row.maximum or Decimal(0),
                rubric_sheet_words(),
                self._known,
                row.most,
                is_veto=row.is_veto,
            )
        place = RowPlace(sheet.name, row.row)
        is_whole = place in self._choices.judged
        phrases = tuple(
            self._decided(PhrasePlace(*place[:2], number, phrase.words), phrase)
            for number, phrase in enumerate(read)
        )
        rules = () if is_whole else rules_of(phrases)
        problems = list(row.problems)
        maximum = row.maximum
        if maximum is None:
            only_others = {rule.kind for rule in rules} <= {RuleKind.BONUS, RuleKind.VETO}
            if rules and only_others:
                maximum = Decimal(0)
            elif not any(one.code == "rubric_sheet.points" for one in problems):
                problems.append(Problem(self._at(sheet, row, "maximum"), "rubric_sheet.no_points"))
        where = self._at(sheet, row, "wording")
        if not is_whole:
            for number, phrase in enumerate(phrases):
                place_of = PhrasePlace(*place[:2], number, phrase.words)
                told = phrase.problem(where)
                is_worth = phrase.code not in _NOT_WORTH_TELLING
                if told is not None and is_worth and place_of not in self._choices.decisions:
                    problems.append(told)
        item: RubricItem | None = None
        if not any(one.severity is Severity.REFUSED for one in problems):
            item = RubricItem(
                row.code,
                row.block,
                row.title,
                maximum or Decimal(0),
                row.system,
                stored.wording if stored is not None else row.wording,
                row.judge,
                rules,
            )
        return ExaminedItem(sheet.name, row, phrases, read, item, tuple(problems), is_whole)

    def _decided(self, place: PhrasePlace, phrase: Phrase) -> Phrase:
        """Return a phrase as somebody decided it, else as it was read."""
        if place not in self._choices.decisions:
            return phrase
        rule = self._choices.decisions[place]
        state = PhraseState.READ if rule is not None and rule.measure else PhraseState.JUDGED
        return replace(phrase, state=state, rule=rule)

    def _stored_item(self, row: ItemRow) -> RubricItem | None:
        """Return the item of which the sheet still says what export wrote; None otherwise."""
        if self._stored is None:
            return None
        item = self._stored.item(row.code)
        if item is None or _seen(row) != visible_item(self._stored, item):
            return None
        return item

    def _at(self, sheet: RubricSheet, row: ItemRow, name: str) -> Address:
        column = sheet.columns.get(name)
        header = shown_field(name) if column is None else sheet.headers[column]
        return Address(sheet.name, row.row, header)

    # The whole ----------------------------------------------------------------------

    def _name(self) -> str:
        name = self._choices.name
        if name is None and self._stored is not None:
            name = self._stored.name
        if name is None:
            name = _YEAR_OF_TITLE.sub("", self._chosen[0].title).strip() or self._path.stem
        return name.strip()[:LONGEST_NAME]

    def _version(self) -> str:
        given = self._choices.version or (self._stored.version if self._stored else "")
        return (given or str(self._chosen[0].year or self._on.year)).strip()[:LONGEST_VERSION]

    def _since(self) -> date | None:
        """Return the first day: as decided, as exported, else the first of the title's year."""
        if self._choices.since is not None or self._stored is not None:
            return self._choices.since or (self._stored.since if self._stored else None)
        year = self._chosen[0].year
        return date(year, 1, 1) if year is not None else None

    def _with_free_version(self, rubric: Rubric) -> Rubric:
        """Return the rubric under a version that no other contents have."""
        taken = {row.version for row in self._versions if row.name == rubric.name}
        found, number = rubric, 0
        while found.version in taken and self._same(found) is None:
            number += 1
            short = rubric.version[: LONGEST_VERSION - 4]
            found = replace(rubric, version=f"{short}-{number}")
        return found

    def _rubric(
        self, items: Sequence[ExaminedItem], name: str, version: str, since: date | None
    ) -> Rubric:
        titles = list(dict.fromkeys(one.reading.block for one in items))
        keys = self._block_keys(titles)
        before = self._before(name)
        made = tuple(
            replace(one.item, block=keys[one.item.block], rules=_keyed(one.item, before))
            for one in items
            if one.item is not None
        )
        stored = self._stored
        rubric = Rubric(
            name=name,
            version=version,
            title=self._chosen[0].title,
            blocks=tuple(RubricBlock(keys[title], title) for title in titles),
            items=made,
            since=since,
        )
        most = _most_of_bonus(self._chosen, items)
        stated = [sheet.total for sheet in self._chosen]
        total = rubric.maxima
        if (
            len(stated) == 1
            and stated[0] is not None
            and not any(one.reading.most for one in items)
        ):
            total = stated[0]
        rubric = replace(rubric, total=total, bonus_cap=most)
        if stored is None:
            return rubric
        return replace(
            rubric,
            until=stored.until if since == stored.since else None,
            bonus_cap=stored.bonus_cap if rubric.bonus_cap is None else rubric.bonus_cap,
            vetoed_at_most=stored.vetoed_at_most,
            grades=stored.grades,
            source=stored.source,
            title=rubric.title if self._chosen[0].title != stored.title else stored.title,
        )

    def _block_keys(self, titles: Sequence[str]) -> dict[str, str]:
        """Return a key for each block; one that is known by its title keeps its key.

        Flags and stars are fed by blocks, so a block must be called the same in every version.
        """
        known: dict[str, str] = {}
        for rubric in (self._stored, *(row.rubric for row in self._versions), sample_rubric()):
            for block in rubric.blocks if rubric is not None else ():
                known.setdefault(block.title, block.key)
        keys: dict[str, str] = {}
        for place, title in enumerate(titles, start=1):
            key, number = known.get(title, ""), place
            while not key or key in keys.values():
                made = f"b{number}"
                key = "" if made in known.values() else made
                number += 1
            keys[title] = key
        return keys

    def _before(self, name: str) -> Rubric | None:
        """Return the newest version of the name, whose keys of rules are kept."""
        if self._stored is not None:
            return self._stored
        return next((row.rubric for row in self._versions if row.name == name and row.rubric), None)

    def _same(self, rubric: Rubric) -> RubricRow | None:
        """Return the version that says the same, whatever its days."""
        plain = replace(rubric, since=None, until=None, source="")
        for row in self._versions:
            if row.rubric is None or (row.name, row.version) != (rubric.name, rubric.version):
                continue
            if replace(row.rubric, since=None, until=None, source="") == plain:
                return row
        return None

    # What is told -------------------------------------------------------------------

    def _told_of_sheets(self) -> list[Problem]:
        chosen = {sheet.name for sheet in self._chosen}
        told = hidden_sheets(self._raw, own=DATA_SHEET)
        for sheet in self._readings:
            if sheet.name in chosen:
                told += sheet.problems
            elif sheet.is_readable and sheet.items:
                told.append(
                    Problem(
                        Address(sheet.name), "rubric_sheet.other_sheet", severity=Severity.WARNING
                    )
                )
            else:
                told += [replace(one, severity=Severity.WARNING) for one in sheet.problems]
        return told

    def _told_of_rubric(self, rubric: Rubric, items: Sequence[ExaminedItem]) -> list[Problem]:
        """Return what is to be thought about before the draft is issued, at its place."""
        made = [one for one in items if one.item is not None]
        by_name = {sheet.name: sheet for sheet in self._chosen}
        told = []
        for problem in rubric_problems(rubric, self._known):
            if problem.code in _LATER or not problem.where.row:
                continue
            one = made[problem.where.row - 1]
            field_of = _FIELD_OF.get(problem.where.field, "wording")
            where = self._at(by_name[one.sheet], one.reading, field_of)
            already = {(told.code, told.where) for told in one.problems}
            if problem.code == "rubric.exceeds" and ("rubric_sheet.too_much", where) in already:
                continue
            told.append(replace(problem, where=where, severity=Severity.WARNING))
        return told


#: Notes that explain a reading and ask nothing of anybody.
_NOT_WORTH_TELLING = frozenset({"rubric_sheet.not_a_rule", KEPT})
#: Columns in which the parts of an item that `rubric_problems` names stand.
_FIELD_OF: Mapping[str, str] = {"system": "system", "maximum": "maximum"}


def _most_of_bonus(sheets: Sequence[RubricSheet], items: Sequence[ExaminedItem]) -> Decimal | None:
    """Return the most that all bonuses give: as the sheets say above them, else item by item.

    Where some items that add say no most of their own, none is known of the whole.
    """
    said = [sheet.bonus_most for sheet in sheets if sheet.bonus_most is not None]
    if said:
        return sum(said, Decimal(0))
    adding = [
        one.reading.most
        for one in items
        if one.item is not None and any(rule.kind is RuleKind.BONUS for rule in one.item.rules)
    ]
    known = [most for most in adding if most is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(adding) else None


def _keyed(item: RubricItem, before: Rubric | None) -> tuple[ScoringRule, ...]:
    """Return the rules with the keys that an earlier version gave to rules of the same words."""
    known = before.item(item.code) if before is not None else None
    taken: set[str] = set()
    found: list[ScoringRule] = []
    for rule in item.rules:
        key = next(
            (
                one.key
                for one in (known.rules if known is not None else ())
                if one.key not in taken
                and (one.words == rule.words or (one.measure and one.measure == rule.measure))
            ),
            "",
        )
        taken.add(key)
        found.append(replace(rule, key=key))
    free = (key for number in itertools.count(1) if (key := f"r{number}") not in taken)
    return tuple(rule if rule.key else replace(rule, key=next(free)) for rule in found)


def _kept_phrases(item: RubricItem) -> tuple[Phrase, ...]:
    """Return the phrases of an item that stands as it was exported: its own rules."""
    if not item.rules:
        return (Phrase(item.wording, PhraseState.JUDGED, code=KEPT),) if item.wording else ()
    return tuple(
        Phrase(
            rule.words or item.wording or item.title,
            PhraseState.READ if rule.measure else PhraseState.JUDGED,
            rule,
            code=KEPT,
        )
        for rule in item.rules
    )


def _seen(row: ItemRow) -> VisibleItem:
    """Return what the sheet shows of an item."""
    points = row.most if row.most is not None else row.maximum
    return VisibleItem(
        row.block, row.title, points or Decimal(0), row.wording, row.system, row.judge
    )


def _stored_rubric(sheets: Sequence[RawSheet]) -> Rubric | None:
    """Return the rubric that an exported workbook carries with it; None for other workbooks."""
    sheet = next((one for one in sheets if one.name == DATA_SHEET), None)
    if sheet is None:
        return None
    texts = [row[0] for row in sheet.rows if row and isinstance(row[0], str)]
    try:
        head, *items = [json.loads(text) for text in texts if text.startswith("{")]
        table: dict[str, Any] = {**head, "item": items}
        return read_rubric(table).value
    except (ValueError, TypeError, RecursionError):
        return None
