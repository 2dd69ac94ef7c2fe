"""Makes the sheets: each with its query, as one PDF file.

These verbs change no rows. reportlab is imported when the first sheet is made and not before: the
window's start has no time for it. What is to be printed stands in `printout`, what stands on each
sheet in `paper_lists`, `paper_cards` and `paper_charts`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dangjian_desktop.domain.paper_forms import PaperSubject
from dangjian_desktop.domain.progress import Progress, tell_nobody
from dangjian_desktop.domain.wall_facts import WallFact
from dangjian_desktop.domain.wall_marks import WallMark
from dangjian_desktop.domain.wall_texts import OWN_PREFIX, TextKind
from dangjian_desktop.host.paths import resources
from dangjian_desktop.operations.attendance_lists import (
    attendance_sheet_content,
    dual_life_content,
)
from dangjian_desktop.operations.branch_files import official_emblem
from dangjian_desktop.operations.calendar_export import activity_list_on_paper
from dangjian_desktop.operations.change_lists import changes_on_paper
from dangjian_desktop.operations.compliance_paper import compliance_on_paper
from dangjian_desktop.operations.division_paper import division_proposal_content
from dangjian_desktop.operations.examination_lists import findings_on_paper
from dangjian_desktop.operations.inspection_box import (
    box_contents_content,
    box_labels_content,
    box_missing_content,
    inspection_box_parts,
)
from dangjian_desktop.operations.paper_activities import (
    agenda_content,
    meeting_notice_content,
    minutes_content,
    sign_in_content,
    talk_record_content,
    themed_day_plan_content,
    themed_day_record_content,
    wall_notice_content,
)
from dangjian_desktop.operations.paper_appraisals import (
    appraisal_ballot_content,
    appraisal_form_content,
    appraisal_notice_content,
    appraisal_result_content,
    appraisal_tally_content,
    group_score_content,
    pay_list_content,
    review_ballot_content,
    review_feedback_content,
    review_tally_content,
    secretary_scores_content,
    task_loop_content,
)
from dangjian_desktop.operations.paper_areas import (
    area_differences_content,
    area_list_content,
    area_plate_content,
)
from dangjian_desktop.operations.paper_branch import branch_form_content, branch_letter_content
from dangjian_desktop.operations.paper_cards import person_card_content
from dangjian_desktop.operations.paper_charts import (
    group_list_content,
    organisation_chart_content,
)
from dangjian_desktop.operations.paper_closings import award_report_content, publication_content
from dangjian_desktop.operations.paper_contest import (
    flag_board_content,
    member_stars_content,
    star_board_content,
)
from dangjian_desktop.operations.paper_development import (
    development_board_content,
    development_contents_content,
    development_form_content,
    development_letter_content,
    development_notice_content,
    development_papers_content,
)
from dangjian_desktop.operations.paper_dues import (
    DUES_PACKS,
    dues_publication_content,
    dues_receipts_content,
    dues_use_content,
)
from dangjian_desktop.operations.paper_elections import (
    election_letter_content,
    nomination_tally_content,
    nominee_list_content,
    nominee_notice_content,
)
from dangjian_desktop.operations.paper_escalations import escalations_content
from dangjian_desktop.operations.paper_forms import sheet_of
from dangjian_desktop.operations.paper_groups import group_month_content
from dangjian_desktop.operations.paper_ledgers import ledger_content, ledger_entry_content
from dangjian_desktop.operations.paper_lists import (
    branch_list_content,
    organisation_history_content,
    reconciliation_content,
    roster_content,
    roster_view_content,
)
from dangjian_desktop.operations.paper_matters import document_register_content, task_list_content
from dangjian_desktop.operations.paper_openness import openness_catalogue_content
from dangjian_desktop.operations.paper_pack_sheets import paper_pack_parts
from dangjian_desktop.operations.paper_party_groups import (
    group_crews_content,
    group_register_content,
    leader_recommendation_content,
)
from dangjian_desktop.operations.paper_plans import annual_plan_content
from dangjian_desktop.operations.paper_plates import (
    branch_plate_content,
    desk_plate_content,
    group_plate_content,
    room_plate_content,
    seat_cards_content,
)
from dangjian_desktop.operations.paper_points import (
    points_board_content,
    points_register_content,
    points_slip_content,
)
from dangjian_desktop.operations.paper_rubrics import rubric_content, rubric_differences_content
from dangjian_desktop.operations.paper_scores import score_ranking_content, score_sheet_parts
from dangjian_desktop.operations.paper_shifts import shift_month_content
from dangjian_desktop.operations.paper_texts import text_sheet_content
from dangjian_desktop.operations.paper_transfers import (
    transfer_form_content,
    transfer_letter_content,
    transfer_list_content,
)
from dangjian_desktop.operations.paper_votes import (
    ballot_paper_content,
    ballot_tally_content,
    vote_result_content,
)
from dangjian_desktop.operations.paper_wall_people import (
    commitment_wall_content,
    committee_division_content,
    honour_roll_content,
    pairing_board_content,
    vanguard_plate_content,
)
from dangjian_desktop.operations.paper_wall_plans import (
    month_calendar_content,
    year_board_content,
)
from dangjian_desktop.operations.paper_wall_rules import (
    development_flow_content,
    meeting_rules_content,
)
from dangjian_desktop.operations.paper_walls import room_plan_content, wall_register_content
from dangjian_desktop.operations.printout import (
    ACTIVITY_LIST,
    AGENDA_SHEET,
    ANNUAL_PLAN,
    APPRAISAL_BALLOT,
    APPRAISAL_FORM,
    APPRAISAL_NOTICE,
    APPRAISAL_RESULT,
    APPRAISAL_TALLY,
    AREA_DIFFERENCES,
    AREA_LIST,
    AREA_PLATE,
    ATTENDANCE_FIGURES,
    AWARD_REPORT,
    BALLOT_PAPER,
    BALLOT_TALLY,
    BOX_CONTENTS,
    BOX_LABELS,
    BOX_MISSING,
    BRANCH_FORM,
    BRANCH_LETTER,
    BRANCH_LIST,
    BRANCH_PLATE,
    COMMITMENT_WALL,
    COMMITTEE_DIVISION,
    COMPLIANCE_BOARD,
    DESK_PLATE,
    DEVELOPMENT_BOARD,
    DEVELOPMENT_CONTENTS,
    DEVELOPMENT_FLOW,
    DEVELOPMENT_FORM,
    DEVELOPMENT_LETTER,
    DEVELOPMENT_NOTICE,
    DEVELOPMENT_PAPERS,
    DIVISION_PROPOSAL,
    DOCUMENT_REGISTER,
    DUAL_LIFE,
    DUES_PUBLICATION,
    DUES_RECEIPTS,
    DUES_USE,
    ELECTION_LETTER,
    ESCALATION_LIST,
    EXAMINATION,
    FLAG_BOARD,
    GROUP_CREWS,
    GROUP_LIST,
    GROUP_MONTH,
    GROUP_PLATE,
    GROUP_REGISTER,
    GROUP_SCORE,
    HONOUR_ROLL,
    INSPECTION_BOX,
    LEADER_RECOMMENDATION,
    LEDGER,
    LEDGER_ENTRY,
    LEDGER_NOTICE,
    MEETING_MINUTES,
    MEETING_NOTICE,
    MEMBER_STARS,
    MONTH_CALENDAR,
    NOMINATION_TALLY,
    NOMINEE_LIST,
    NOMINEE_NOTICE,
    OPENNESS_CATALOGUE,
    ORGANISATION_CHART,
    ORGANISATION_HISTORY,
    PAIRING_BOARD,
    PAPER_PACK,
    PAY_LIST,
    PERSON_CARD,
    POINTS_BOARD,
    POINTS_HALF_YEAR,
    POINTS_REGISTER,
    POINTS_SLIP,
    POINTS_YEAR,
    RECONCILIATION,
    REVIEW_BALLOT,
    REVIEW_FEEDBACK,
    REVIEW_TALLY,
    ROOM_PLAN,
    ROOM_PLATE,
    ROSTER,
    ROSTER_CHANGES,
    ROSTER_VIEW,
    RUBRIC,
    RUBRIC_DIFFERENCES,
    RUBRIC_TRIAL,
    SCORE_PUBLICATION,
    SCORE_RANKING,
    SCORE_SHEET,
    SEAT_CARDS,
    SECRETARY_SCORES,
    SHIFT_MONTH,
    SIGN_IN_SHEET,
    STAR_BOARD,
    STATISTICS,
    TALK_RECORD,
    TASK_LIST,
    TASK_LOOP,
    TEXT_SHEET,
    THEMED_DAY_PLAN,
    THEMED_DAY_RECORD,
    THREE_MEETINGS,
    TRANSFER_FORM,
    TRANSFER_LETTER,
    TRANSFER_LIST,
    VANGUARD_PLATE,
    VOTE_RESULT,
    WALL_NOTICE,
    WALL_REGISTER,
    WORK_TIPS,
    YEAR_BOARD,
    YEAR_FIGURES,
    ZONE_ROTATION,
    Printout,
    Rows,
    day_on_paper,
    paper_mark,
)
from dangjian_desktop.operations.rubric_trials import rubric_trial_content
from dangjian_desktop.operations.statistics_lists import (
    statistics_content,
    year_figures_content,
)
from dangjian_desktop.operations.typefaces import office_fonts, shipped_fonts
from dangjian_desktop.operations.work_tips import work_tips_on_paper
from dangjian_desktop.operations.zone_rotation_paper import zone_rotation_on_paper
from dangjian_desktop.storage.database import connection
from dangjian_desktop.storage.shipped_papers import read_papers
from dangjian_desktop.storage.shipped_wall_texts import read_text_kinds

if TYPE_CHECKING:
    from dangjian_desktop.printing.document import BuildReport, Part
    from dangjian_desktop.printing.privacy import DetailLevel
    from dangjian_desktop.printing.sheet import Paper, Template
    from dangjian_desktop.printing.themes import Theme


#: How much of the work of a sheet is reading its records; the rest is laying it out.
_READ = 0.1


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as it is offered.

    Attributes:
        kind: "wall" or "form".
        paper: Name of its own paper.
        papers: Names of the papers it can be printed on, its own first.
        needs: What must be chosen first: "branch", "person", "period", "activity", "book".
        levels: Levels of detail allowed, the least first.
        place, purpose: Where a wall sheet hangs and what it is for (`domain.wall_sheets`); "" for
            a form. subject: of a declared form.
    """

    code: str
    title: str
    kind: str
    paper: str
    papers: tuple[str, ...]
    takes_any_size: bool
    needs: tuple[str, ...]
    levels: tuple[str, ...]
    place: str = ""
    purpose: str = ""
    subject: str = ""


