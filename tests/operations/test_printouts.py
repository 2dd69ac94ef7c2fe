"""What goes to paper: the right people in the right order, and nothing that may not be seen."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from threading import Thread

import pypdfium2
import pytest
from PIL import Image

from dangjian_desktop.domain.custom_fields import FieldSubject
from dangjian_desktop.domain.duty_areas import AREA_BOOK
from dangjian_desktop.domain.filters import Condition, Filter, Match, Operator
from dangjian_desktop.domain.people import FieldKind, Sensitivity
from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.domain.vocabulary import (
    AppraisalGrade,
    Post,
    Stage,
    TransferDirection,
    TransferPaper,
)
from dangjian_desktop.operations.appraisals import add_appraisal, apply_appraisal_grade
from dangjian_desktop.operations.attendance import post_due_list
from dangjian_desktop.operations.contest import record_star_level
from dangjian_desktop.operations.leading_cadres import add_leading_cadre
from dangjian_desktop.operations.plans import add_plan, add_plan_item
from dangjian_desktop.operations.printout import (
    BRANCH_LIST,
    GROUP_LIST,
    ORGANISATION_CHART,
    ORGANISATION_HISTORY,
    PERSON_CARD,
    ROSTER,
    ROSTER_CHANGES,
    ROSTER_VIEW,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet, sheets
from dangjian_desktop.operations.reviews import add_review
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.operations.score_figures import record_score_figure
from dangjian_desktop.printing.catalog import SHEETS
from dangjian_desktop.queries.branch_columns import BranchListQuery
from dangjian_desktop.queries.roster import RosterQuery
from dangjian_desktop.storage.models import (
    Activity,
    AdmissionCase,
    AdmissionPaper,
    TermElection,
    TermNominee,
    Transfer,
    database,
)
from tests import make
from tests.admission_stories import written
from tests.pdf import texts
from tests.rubric_stories import issued
from tests.wall_stories import on_walls

DAY = date(2026, 11, 21)
ID = make.id_number("1985-03-12", 101)
PHONE, HOME = "13900001234", "某区某路一号"
MM = 72 / 25.4
#: Sheets on which nobody stands as long as nothing is to be done.
WITHOUT_NAMES = {
    "development_flow",
    "room_plan",
    "work_tips",
    "rubric",
    "rubric_differences",
    "rubric_trial",
    "award_report",
    "score_publication",
}


@pytest.fixture
def branch(data: Path) -> int:
    """A branch with two groups, a secretary, a leader, a 预备党员 and somebody without group."""
    branch = make.branch("综采一队党支部", under=make.committee())
    first, second = make.group(branch, "第一党小组"), make.group(branch, "第二党小组")
    zhang = make.person("张三", branch, group=first, id_number=ID, mobile_phone=PHONE, address=HOME)
    make.post(zhang, branch, Post.SECRETARY)
    leader = make.person("李四", branch, group=first)
    make.post(leader, first, Post.GROUP_LEADER)
    make.person("王五", branch, group=second, stage=Stage.PROBATIONARY, admitted_on="2026-03-01")
    make.person("赵六", branch)
    held = make.activity("themed_day", branch, "2026-03-10")
    make.done(post_due_list(activity_id=held, on=DAY))
    make.done(add_leading_cadre(person_id=zhang, title="矿长"))
    plan = make.done(add_plan(year=DAY.year, entered_on=DAY))
    values = {"title": "党课", "owner": "各党支部", "month": 11}
    make.done(add_plan_item(plan_id=plan, values=values))
    late = {"content": "护罩缺螺栓", "owner": zhang, "due_on": "2026-11-10"}
    make.entry("hazard", branch, "2026-11-01", **late)
    told = {"level": "支委责任区", "area": "顺槽", "members": zhang}
    make.entry(AREA_BOOK, branch, "2026-01-08", name="安全生产责任区", **told)
    on_walls(branch, zhang)
    issued()
    appraisal = make.done(add_appraisal(organisation_id=branch, year=DAY.year, on=DAY))
    make.done(
        apply_appraisal_grade(
            appraisal_id=appraisal,
            person_ids=[zhang],
            grade=AppraisalGrade.EXCELLENT,
            decided_on=DAY,
            on=DAY,
        )
    )
    make.done(add_review(organisation_id=branch, person_id=zhang, year=DAY.year, on=DAY))
    figure = {"part": "flag.benefit", "points": Decimal(95), "reason": "经营部"}
    make.done(record_score_figure(organisation_id=branch, period="2026Q3", on=DAY, **figure))
    case = written(AdmissionCase, person=zhang, opened_on=date(2000, 3, 1))
    written(AdmissionPaper, case=case, paper="application", received_on=date(2000, 3, 1))
    election = written(TermElection, organisation=branch, opened_on=date(2026, 9, 1))
    written(TermNominee, election=election, person=zhang, is_preliminary=True)
    written(
        Transfer,
        person=zhang,
        direction=TransferDirection.IN,
        paper=TransferPaper.LETTER,
        branch=branch,
        issued_on=date(2026, 3, 1),
        valid_until=date(2026, 4, 1),
        received_on=date(2026, 3, 9),
    )
    for period, person in (("2026Q3", None), ("2026", zhang)):
        level = {"level": 3, "reason": "党委会研究", "on": DAY}
        make.done(
            record_star_level(organisation_id=branch, period=period, person_id=person, **level)
        )
    return branch


@pytest.fixture
def printed(tmp_path: Path) -> Callable[..., list[str]]:
    """Print and return the text of every page."""

    def act(code: str, **choices: object) -> list[str]:
        target = tmp_path / "out.pdf"
        print_sheet(Printout(code, DAY, **choices), target)
        return texts(target)

    return act


def person_id(name: str) -> int:
    return next(r.person_id for r in RosterQuery(DAY).fetch() if r.facts.name == name)


#: Lists of activities, documents, tasks and obligations: their own tests look into them.
_NAMES_NOBODY = {
    "branch_plate",
    "group_plate",
    "room_plate",
    "three_meetings",
    "wall_register",
    "activity_list",
    "annual_plan",
    "box_contents",
    "box_labels",
    "box_missing",
    "compliance_board",
    "document_register",
    "flag_board",
    "group_month",
    "group_crews",
    "group_score",
    "group_register",
    "inspection_box",
    "pay_list",
    "points_board",
    "score_ranking",
    "score_sheet",
    "star_board",
    "statistics",
    "task_list",
    "task_loop",
    "year_figures",
    "zone_rotation",
    "openness_catalogue",
}


def test_every_sheet_of_the_catalogue_prints(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    for info in sheets():
        # Their own tests give them a list to compare with, an activity, a vote.
        if set(info.needs) - {"branch", "person", "period"} or info.code in WITHOUT_NAMES:
            continue
        people = (person_id("张三"),) if "person" in info.needs else ()
        days = {"since": make.LONG_AGO, "until": DAY} if "period" in info.needs else {}
        for level in info.levels:
            text = "".join(
                printed(info.code, organisation_id=branch, person_ids=people, detail=level, **days)
            )
            names_nobody = info.code in _NAMES_NOBODY
            assert ("综采一队" if names_nobody else "张三") in text, info.code


#: Sheets of ledgers are asked about a book, declared forms by their code; their own tests look
#: into them.
_OF_EVERYBODY = [
    info.code for info in sheets() if "wall" in info.levels and not {"book", "form"} & {*info.needs}
]


@pytest.mark.parametrize("level", ["wall", "public", ""])
@pytest.mark.parametrize("code", _OF_EVERYBODY)
def test_no_number_phone_or_address_reaches_a_paper_that_others_read(
    branch: int, printed: Callable[..., list[str]], code: str, level: str
) -> None:
    people = (person_id("张三"),) if code == PERSON_CARD else ()
    held = Activity.select().first().id if "coming_activity" in SHEETS[code].needs else None
    wanted = {"organisation_id": branch, "person_ids": people, "activity_id": held}
    text = "".join(printed(code, detail=level, **wanted))
    for private in (ID, ID[6:14], PHONE, HOME):
        assert private not in text


def test_the_archive_prints_them(branch: int, printed: Callable[..., list[str]]) -> None:
    assert ID in "".join(printed(ROSTER, organisation_id=branch, detail="archive"))
    card = "".join(printed(PERSON_CARD, person_ids=(person_id("张三"),), detail="archive"))
    assert ID in card
    assert HOME in card


def test_the_roster_numbers_each_branch_from_one_on_pages_of_its_own(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    make.person("钱七", make.branch("机电队党支部"))
    pages = printed(ROSTER)
    assert len(pages) == 2
    assert "综采一队党支部党员名册" in pages[0]
    assert "机电队党支部党员名册" in pages[1]


def test_the_roster_of_the_screen_and_of_chosen_people(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    shown = "".join(printed(ROSTER, roster=RosterQuery(DAY, words="李四")))
    assert "李四" in shown
    assert "张三" not in shown
    chosen = "".join(printed(ROSTER, person_ids=(person_id("王五"),)))
    assert "王五" in chosen
    assert "李四" not in chosen


def test_the_card_prints_the_sections_that_were_chosen(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    whole = "".join(printed(PERSON_CARD, person_ids=(person_id("张三"),), detail="archive"))
    part = "".join(
        printed(PERSON_CARD, person_ids=(person_id("张三"),), detail="archive", sections=("party",))
    )
    assert "党内职务" in part
    assert PHONE in whole
    assert PHONE not in part
    assert "类别变化" not in part
    assert "类别变化" in whole


def test_the_chart_shows_committee_groups_and_those_without(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    (page,) = printed(ORGANISATION_CHART, organisation_id=branch)
    for word in ("张三", "书记", "李四", "党小组长", "王五", "第二党小组", "赵六", "预备党员 1"):
        assert word in page
    (mine,) = printed(ORGANISATION_CHART)
    assert "综采一队党支部" in mine
    assert "党员 4 名" in mine
    assert "党小组 2 个" in mine


def test_the_chart_of_a_group_is_that_of_its_branch(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    group = make.group(branch, "第三党小组")
    assert printed(ORGANISATION_CHART, organisation_id=group) == printed(
        ORGANISATION_CHART, organisation_id=branch
    )
    assert printed(GROUP_LIST, organisation_id=group) == printed(GROUP_LIST, organisation_id=branch)


def test_a_past_day_shows_the_past(branch: int, tmp_path: Path) -> None:
    make.departure(person_id("赵六"), date(2026, 10, 1))
    target = tmp_path / "out.pdf"
    print_sheet(Printout(ROSTER, date(2026, 9, 30), branch), target)
    assert "赵六" in texts(target)[0]
    print_sheet(Printout(ROSTER, DAY, branch), target)
    assert "赵六" not in texts(target)[0]


@pytest.mark.parametrize(
    ("paper", "size"),
    [("", (420, 297)), ("A1横", (841, 594)), ("60x90cm", (600, 900))],
)
def test_the_paper_is_as_asked_for(
    branch: int, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    target = tmp_path / "out.pdf"
    print_sheet(Printout(ORGANISATION_CHART, DAY, branch, paper=paper), target)
    pdf = pypdfium2.PdfDocument(target)
    width, height = pdf.get_page_size(0)
    pdf.close()
    assert (round(width / MM), round(height / MM)) == size


def jpeg(colour: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (300, 400), colour).save(out, "JPEG")
    return out.getvalue()


def shows_photo(path: Path) -> bool:
    """Whether the first page holds a picture in the photo's blue."""
    pdf = pypdfium2.PdfDocument(path)
    page = pdf[0]
    picture = page.render(scale=0.5).to_pil().convert("RGB")
    page.close()
    pdf.close()
    colours = picture.getcolors(1 << 20) or []
    return any(blue > 200 and red < 60 and green < 60 for _, (red, green, blue) in colours)


