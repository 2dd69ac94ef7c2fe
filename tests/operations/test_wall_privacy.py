"""No ID number, address or full phone number reaches any wall sheet, whatever the records hold.

Nothing is left out silently: which sheets refuse, and why, is named one by one; every other sheet
has to be made, at each level at which others read it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from enum import Enum, auto

import pytest

from dangjian_desktop.domain.activity_texts import HIDDEN
from dangjian_desktop.domain.dates import PartialDate
from dangjian_desktop.domain.ledgers import FieldType
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import AppraisalGrade, BranchFileKind, ConsentKind, Post
from dangjian_desktop.domain.wall_texts import OWN_PREFIX
from dangjian_desktop.operations.appraisals import add_appraisal, apply_appraisal_grade
from dangjian_desktop.operations.branch_files import add_branch_file
from dangjian_desktop.operations.contest import record_star_level
from dangjian_desktop.operations.elections import (
    add_election,
    record_election_step,
    record_nominations,
)
from dangjian_desktop.operations.printout import LEDGER_NOTICE, WALL_NOTICE
from dangjian_desktop.operations.printouts import make_sheet
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.operations.wall_consents import record_wall_consent
from dangjian_desktop.operations.wall_gallery import GallerySheet, gallery
from dangjian_desktop.operations.wall_texts import add_wall_text
from dangjian_desktop.printing.errors import DetailError
from dangjian_desktop.printing.privacy import READ_BY_OTHERS, DetailLevel
from dangjian_desktop.queries.elections import ElectionQuery
from dangjian_desktop.queries.ledger_books import books_by_code
from dangjian_desktop.queries.organisations import Tree
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionPublicity,
    AdmissionStep,
    AgendaItem,
    AppraisalTally,
    DuesMovement,
    DuesPublication,
    DuesWaiver,
    FlagDecision,
    LedgerEntry,
    LedgerMilestone,
    LedgerStep,
    LedgerValue,
    ObligationNotice,
    Person,
    PersonPhoto,
    PlanItem,
    PointEntry,
    PointPublicity,
    ScoreMark,
    StarLevel,
    TermStep,
    WallText,
    database,
)
from dangjian_desktop.storage.shipped_wall_texts import shipped_text_kinds
from tests import make
from tests.pdf import text
from tests.printing import emblem_files
from tests.wall_stories import on_walls

ID = make.id_number("1985-03-12", 101)
PHONE, ADDRESS, REGISTERED = "13900007777", "金丝雀路九十九号", "金丝雀户籍街八号"
CANARIES = (ID, PHONE, ADDRESS, REGISTERED)
_LONG_NUMBER = re.compile(r"\d{17}[\dXx]|1[3-9]\d{9}")
#: What people type where only words are asked for.
TYPED = f"请打{PHONE}，证件{ID}"
#: Where they can: words that some wall sheet reads, or one may come to read.
FREE_TEXTS = (
    (Activity, "title place lecturer fixed_actions own_actions form content minutes"),
    (AgendaItem, "title outcome"),
    (AdmissionPublicity, "place"),
    (AdmissionStep, "number note"),
    (DuesMovement, "purpose number"),
    (DuesPublication, "place"),
    (DuesWaiver, "approval"),
    (FlagDecision, "reason"),
    (LedgerMilestone, "title"),
    (LedgerStep, "by_name"),
    (ObligationNotice, "note"),
    (Person, "remark joined_note"),
    (
        PlanItem,
        "title fixed_actions own_actions form frequency evidence done_note",
    ),  # by owner it is found who owes it
    (PointEntry, "reason"),
    (PointPublicity, "note"),
    (ScoreMark, "reason"),
    (StarLevel, "reason"),
    (TermStep, "number note"),
    (WallText, "body"),
)

#: The sheets that show words which somebody typed, besides those of official texts.
SHOW_WORDS = (
    "area_list",
    "area_plate",
    "commitment_wall",
    "committee_division",
    "dues_publication",
    "honour_roll",
    f"{LEDGER_NOTICE}:award",
    f"{LEDGER_NOTICE}:hazard",
    "month_calendar",
    "pairing_board",
    "vanguard_plate",
    "year_board",
)


class Refusal(Enum):
    """Why a sheet of the wall is not made."""

    MISSING_TEXT = auto()
    NOTHING_RECORDED = auto()
    PRIVATE = auto()


@pytest.fixture
def canaries(mine, runner):
    """Everybody of the demonstration bears the same number, phone and address."""
    values = {"id_number": ID, "mobile_phone": PHONE, "address": ADDRESS}
    values["household_address"] = REGISTERED
    known = {key: value for key, value in values.items() if hasattr(Person, key)}
    assert len(known) >= 3

    def mark(writer):
        for person in Person.select(Person.id):
            writer.update(Person, person.id, **known)

    runner.run(Operation("布景", "canaries", mark))
    return mine


@pytest.fixture
def filled(canaries, on):
    """And nothing is missing of what any sheet asks for."""
    branch = branch_id(on)
    for kind in shipped_text_kinds():
        make.done(
            add_wall_text(
                code=kind.code,
                title=kind.title,
                body="测试用的文字，共一段。",
                source="测试文集",
                edition_on=PartialDate.from_iso("2026-01-01"),
                on=on,
                organisation_id=branch,
            )
        )
    emblem = {"name": "图样.svg", "content": emblem_files.SVG}
    make.done(add_branch_file(kind=BranchFileKind.EMBLEM, on=on, **emblem))
    people = [row.person_id for row in RosterQuery(on, within=branch).fetch()]
    for kind in ConsentKind:
        make.done(record_wall_consent(people=people, kind=kind, given_on=on, on=on))
    show_photos()
    rate(branch, on)
    propose(branch, on)
    star = {"period": "2026", "level": 5, "reason": "支部党员大会评定"}
    make.done(record_star_level(organisation_id=branch, person_id=people[0], on=on, **star))
    return canaries


def branch_id(on: date) -> int:
    return next(row.organisation_id for row in Tree.on(on).rows if row.name == "综采一队党支部")


def show_photos() -> None:
    """Everybody whose photo there is agrees to see it on a wall."""
    PersonPhoto.update(wall_consent_on=PartialDate.from_iso("2026-01-08")).execute()


def rate(branch: int, on: date) -> None:
    """Begin the year's 民主评议 and rate somebody excellent."""
    held = {"organisation_id": branch, "year": on.year, "held_on": on}
    appraisal = make.done(add_appraisal(on=on, **held))
    rated = [
        one.person_id
        for one in AppraisalTally.select().where(AppraisalTally.appraisal == appraisal)
    ][:2]
    make.done(
        apply_appraisal_grade(
            appraisal_id=appraisal,
            person_ids=rated,
            grade=AppraisalGrade.EXCELLENT,
            decided_on=on,
            on=on,
        )
    )