def sheets() -> list[SheetInfo]:
    """Return every sheet of the catalogue."""
    from dangjian_desktop.printing.catalog import SHEETS

    return [_info(sheet) for sheet in SHEETS.values()]


def _info(sheet: "Template") -> SheetInfo:
    place, purpose = (str(one) if one is not None else "" for one in (sheet.place, sheet.purpose))
    return SheetInfo(
        sheet.code,
        sheet.name,
        str(sheet.kind),
        sheet.paper.name,
        tuple(paper.words for paper in sheet.offered),
        sheet.takes_any_size,
        sheet.needs,
        tuple(str(level) for level in sheet.levels),
        place,
        purpose,
    )


#: Declared forms of these are about a branch, the others about people.
_OF_BRANCHES = frozenset({PaperSubject.ELECTION, PaperSubject.BRANCH})


def form_sheets() -> list[SheetInfo]:
    """Return every declared form as it is offered beside the sheets: by its own code and name."""
    from dangjian_desktop.printing.catalog import sheet_coded

    offered = []
    for form in read_papers(resources() / "papers"):
        template = sheet_coded(sheet_of(form))
        needs = ("branch",) if form.subject in _OF_BRANCHES else ("person",)
        offered.append(
            replace(
                _info(template),
                code=form.code,
                title=form.name,
                needs=needs,
                subject=str(form.subject),
            )
        )
    return offered + _text_sheets()


