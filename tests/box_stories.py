"""A branch whose quarter has meetings, files and a handwritten book, for tests of its 迎检盒."""

from datetime import date

from dangjian_desktop.operations.activities import change_activity
from dangjian_desktop.operations.attachments import NewFile, add_attachments
from dangjian_desktop.operations.score_evidence import add_evidence
from tests import make
from tests.rubric_stories import issued

ON = date(2026, 11, 20)
PERIOD = "2026Q3"


def held(branch: int, day: str, kind: str = "general_meeting", **values: object) -> int:
    """Hold an activity, as its page does."""
    return make.held(kind, branch, day, **values)


def without_minutes(branch: int, day: str, kind: str = "general_meeting") -> int:
    """Hold a meeting of which the minutes were taken back."""
    key = held(branch, day, kind)
    gone = change_activity(activity_id=key, values={"minutes": ""}, on=date.fromisoformat(day))
    make.done(gone)
    return key


def filled_box() -> dict[str, int]:
    """Make the branch; return row ids of it, its meeting, and the evidence added to B1."""
    branch = make.branch("综采一队党支部", make.committee())
    issued()
    meeting = held(branch, "2026-08-20", filed_book="会议记录本2026", filed_page="12")
    make.done(
        add_attachments(files=(NewFile("会议照片.jpg", b"jpeg"),), on=ON, activity_id=meeting)
    )
    evidence = make.done(
        add_evidence(
            organisation_id=branch,
            period=PERIOD,
            item="B1",
            on=ON,
            values={
                "title": "安全承诺书",
                "handbook": "工作手册",
                "page": "31",
                "note": "原件",
            },
        )
    )
    return {"branch": branch, "meeting": meeting, "evidence": evidence}