def test_photos_are_seen_by_others_only_with_consent(branch: int, tmp_path: Path) -> None:
    zhang, target = person_id("张三"), tmp_path / "out.pdf"
    papers = [
        Printout(ORGANISATION_CHART, DAY, branch),
        Printout(PERSON_CARD, DAY, person_ids=(zhang,)),
        Printout(PERSON_CARD, DAY, person_ids=(zhang,), detail="public"),
    ]
    make.photo(zhang, jpeg("#0000ff"))
    for paper in papers:
        print_sheet(paper, target)
        assert not shows_photo(target)
    print_sheet(Printout(PERSON_CARD, DAY, person_ids=(zhang,), detail="archive"), target)
    assert shows_photo(target)
    make.photo(zhang, jpeg("#0000ff"), consent="2026-01-05")
    for paper in papers:
        print_sheet(paper, target)
        assert shows_photo(target)


def test_missing_glyphs_and_unreadable_photos_are_told(data: Path, tmp_path: Path) -> None:
    branch = make.branch()
    somebody = make.person("张\U000e0100三", branch)
    make.photo(somebody, consent="2026-01-05")
    report = print_sheet(Printout(ORGANISATION_CHART, DAY, branch), tmp_path / "out.pdf")
    assert len(report.unreadable_photos) == 1
    rare = make.person("王\U0003134a", branch)
    report = print_sheet(Printout(PERSON_CARD, DAY, person_ids=(rare,)), tmp_path / "out.pdf")
    assert report.missing_glyphs == ("\U0003134a",)