def _text_sheets() -> list[SheetInfo]:
    """Return the sheets of the texts that there may be, whether they are entered or not."""
    return [text_sheet(kind) for kind in read_text_kinds(resources() / "walls")]


def text_sheet(kind: TextKind) -> SheetInfo:
    """Return the sheet of a text as it is offered: by its own code, place and purpose."""
    from dangjian_desktop.printing.catalog import sheet_coded

    return replace(
        _info(sheet_coded(TEXT_SHEET)),
        code=kind.code,
        title=kind.title,
        needs=("branch",),
        place=str(kind.place),
        purpose=str(kind.purpose),
    )


def offered_sheets() -> list[SheetInfo]:
    """Return everything that can be printed, each under its own code: sheets, declared forms."""
    return [one for one in sheets() if "form" not in one.needs] + form_sheets()


def form_sheet(code: str) -> str | None:
    """Return the code of the sheet on which a declared form or a text is printed; None else."""
    form = next((one for one in read_papers(resources() / "papers") if one.code == code), None)
    if form is not None:
        return sheet_of(form)
    kinds = read_text_kinds(resources() / "walls")
    is_text = code.startswith(OWN_PREFIX) or any(kind.code == code for kind in kinds)
    return TEXT_SHEET if is_text else None


@dataclass(frozen=True)
class MadeSheet:
    """A sheet as it was made, in memory.

    Attributes:
        content: The PDF. title: name of the sheet. report: what is to be known of it.
        states: What it says, fact by fact; empty for what does not hang.
    """

    content: bytes
    title: str
    report: "BuildReport"
    states: tuple[WallFact, ...]


