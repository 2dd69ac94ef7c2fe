"""What is to be printed, as a value: pages make it, and only who prints loads what paper needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dangjian_desktop.domain.journal_faults import head_in_print
from dangjian_desktop.queries.journal_heads import JournalHeadQuery

if TYPE_CHECKING:
    from dangjian_desktop.domain.division_proposal import Proposal
    from dangjian_desktop.domain.ledgers import LedgerBook
    from dangjian_desktop.operations.reconciliation import Reconciliation
    from dangjian_desktop.queries.attendance_figures import AttendanceFiguresQuery
    from dangjian_desktop.queries.branch_columns import BranchListQuery
    from dangjian_desktop.queries.ledgers import LedgerQuery
    from dangjian_desktop.queries.roster import RosterQuery
    from dangjian_desktop.queries.rubric_trial import RubricTrial
    from dangjian_desktop.queries.tasks import TasksQuery

ROSTER, ROSTER_VIEW, PERSON_CARD = "roster", "roster_view", "person_card"
ORGANISATION_CHART, GROUP_LIST = "organisation_chart", "group_list"
RECONCILIATION = "reconciliation"
EXAMINATION = "examination"
ROSTER_CHANGES, BRANCH_LIST = "roster_changes", "branch_list"
ORGANISATION_HISTORY = "organisation_history"
ATTENDANCE_FIGURES, DUAL_LIFE = "attendance_figures", "dual_life"
WORK_TIPS = "work_tips"
ANNUAL_PLAN = "annual_plan"
VOTE_RESULT, BALLOT_PAPER, BALLOT_TALLY = "vote_result", "ballot_paper", "ballot_tally"
ACTIVITY_LIST = "activity_list"
DOCUMENT_REGISTER, TASK_LIST = "document_register", "task_list"
COMPLIANCE_BOARD = "compliance_board"
ZONE_ROTATION = "zone_rotation"
SHIFT_MONTH = "shift_month"
MEETING_NOTICE, SIGN_IN_SHEET = "meeting_notice", "sign_in_sheet"
MEETING_MINUTES, AGENDA_SHEET = "meeting_minutes", "agenda_sheet"
THEMED_DAY_PLAN, THEMED_DAY_RECORD = "themed_day_plan", "themed_day_record"
TALK_RECORD = "talk_record"
GROUP_MONTH, PAPER_PACK = "group_month", "paper_pack"
ESCALATION_LIST = "escalation_list"
AREA_PLATE, AREA_LIST, AREA_DIFFERENCES = "area_plate", "area_list", "area_differences"
LEDGER, LEDGER_NOTICE, LEDGER_ENTRY = "ledger", "ledger_notice", "ledger_entry"
DIVISION_PROPOSAL = "division_proposal"
GROUP_REGISTER, GROUP_CREWS = "group_register", "group_crews"
FLAG_BOARD, STAR_BOARD, MEMBER_STARS = "flag_board", "star_board", "member_stars"
LEADER_RECOMMENDATION = "leader_recommendation"
RUBRIC, RUBRIC_DIFFERENCES = "rubric", "rubric_differences"
INSPECTION_BOX, BOX_CONTENTS = "inspection_box", "box_contents"
BOX_LABELS, BOX_MISSING = "box_labels", "box_missing"
RUBRIC_TRIAL = "rubric_trial"
TEXT_SHEET = "text_sheet"
OPENNESS_CATALOGUE, WALL_NOTICE = "openness_catalogue", "wall_notice"
APPRAISAL_NOTICE, NOMINEE_NOTICE = "appraisal_notice", "nominee_notice"
POINTS_REGISTER, POINTS_BOARD, POINTS_SLIP = "points_register", "points_board", "points_slip"
POINTS_HALF_YEAR, POINTS_YEAR = "points_half_year", "points_year"
SCORE_PUBLICATION, AWARD_REPORT = "score_publication", "award_report"
APPRAISAL_BALLOT, APPRAISAL_TALLY = "appraisal_ballot", "appraisal_tally"
APPRAISAL_RESULT, APPRAISAL_FORM = "appraisal_result", "appraisal_form"
REVIEW_BALLOT, REVIEW_TALLY = "review_ballot", "review_tally"
REVIEW_FEEDBACK = "review_feedback"
SECRETARY_SCORES, PAY_LIST = "secretary_scores", "pay_list"
GROUP_SCORE, TASK_LOOP = "group_score", "task_loop"
SCORE_SHEET, SCORE_RANKING = "score_sheet", "score_ranking"
DEVELOPMENT_FORM, DEVELOPMENT_LETTER = "development_form", "development_letter"
DEVELOPMENT_NOTICE, DEVELOPMENT_BOARD = "development_notice", "development_board"
DEVELOPMENT_PAPERS, DEVELOPMENT_CONTENTS = "development_papers", "development_contents"
COMMITTEE_DIVISION, COMMITMENT_WALL = "committee_division", "commitment_wall"
HONOUR_ROLL, PAIRING_BOARD = "honour_roll", "pairing_board"
VANGUARD_PLATE = "vanguard_plate"
BRANCH_PLATE, ROOM_PLATE, GROUP_PLATE = "branch_plate", "room_plate", "group_plate"
DESK_PLATE, SEAT_CARDS = "desk_plate", "seat_cards"
MONTH_CALENDAR, YEAR_BOARD = "month_calendar", "year_board"
THREE_MEETINGS, DEVELOPMENT_FLOW = "three_meetings", "development_flow"
TRANSFER_LETTER, TRANSFER_FORM = "transfer_letter", "transfer_form"
TRANSFER_LIST = "transfer_list"
STATISTICS, YEAR_FIGURES = "statistics", "year_figures"
DUES_MONTH, DUES_QUARTER, DUES_RECEIPTS = "dues_month", "dues_quarter", "dues_receipts"
DUES_USE, DUES_PUBLICATION = "dues_use", "dues_publication"
#: Declared forms of which pages speak by name.
AWAY_REGISTER, MISSING_REGISTER = "away_register", "missing_register"
ELECTION_LETTER = "election_letter"
BRANCH_FORM, BRANCH_LETTER = "branch_form", "branch_letter"
WALL_REGISTER, ROOM_PLAN = "wall_register", "room_plan"
NOMINEE_LIST, NOMINATION_TALLY = "nominee_list", "nomination_tally"

#: What stands on a paper: its lines or cards, and the words around them.
Rows = tuple[Sequence[object], Mapping[str, str]]

#: The part of an activity's paper that asks for one to be written by hand.
BLANK = "blank"

#: The level of detail that only the office reads.
ARCHIVE = "archive"


@dataclass(frozen=True)
class Printout:
    """What is to be printed.

    Attributes:
        code: A sheet of the catalogue.
        on: The day of which it is true.
        organisation_id: The branch (or whole committee) shown; None for everybody.
        person_ids: The people shown: cards of these, or a roster of just these.
        paper: As the user writes it (A3, A3竖, 60x90cm); "" for the sheet's own.
        detail: wall, public or archive; "" for the least detail that the sheet allows.
        sections: Keys of the parts of the person card (`card_parts`); empty for those that are
            printed by themselves.
        flows: Whether several cards share a page where they fit.
        roster: The list as it stands on the screen; narrows the printed roster.
        since: First day of what became of the roll; until: the last day. None for other sheets.
        columns: Keys of the columns of a roster with chosen columns; empty for the usual ones.
        heading: What stands above such a roster: the name of a saved view.
        reconciliation: The differences of two lists, for their sheet.
        branches: The list of branches as it stands on the screen: its words and its order.
        activity_id: The activity whose paper it is. vote_id: the vote (ballots, result).
        other_year: The year with which the figures of a year are compared; None for none.
        year: Of a plan, a rotation, a board or a month. month: of the 班次表 or a 党小组月报.
        attendance: The figures as they stand on the screen.
        tasks: The list of tasks as it stands on the screen: its source, states and words.
        book: Code of the ledger book. ledger: its rows as they stand on the screen, in place of
            the whole book. is_parted: Whether each branch begins on a page of its own.
        draft: The book as it stands in the book editor, in place of the one that is kept.
        period: Code of the period that is scored (2026Q3).
        rubric_id: The version of a rubric; None for the one that scores the day.
        trial: What a draft would have changed, as it stands on the screen.
        other_rubric_id: The older version that it is compared with; None for the one before.
        label_width: Of the spine labels of a 迎检盒, in millimetres; 0 for the usual one.
        form: Code of a declared form (resources/papers) or of a text (resources/walls/texts.toml),
            for the sheets that print one.
        case_id: The way into the Party that a paper is about; None for those of `person_ids`.
        election_id: The election of a committee whose paper it is.
        transfer_id: The letter by which somebody's 组织关系 goes or comes.
        payment_ids: The payments of dues whose receipts are wanted; empty: those of the month.
        division: The proposal for dividing a branch, as it stands on the screen.
        theme: Looks of a wall sheet: plain, red_head, full_colour; "" for the usual ones.
        text_id: The edition of an official text; None for the one in force.
        entry_ids: The rows of a ledger that are shown; empty for all that hold on the day.
        typed: A letter as it was typed, in place of its declared text; "" for that.
        number: Of the edition, which makes the mark with its QR code; 0 for none (a preview).
    """

    code: str
    on: date
    organisation_id: int | None = None
    person_ids: tuple[int, ...] = ()
    paper: str = ""
    detail: str = ""
    sections: tuple[str, ...] = ()
    flows: bool = False
    roster: "RosterQuery | None" = None
    since: date | None = None
    until: date | None = None
    columns: tuple[str, ...] = ()
    heading: str = ""
    reconciliation: "Reconciliation | None" = None
    branches: "BranchListQuery | None" = None
    activity_id: int | None = None
    vote_id: int | None = None
    year: int | None = None
    other_year: int | None = None
    month: int | None = None
    attendance: "AttendanceFiguresQuery | None" = None
    tasks: "TasksQuery | None" = None
    book: str = ""
    ledger: "LedgerQuery | None" = None
    is_parted: bool = False
    draft: "LedgerBook | None" = None
    division: "Proposal | None" = None
    period: str = ""
    rubric_id: int | None = None
    other_rubric_id: int | None = None
    label_width: int = 0
    trial: "RubricTrial | None" = None
    form: str = ""
    case_id: int | None = None
    election_id: int | None = None
    transfer_id: int | None = None
    payment_ids: tuple[int, ...] = ()
    theme: str = ""
    text_id: int | None = None
    entry_ids: tuple[int, ...] = ()
    typed: str = ""
    number: int = 0

    @property
    def sheet(self) -> str:
        """The code under which it is offered: of a declared form or a text its own."""
        return self.form or self.code


def paper_mark(name: str, on: date) -> str:
    """Return what stands at the foot of a sheet."""
    return f"{name} · 截至 {on.isoformat()}"


def sealed_mark(name: str, on: date) -> str:
    """Return what stands at the foot of a monthly paper: it can prove the file later (`verify`)."""
    head = head_in_print(JournalHeadQuery().fetch())
    mark = paper_mark(name, on)
    return f"{mark} · 变更记录 {head}" if head else mark


def day_in_column(day: date | None) -> str:
    """Return a day as tables write it; "" for none."""
    return "" if day is None else day.isoformat()


def day_on_paper(on: date) -> str:
    """Return a day as sheets write it."""
    return f"{on.year}年{on.month}月{on.day}日"
