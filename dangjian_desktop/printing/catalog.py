"""Every sheet that the program prints, by its code."""

from collections.abc import Mapping

from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.printing.forms.activity_list import ACTIVITY_LIST
from dangjian_desktop.printing.forms.agenda_sheet import AGENDA_SHEET
from dangjian_desktop.printing.forms.annual_plan import ANNUAL_PLAN
from dangjian_desktop.printing.forms.appraisals import (
    APPRAISAL_BALLOT,
    APPRAISAL_FORM,
    APPRAISAL_NOTICE,
    APPRAISAL_RESULT,
    APPRAISAL_TALLY,
    GROUP_SCORE,
    PAY_LIST,
    REVIEW_BALLOT,
    REVIEW_FEEDBACK,
    REVIEW_TALLY,
    SECRETARY_SCORES,
    TASK_LOOP,
)
from dangjian_desktop.printing.forms.areas import AREA_DIFFERENCES, AREA_LIST
from dangjian_desktop.printing.forms.attendance import ATTENDANCE_FIGURES, DUAL_LIFE
from dangjian_desktop.printing.forms.award_report import AWARD_REPORT
from dangjian_desktop.printing.forms.branch_list import BRANCH_LIST
from dangjian_desktop.printing.forms.branch_papers import BRANCH_FORM, BRANCH_LETTER
from dangjian_desktop.printing.forms.compliance_board import COMPLIANCE_BOARD
from dangjian_desktop.printing.forms.development import (
    DEVELOPMENT_BOARD,
    DEVELOPMENT_CONTENTS,
    DEVELOPMENT_FORM,
    DEVELOPMENT_LETTER,
    DEVELOPMENT_NOTICE,
    DEVELOPMENT_PAPERS,
)
from dangjian_desktop.printing.forms.division_proposal import DIVISION_PROPOSAL
from dangjian_desktop.printing.forms.dues import (
    DUES_MONTH,
    DUES_PUBLICATION,
    DUES_QUARTER,
    DUES_USE,
)
from dangjian_desktop.printing.forms.dues_receipt import DUES_RECEIPTS
from dangjian_desktop.printing.forms.elections import (
    ELECTION_LETTER,
    NOMINATION_TALLY,
    NOMINEE_LIST,
    NOMINEE_NOTICE,
)
from dangjian_desktop.printing.forms.escalations import ESCALATION_LIST
from dangjian_desktop.printing.forms.examination import EXAMINATION
from dangjian_desktop.printing.forms.group_month import GROUP_MONTH
from dangjian_desktop.printing.forms.inspection_box import BOX_CONTENTS, BOX_MISSING, INSPECTION_BOX
from dangjian_desktop.printing.forms.ledger import LEDGER, LEDGER_ENTRY, LEDGER_NOTICE
from dangjian_desktop.printing.forms.matters import DOCUMENT_REGISTER, TASK_LIST
from dangjian_desktop.printing.forms.meeting_minutes import MEETING_MINUTES
from dangjian_desktop.printing.forms.meeting_notice import MEETING_NOTICE
from dangjian_desktop.printing.forms.organisation_history import ORGANISATION_HISTORY
from dangjian_desktop.printing.forms.paper_pack import PAPER_PACK
from dangjian_desktop.printing.forms.party_groups import (
    GROUP_CREWS,
    GROUP_REGISTER,
    LEADER_RECOMMENDATION,
)
from dangjian_desktop.printing.forms.person_card import PERSON_CARD
from dangjian_desktop.printing.forms.points import (
    POINTS_HALF_YEAR,
    POINTS_REGISTER,
    POINTS_SLIP,
    POINTS_YEAR,
)
from dangjian_desktop.printing.forms.reconciliation import RECONCILIATION
from dangjian_desktop.printing.forms.room_plan import ROOM_PLAN
from dangjian_desktop.printing.forms.roster import ROSTER
from dangjian_desktop.printing.forms.roster_changes import ROSTER_CHANGES
from dangjian_desktop.printing.forms.roster_view import ROSTER_VIEW
from dangjian_desktop.printing.forms.rubrics import RUBRIC, RUBRIC_DIFFERENCES, RUBRIC_TRIAL
from dangjian_desktop.printing.forms.score_publication import SCORE_PUBLICATION
from dangjian_desktop.printing.forms.scores import SCORE_RANKING, SCORE_SHEET
from dangjian_desktop.printing.forms.shift_month import SHIFT_MONTH
from dangjian_desktop.printing.forms.sign_in_sheet import SIGN_IN_SHEET
from dangjian_desktop.printing.forms.statistics import STATISTICS, YEAR_FIGURES
from dangjian_desktop.printing.forms.talk_record import TALK_RECORD
from dangjian_desktop.printing.forms.themed_day import THEMED_DAY_PLAN, THEMED_DAY_RECORD
from dangjian_desktop.printing.forms.transfers import (
    TRANSFER_FORM,
    TRANSFER_LETTER,
    TRANSFER_LIST,
)
from dangjian_desktop.printing.forms.votes import BALLOT_PAPER, BALLOT_TALLY, VOTE_RESULT
from dangjian_desktop.printing.forms.wall_register import WALL_REGISTER
from dangjian_desktop.printing.forms.work_tips import WORK_TIPS
from dangjian_desktop.printing.forms.zone_rotation import ZONE_ROTATION
from dangjian_desktop.printing.sheet import Template
from dangjian_desktop.printing.walls.area_plate import AREA_PLATE
from dangjian_desktop.printing.walls.box_labels import BOX_LABELS
from dangjian_desktop.printing.walls.card_board import (
    COMMITMENT_WALL,
    COMMITTEE_DIVISION,
    HONOUR_ROLL,
    PAIRING_BOARD,
)
from dangjian_desktop.printing.walls.development_flow import DEVELOPMENT_FLOW
from dangjian_desktop.printing.walls.door_plates import BRANCH_PLATE, GROUP_PLATE, ROOM_PLATE
from dangjian_desktop.printing.walls.flag_board import FLAG_BOARD
from dangjian_desktop.printing.walls.group_list import GROUP_LIST
from dangjian_desktop.printing.walls.meeting_rules import THREE_MEETINGS
from dangjian_desktop.printing.walls.month_calendar import MONTH_CALENDAR
from dangjian_desktop.printing.walls.name_plates import DESK_PLATE, SEAT_CARDS
from dangjian_desktop.printing.walls.notice import WALL_NOTICE
from dangjian_desktop.printing.walls.openness_catalogue import OPENNESS_CATALOGUE
from dangjian_desktop.printing.walls.organisation_chart import ORGANISATION_CHART
from dangjian_desktop.printing.walls.points_board import POINTS_BOARD
from dangjian_desktop.printing.walls.star_board import MEMBER_STARS, STAR_BOARD
from dangjian_desktop.printing.walls.text_sheet import TEXT_SHEET
from dangjian_desktop.printing.walls.vanguard_plate import VANGUARD_PLATE
from dangjian_desktop.printing.walls.year_board import YEAR_BOARD