def hangs(code: str) -> bool:
    """Whether a sheet hangs on a wall, so that it bears a number when it goes out.

    Raises:
        PrintingError: When there is no such sheet.
    """
    from dangjian_desktop.printing.catalog import sheet_coded

    return sheet_coded(code).place is not None


def print_sheet(
    printout: Printout, target: Path, *, progress: Progress = tell_nobody
) -> "BuildReport":
    """Make the PDF of a sheet and return what was made.

    Raises:
        RefusedError: When the sheet needs a branch or person that was not chosen.
        PrintingError: When the sheet, paper or level does not exist or the file cannot be
            written; an older file stands as it was.
    """
    from dangjian_desktop.printing.document import write_whole

    made = make_sheet(printout, progress=progress)
    write_whole(target, made.content)
    return made.report


def make_sheet(printout: Printout, *, progress: Progress = tell_nobody) -> MadeSheet:
    """Return a sheet as it would be printed.

    Raises:
        RefusedError, PrintingError: As `print_sheet`.
    """
    ready = ready_sheet(printout, progress=progress)
    content, report = made_together([ready], progress=progress)
    return MadeSheet(content, ready.title, report, _stated(ready.parts))


@dataclass(frozen=True)
class ReadySheet:
    """A sheet whose records are read and which is not laid out yet.

    Attributes:
        title: Name of the sheet. parts: what stands on it.
        level: For whose eyes it is. theme: its looks. Sheets that share both can be made together.
    """

    title: str
    parts: tuple["Part", ...]
    level: "DetailLevel"
    theme: "Theme"


def ready_sheet(printout: Printout, *, progress: Progress = tell_nobody) -> ReadySheet:
    """Return a sheet with everything that is to stand on it.

    Raises:
        RefusedError, PrintingError: As `print_sheet`.
    """
    from dangjian_desktop.printing.privacy import DetailLevel

    template, parts, paper = _prepared(printout, progress)
    usual = {"as_of": day_on_paper(printout.on), "mark": paper_mark(template.name, printout.on)}
    mark = WallMark(printout.number, printout.on, printout.sheet) if printout.number > 0 else None
    own_paper = None if printout.code in _PACKS else paper
    level = DetailLevel(printout.detail) if printout.detail else parts[0].template.levels[0]
    own = parts[0].template.name if printout.code == TEXT_SHEET else template.name
    return ReadySheet(
        own,
        tuple(
            replace(
                part,
                values={**usual, **_own_mark(part, printout), **part.values},
                mark=mark,
                paper=own_paper,
            )
            for part in parts
        ),
        level,
        _theme(printout),
    )


def made_together(
    ready: Sequence[ReadySheet], *, progress: Progress = tell_nobody
) -> tuple[bytes, "BuildReport"]:
    """Return sheets of one level and one theme as one PDF, in which each font stands once.

    Raises:
        PrintingError: As `print_sheet`.
    """
    from dangjian_desktop.printing.document import made_pack
    from dangjian_desktop.printing.sheet import Letter

    has_letters = any(isinstance(p.template, Letter) for one in ready for p in one.parts)
    hangs = any(part.template.place is not None for one in ready for part in one.parts)
    return made_pack(
        [part for one in ready for part in one.parts],
        fonts=office_fonts() if has_letters else shipped_fonts(),
        detail=ready[0].level,
        theme=ready[0].theme,
        emblem=official_emblem() if hangs else None,
        progress=lambda what, share: progress(what, _READ + (1 - _READ) * share),
    )


def sheet_states(printout: Printout) -> tuple[WallFact, ...]:
    """Return what a wall sheet says as of the day, without making it; () for other sheets.

    Raises:
        RefusedError: When there is nothing that it could say.
        PrintingError: When there is no such sheet.
    """
    _template, parts, _paper = _prepared(printout, tell_nobody)
    return _stated(parts)