def propose(branch: int, on: date) -> None:
    """Begin an election of the committee with its 候选人预备人选."""
    seats = 3
    key = make.done(add_election(organisation_id=branch, opened_on=on, seats=seats, on=on))
    for step in ("resolve", "request", "approve"):
        make.done(record_election_step(election_id=key, step=step, done_on=on, on=on))
    group = ElectionQuery(key, on).fetch().groups[0].party_group_id
    rows = RosterQuery(on, within=branch).fetch()
    chosen = [row.person_id for row in rows if row.facts.id_number == ID][: seats + 1]
    numbers = {person: {group: 2} for person in chosen}
    make.done(record_nominations(election_id=key, numbers=numbers, preliminary=chosen, on=on))


def hanging(on: date) -> Iterator[GallerySheet]:
    """Every sheet of the wall of the branch; the notice of a book for each that has one."""
    for one in gallery(on, branch_id(on)):
        if one.info.code == LEDGER_NOTICE:
            for code, book in books_by_code().items():
                if book.notice_form is not None:
                    of_book = replace(one.info, code=f"{LEDGER_NOTICE}:{code}")
                    yield replace(one, info=of_book, printout=replace(one.printout, book=code))
        elif one.is_wall:
            yield one


def outcome(one: GallerySheet, level: DetailLevel) -> tuple[str, Refusal | None]:
    """What stands on a sheet, without blanks; or why it is not made."""
    try:
        shown = text(make_sheet(replace(one.printout, detail=level)).content)
    except DetailError:
        return "", Refusal.PRIVATE
    except RefusedError:
        return "", Refusal.MISSING_TEXT if one.is_missing else Refusal.NOTHING_RECORDED
    assert shown.strip(), one.info.code
    assert not _LONG_NUMBER.search(shown), one.info.code
    return re.sub(r"\s", "", shown), None