#: In the order in which they are offered.
SHEETS: Mapping[str, Template] = {
    sheet.code: sheet
    for sheet in (
        ROSTER,
        ROSTER_VIEW,
        PERSON_CARD,
        RECONCILIATION,
        ORGANISATION_CHART,
        GROUP_LIST,
        BRANCH_LIST,
        ROSTER_CHANGES,
        ORGANISATION_HISTORY,
        EXAMINATION,
        ATTENDANCE_FIGURES,
        DUAL_LIFE,
        WORK_TIPS,
        ANNUAL_PLAN,
        VOTE_RESULT,
        BALLOT_PAPER,
        BALLOT_TALLY,
        ACTIVITY_LIST,
        DOCUMENT_REGISTER,
        TASK_LIST,
        COMPLIANCE_BOARD,
        ZONE_ROTATION,
        SHIFT_MONTH,
        MEETING_NOTICE,
        SIGN_IN_SHEET,
        MEETING_MINUTES,
        THEMED_DAY_PLAN,
        THEMED_DAY_RECORD,
        AGENDA_SHEET,
        TALK_RECORD,
        LEDGER,
        LEDGER_ENTRY,
        LEDGER_NOTICE,
        GROUP_MONTH,
        PAPER_PACK,
        DIVISION_PROPOSAL,
        GROUP_REGISTER,
        GROUP_CREWS,
        LEADER_RECOMMENDATION,
        COMMITTEE_DIVISION,
        THREE_MEETINGS,
        DEVELOPMENT_FLOW,
        MONTH_CALENDAR,
        YEAR_BOARD,
        FLAG_BOARD,
        STAR_BOARD,
        MEMBER_STARS,
        HONOUR_ROLL,
        COMMITMENT_WALL,
        PAIRING_BOARD,
        VANGUARD_PLATE,
        BRANCH_PLATE,
        ROOM_PLATE,
        GROUP_PLATE,
        DESK_PLATE,
        SEAT_CARDS,
        AREA_PLATE,
        AREA_LIST,
        AREA_DIFFERENCES,
        ESCALATION_LIST,
        SCORE_SHEET,
        SCORE_RANKING,
        SCORE_PUBLICATION,
        AWARD_REPORT,
        APPRAISAL_BALLOT,
        APPRAISAL_FORM,
        APPRAISAL_NOTICE,
        APPRAISAL_RESULT,
        APPRAISAL_TALLY,
        GROUP_SCORE,
        PAY_LIST,
        REVIEW_BALLOT,
        REVIEW_FEEDBACK,
        REVIEW_TALLY,
        SECRETARY_SCORES,
        TASK_LOOP,
        RUBRIC,
        RUBRIC_DIFFERENCES,
        RUBRIC_TRIAL,
        POINTS_REGISTER,
        POINTS_SLIP,
        POINTS_BOARD,
        POINTS_HALF_YEAR,
        POINTS_YEAR,
        INSPECTION_BOX,
        BOX_CONTENTS,
        BOX_LABELS,
        BOX_MISSING,
        DEVELOPMENT_BOARD,
        DEVELOPMENT_FORM,
        DEVELOPMENT_LETTER,
        DEVELOPMENT_NOTICE,
        DEVELOPMENT_PAPERS,
        DEVELOPMENT_CONTENTS,
        TEXT_SHEET,
        OPENNESS_CATALOGUE,
        WALL_NOTICE,
        DUES_MONTH,
        DUES_QUARTER,
        DUES_RECEIPTS,
        DUES_USE,
        DUES_PUBLICATION,
        TRANSFER_LETTER,
        TRANSFER_FORM,
        TRANSFER_LIST,
        ELECTION_LETTER,
        BRANCH_FORM,
        BRANCH_LETTER,
        NOMINEE_LIST,
        NOMINEE_NOTICE,
        NOMINATION_TALLY,
        STATISTICS,
        YEAR_FIGURES,
        WALL_REGISTER,
        ROOM_PLAN,
    )
}


def sheet_coded(code: str) -> Template:
    """Return the sheet of a code.

    Raises:
        PrintingError: When there is none; the sentence names those that there are.
    """
    sheet = SHEETS.get(code)
    if sheet is None:
        known = "、".join(f"{one.code}（{one.name}）" for one in SHEETS.values())
        raise PrintingError(
            "没有代号为“{code}”的版面。可打印的有：{known}。请从中选一种。", code=code, known=known
        )
    return sheet