def _stated(parts: Sequence["Part"]) -> tuple[WallFact, ...]:
    from dangjian_desktop.printing.stating import stated

    return tuple(fact for part in parts for fact in stated(part.template, part.rows, part.values))


def _theme(printout: Printout) -> "Theme":
    from dangjian_desktop.printing.errors import PrintingError
    from dangjian_desktop.printing.themes import Theme

    known = [str(one) for one in Theme]
    if printout.theme and printout.theme not in known:
        raise PrintingError(
            "不认识样式“{theme}”。可用的有：{known}。请另选一种。",
            theme=printout.theme,
            known="、".join(known),
        )
    return Theme(printout.theme) if printout.theme else Theme.RED_HEAD


def _prepared(
    printout: Printout, progress: Progress
) -> tuple["Template", list["Part"], "Paper | None"]:
    """Return the sheet, what stands on it, and the paper that was asked for."""
    from dangjian_desktop.printing.catalog import sheet_coded
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.errors import PrintingError
    from dangjian_desktop.printing.privacy import DetailLevel
    from dangjian_desktop.printing.sheet import Form

    template = sheet_coded(printout.code)
    if isinstance(template, Form):
        template = replace(template, flows=printout.flows or template.flows)
    if printout.detail and printout.detail not in [str(level) for level in DetailLevel]:
        known = "、".join(str(level) for level in DetailLevel)
        raise PrintingError(
            "不认识明细“{detail}”。可用的有：{known}。请另选一种。",
            detail=printout.detail,
            known=known,
        )
    paper = template.paper_for(printout.paper) if printout.paper else None
    progress("正在取数", 0.0)
    with connection():
        if printout.code in _PACKS:
            parts = _PACKS[printout.code](printout)
        elif printout.code in _OWN_COLUMNS:
            parts = [Part(*_OWN_COLUMNS[printout.code](printout, paper))]
        else:
            parts = [Part(template, *_CONTENTS[printout.code](printout))]
    return template, parts, paper


def _own_mark(part: "Part", printout: Printout) -> Mapping[str, str]:
    """Return the line at the foot of a declared form, which names that form."""
    return {"mark": paper_mark(part.template.name, printout.on)} if printout.form else {}


#: Sheets whose columns or signatures follow from what is printed.
_OWN_COLUMNS: Mapping[
    str,
    Callable[[Printout, "Paper | None"], tuple["Template", Sequence[object], Mapping[str, str]]],
] = {
    ROSTER_VIEW: roster_view_content,
    BRANCH_LIST: branch_list_content,
    LEDGER: ledger_content,
    LEDGER_NOTICE: ledger_content,
    GROUP_CREWS: group_crews_content,
    POINTS_REGISTER: points_register_content,
    POINTS_HALF_YEAR: points_register_content,
    POINTS_YEAR: points_register_content,
    BRANCH_FORM: branch_form_content,
    DEVELOPMENT_FORM: development_form_content,
    TRANSFER_FORM: transfer_form_content,
    TEXT_SHEET: text_sheet_content,
    NOMINATION_TALLY: nomination_tally_content,
    ATTENDANCE_FIGURES: attendance_sheet_content,
    SHIFT_MONTH: shift_month_content,
}

#: Sheets of several kinds that are printed as one job, each on its own paper.
_PACKS: Mapping[str, Callable[[Printout], list["Part"]]] = {
    SCORE_SHEET: score_sheet_parts,
    PAPER_PACK: paper_pack_parts,
    INSPECTION_BOX: inspection_box_parts,
    **DUES_PACKS,
}