def test_the_same_data_give_the_same_bytes(branch: int, tmp_path: Path) -> None:
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for target in (one, two):
        print_sheet(Printout(ROSTER, DAY, branch), target)
    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize(
    ("printout", "words"),
    [
        (Printout(PERSON_CARD, DAY), "还没有选人"),
        (Printout(PERSON_CARD, DAY, person_ids=(99,)), "找不到所选的人"),
        (Printout(ORGANISATION_CHART, DAY), "还没有组织"),
        (Printout(GROUP_LIST, DAY), "还没有党支部"),
        (Printout(ROSTER_CHANGES, DAY, since=DAY), "还没有选起止日期"),
        (Printout(ORGANISATION_HISTORY, DAY), "还没有选组织"),
        (Printout(ROSTER_CHANGES, DAY, since=DAY, until=make.LONG_AGO), "终止日期早于起始日期"),
    ],
)
def test_what_is_missing_is_said(
    data: Path, tmp_path: Path, printout: Printout, words: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        print_sheet(printout, tmp_path / "out.pdf")
    assert words in refused.value.sentence
    assert not (tmp_path / "out.pdf").exists()


@pytest.mark.parametrize(
    "choices", [{"code": "xyz"}, {"detail": "secret"}, {"paper": "A9"}, {"paper": "A3竖"}]
)
def test_a_wrong_choice_is_refused_and_an_older_file_stays(
    branch: int, tmp_path: Path, choices: dict[str, str]
) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"old")
    with pytest.raises(SentenceError):
        print_sheet(Printout(**{"code": ROSTER, "on": DAY, **choices}), target)
    assert target.read_bytes() == b"old"