def refusals(on: date) -> dict[str, Refusal]:
    """Make every sheet at every level at which others read it; return which refuse, and why.

    A sheet refuses alike at each level; what is made tells no number, phone or address.
    """
    found = {}
    for one in hanging(on):
        levels = READ_BY_OTHERS & {DetailLevel(level) for level in one.info.levels}
        assert levels, one.info.code
        for level in sorted(levels):
            run_on, why = outcome(one, level)
            for canary in CANARIES:
                assert canary not in run_on, (one.info.code, level, canary)
            assert found.setdefault(one.info.code, why) is why, (one.info.code, level)
    return {code: why for code, why in found.items() if why is not None}


def test_what_the_demonstration_cannot_hang_is_known_and_all_else_is_clean(canaries, on):
    texts = {kind.code: Refusal.MISSING_TEXT for kind in shipped_text_kinds()}
    assert refusals(on) == texts | {
        "appraisal_notice": Refusal.NOTHING_RECORDED,
        "nominee_notice": Refusal.NOTHING_RECORDED,
        "member_stars": Refusal.NOTHING_RECORDED,
    }


def test_with_everything_recorded_every_sheet_hangs_and_is_clean(filled, on):
    assert refusals(on) == {}


def test_what_is_typed_into_any_words_is_refused_or_left_out(filled, on):
    """Each sheet that shows such words is refused, and no other: who shows none still hangs."""
    type_everywhere()
    own_text = [one.info.code for one in hanging(on) if one.info.code.startswith(OWN_PREFIX)]
    texts = [kind.code for kind in shipped_text_kinds()]
    assert refusals(on) == dict.fromkeys((*SHOW_WORDS, *own_text, *texts), Refusal.PRIVATE)
    notice = next(one for one in hanging(on) if one.info.code == WALL_NOTICE)
    assert HIDDEN in outcome(notice, DetailLevel.WALL)[0]


def type_everywhere() -> None:
    """Add a phone and an ID number to all words that anybody typed."""
    with database.atomic():
        for table, columns in FREE_TEXTS:
            for name in columns.split():
                field = table._meta.fields[name]
                table.update({field: field.concat(TYPED)}).where(field != "").execute()
        for code, book in books_by_code().items():
            words = (FieldType.TEXT, FieldType.LONG_TEXT)
            keys = [field.key for field in book.fields if field.kind in words]
            rows = LedgerEntry.select(LedgerEntry.id).where(LedgerEntry.book == code)
            is_words = LedgerValue.field.in_(keys) & LedgerValue.entry.in_(rows)
            told = LedgerValue.text.concat(TYPED)
            LedgerValue.update(text=told).where(is_words & (LedgerValue.text != "")).execute()


def test_the_same_records_do_tell_them_where_they_are_filed(canaries, on):
    """The canaries sing where they may: a test that could not fail would prove nothing."""
    card = next(one for one in gallery(on, branch_id(on)) if one.info.code == "person_card")
    shown = re.sub(r"\s", "", text(make_sheet(replace(card.printout, detail="archive")).content))
    assert ID in shown
    assert PHONE in shown


def test_what_was_typed_into_records_is_refused_or_left_out_too(data, on):
    """Numbers get into words: a promise, a duty, a place, a notice."""
    branch = make.branch("综采一队党支部", under=make.committee())
    group = make.group(branch, "第一党小组")
    person = make.person("张三", branch, group=group)
    make.post(person, branch, Post.SECRETARY)
    on_walls(branch, person)
    typed = f"请打{PHONE}，证件{ID}"
    held = {"may_hang": True, "due_on": "2026-12-20"}
    make.entry(
        "commitment", branch, "2026-02-11", person=person, promise=typed, kind="安全", **held
    )
    make.entry(
        "award",
        branch,
        "2026-10-09",
        honour=typed,
        level="支部",
        people=person,
        reason=typed,
        money=1,
        promised_on="2026-11-01",
    )
    make.entry("hazard", branch, "2026-11-02", content=typed, owner=person, due_on="2026-11-10")
    area = {"level": "支委责任区", "area": typed, "members": person, "name": "安全生产责任区"}
    make.entry("duty_area", branch, "2026-01-08", **area)
    make.activity("themed_day", branch, "2026-11-24", begins="15:00", place=typed, title=typed)
    refused, made = set(), {}
    for one in gallery(on, branch):
        if not one.is_wall:
            continue
        try:
            made[one.info.code] = re.sub(r"\s", "", text(make_sheet(one.printout).content))
        except SentenceError as error:
            if "号码" in str(error):
                refused.add(one.info.code)
    for code, shown in made.items():
        assert PHONE not in shown, code
        assert ID not in shown, code
    assert {"commitment_wall", "honour_roll", "ledger_notice"} <= refused, refused
    assert "wall_notice" in made
    assert "号码略" in made["wall_notice"]