_CONTENTS: Mapping[str, Callable[[Printout], Rows]] = {
    SCORE_RANKING: score_ranking_content,
    DUES_RECEIPTS: dues_receipts_content,
    DUES_USE: dues_use_content,
    DUES_PUBLICATION: dues_publication_content,
    STATISTICS: statistics_content,
    YEAR_FIGURES: year_figures_content,
    ROSTER: roster_content,
    PERSON_CARD: person_card_content,
    OPENNESS_CATALOGUE: openness_catalogue_content,
    WALL_NOTICE: wall_notice_content,
    ORGANISATION_CHART: organisation_chart_content,
    GROUP_LIST: group_list_content,
    ORGANISATION_HISTORY: organisation_history_content,
    ROSTER_CHANGES: lambda printout: changes_on_paper(
        printout.since, printout.until, printout.organisation_id
    ),
    RECONCILIATION: reconciliation_content,
    DUAL_LIFE: dual_life_content,
    ACTIVITY_LIST: activity_list_on_paper,
    DOCUMENT_REGISTER: document_register_content,
    TASK_LIST: task_list_content,
    COMPLIANCE_BOARD: lambda printout: compliance_on_paper(
        printout.year, printout.on, printout.organisation_id
    ),
    VOTE_RESULT: vote_result_content,
    BALLOT_PAPER: ballot_paper_content,
    BALLOT_TALLY: ballot_tally_content,
    ANNUAL_PLAN: annual_plan_content,
    ZONE_ROTATION: lambda printout: zone_rotation_on_paper(
        printout.year, printout.on, printout.organisation_id
    ),
    WORK_TIPS: lambda printout: work_tips_on_paper(printout.on, printout.organisation_id),
    MEETING_NOTICE: meeting_notice_content,
    SIGN_IN_SHEET: sign_in_content,
    MEETING_MINUTES: minutes_content,
    THEMED_DAY_PLAN: themed_day_plan_content,
    THEMED_DAY_RECORD: themed_day_record_content,
    AGENDA_SHEET: agenda_content,
    TALK_RECORD: talk_record_content,
    LEDGER_ENTRY: ledger_entry_content,
    GROUP_MONTH: group_month_content,
    POINTS_SLIP: points_slip_content,
    POINTS_BOARD: points_board_content,
    COMMITTEE_DIVISION: committee_division_content,
    COMMITMENT_WALL: commitment_wall_content,
    HONOUR_ROLL: honour_roll_content,
    PAIRING_BOARD: pairing_board_content,
    VANGUARD_PLATE: vanguard_plate_content,
    BRANCH_PLATE: branch_plate_content,
    ROOM_PLATE: room_plate_content,
    GROUP_PLATE: group_plate_content,
    DESK_PLATE: desk_plate_content,
    SEAT_CARDS: seat_cards_content,
    MONTH_CALENDAR: month_calendar_content,
    YEAR_BOARD: year_board_content,
    THREE_MEETINGS: meeting_rules_content,
    DEVELOPMENT_FLOW: development_flow_content,
    DIVISION_PROPOSAL: division_proposal_content,
    GROUP_REGISTER: group_register_content,
    LEADER_RECOMMENDATION: leader_recommendation_content,
    AREA_PLATE: area_plate_content,
    AREA_LIST: area_list_content,
    AREA_DIFFERENCES: area_differences_content,
    ESCALATION_LIST: escalations_content,
    SCORE_PUBLICATION: publication_content,
    AWARD_REPORT: award_report_content,
    APPRAISAL_BALLOT: appraisal_ballot_content,
    APPRAISAL_FORM: appraisal_form_content,
    APPRAISAL_RESULT: appraisal_result_content,
    APPRAISAL_TALLY: appraisal_tally_content,
    GROUP_SCORE: group_score_content,
    PAY_LIST: pay_list_content,
    REVIEW_BALLOT: review_ballot_content,
    REVIEW_FEEDBACK: review_feedback_content,
    REVIEW_TALLY: review_tally_content,
    SECRETARY_SCORES: secretary_scores_content,
    TASK_LOOP: task_loop_content,
    FLAG_BOARD: flag_board_content,
    STAR_BOARD: star_board_content,
    MEMBER_STARS: member_stars_content,
    RUBRIC: rubric_content,
    RUBRIC_DIFFERENCES: rubric_differences_content,
    BOX_CONTENTS: box_contents_content,
    BOX_LABELS: box_labels_content,
    BOX_MISSING: box_missing_content,
    RUBRIC_TRIAL: rubric_trial_content,
    DEVELOPMENT_BOARD: development_board_content,
    DEVELOPMENT_LETTER: development_letter_content,
    DEVELOPMENT_NOTICE: development_notice_content,
    DEVELOPMENT_PAPERS: development_papers_content,
    DEVELOPMENT_CONTENTS: development_contents_content,
    TRANSFER_LETTER: transfer_letter_content,
    TRANSFER_LIST: transfer_list_content,
    ELECTION_LETTER: election_letter_content,
    BRANCH_LETTER: branch_letter_content,
    NOMINEE_LIST: nominee_list_content,
    NOMINEE_NOTICE: nominee_notice_content,
    APPRAISAL_NOTICE: appraisal_notice_content,
    WALL_REGISTER: wall_register_content,
    ROOM_PLAN: room_plan_content,
    EXAMINATION: lambda printout: findings_on_paper(printout.on, printout.organisation_id),
}