def test_a_worker_thread_leaves_no_connection_behind(branch: int, tmp_path: Path) -> None:
    closed = []

    def work() -> None:
        print_sheet(Printout(ROSTER, DAY, branch), tmp_path / "out.pdf")
        closed.append(database.is_closed())

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert closed == [True]


def test_a_view_prints_its_columns_in_its_order_under_its_name(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    members = Filter(parts=(Condition("name", Operator.LACKS, ("赵",)),))
    query = RosterQuery(DAY, within=branch, condition=members, sort_key="name", descending=True)
    (page,) = printed(
        ROSTER_VIEW,
        roster=query,
        columns=("name", "stage", "id_number"),
        heading="除赵姓",
        detail="archive",
    )
    for words in ("除赵姓", "综采一队党支部，在册党员，姓名不含“赵”", "共 3 人", "人员类别", ID):
        assert words in page
    assert "赵六" not in page
    assert page.index("张三") < page.index("王五") < page.index("李四")
    (wall,) = printed(ROSTER_VIEW, roster=query, columns=("name", "id_number"))
    assert ID not in wall
    assert "党员名册" in wall  # without a view's name, that of the place


def test_a_list_whose_filter_cannot_be_judged_is_not_printed(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    gone = Filter(Match.ANY, (Condition("custom:1", Operator.FILLED),))
    with pytest.raises(RefusedError, match="现在没有了"):
        printed(ROSTER_VIEW, roster=RosterQuery(DAY, condition=gone), columns=("name",))
    with pytest.raises(RefusedError, match="没有选栏目"):
        printed(ROSTER_VIEW, columns=("gone",))


def test_chosen_people_print_with_the_usual_columns(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    (page,) = printed(ROSTER_VIEW, person_ids=(person_id("李四"),))
    assert "所选的人员" in page
    assert "李四" in page
    assert "张三" not in page


def test_branches_are_printed_with_the_fields_that_were_chosen(
    branch: int, printed: Callable[..., list[str]]
) -> None:
    organisation = FieldSubject.ORGANISATION
    area = make.field("活动室面积", FieldKind.NUMBER, subject=organisation)
    phone = make.field("值班手机", subject=organisation, sensitivity=Sensitivity.MASKED)
    make.custom(branch, area, Decimal("62.5"))
    make.custom(branch, phone, "13900001234")
    (page,) = printed(BRANCH_LIST)
    assert "党支部一览" in page
    assert make.BRANCH in page
    assert "62.5" in page
    assert "13900001234" not in page
    assert "值班手机" not in page  # others read it
    (page,) = printed(BRANCH_LIST, columns=("name", phone.key), detail="archive")
    assert "13900001234" in page
    assert "62.5" not in page
    (page,) = printed(BRANCH_LIST, columns=("name", "sex"))  # those of a roster: all of ours
    assert "62.5" in page


def test_the_list_of_branches_is_printed_as_it_stands_on_the_screen(branch, printed):
    committee = make.committee("机关党委")
    for name in ("乙队党支部", "甲队党支部"):
        make.branch(name, committee)
    asked = BranchListQuery(DAY, words="机关", shown=("above",))
    (page,) = printed(BRANCH_LIST, columns=("name", "above"), branches=asked)
    assert page.index("甲队党支部") > page.index("乙队党支部")
    (page,) = printed(BRANCH_LIST, branches=asked.with_sort("name", descending=False))
    assert page.index("乙队党支部") > page.index("甲队党支部")
    assert make.BRANCH not in page
    assert "筛选：机关" in page


def test_the_own_paper_of_a_sheet_is_offered_first_and_every_paper_by_words_that_are_read():
    for info in sheets():
        template = SHEETS[info.code]
        papers = [template.paper_for(words) for words in info.papers]
        assert papers[0] == template.paper, info.code
        assert {*template.papers} <= {*papers}, info.code
        standard = {f"A{number}{way}" for number in range(6) for way in "横竖"}
        assert standard <= {*info.papers} or not info.takes_any_size, info.code
        assert info.takes_any_size or {*papers} == {template.paper, *template.papers}, info.code
