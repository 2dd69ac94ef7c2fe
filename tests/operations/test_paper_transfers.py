"""The papers of 组织关系: a letter in three parts, what comes back, registers of those away."""

from datetime import date

import pytest

from dangjian_desktop.domain.vocabulary import AwayKind, TransferDirection, TransferPaper
from dangjian_desktop.operations.printout import (
    BLANK,
    TRANSFER_FORM,
    TRANSFER_LETTER,
    TRANSFER_LIST,
    Printout,
)
from dangjian_desktop.operations.printouts import print_sheet
from dangjian_desktop.operations.runner import Operation, RefusedError
from dangjian_desktop.printing.errors import PrintingError
from dangjian_desktop.storage.models import AwaySpell, Contact, OutOfContactSpell, Transfer
from tests import make
from tests.pdf import texts

ON = date(2026, 11, 28)
NUMBER = make.id_number("1988-03-05")


@pytest.fixture
def branch(data):
    return make.branch(under=make.committee())


@pytest.fixture
def person(branch):
    return make.person(
        "张建国",
        branch,
        id_number=NUMBER,
        admitted_on="2012-06-30",
        mobile_phone="13900001234",
    )


def written(table, **values):
    return make.done(Operation("布景", "row", lambda writer: writer.insert(table, **values)))


def letter(person, branch, **values):
    usual = {
        "direction": TransferDirection.OUT,
        "paper": TransferPaper.LETTER,
        "counterpart": "白云矿选煤厂党支部",
        "number": "（2026）第 7 号",
        "issued_on": date(2026, 11, 20),
        "valid_until": date(2026, 12, 20),
        "dues_through": date(2026, 11, 1),
    }
    return written(Transfer, person=person, branch=branch, **{**usual, **values})


def printed(tmp_path, **asked):
    target = tmp_path / "纸.pdf"
    print_sheet(Printout(**asked), target)
    return ["".join(page.split()) for page in texts(target)]


def test_a_letter_stands_on_one_page_with_what_stays_and_what_comes_back(branch, person, tmp_path):
    made = letter(person, branch)
    (page,) = printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=made)
    stub, rest = page.split("组织关系介绍信存根")[1].split("组织关系介绍信", 1)
    main, back = rest.split("组织关系介绍信回执")
    assert "综采一队党支部" in stub
    assert "白云矿选煤厂党支部" in stub
    assert NUMBER not in stub
    assert NUMBER in main
    assert NUMBER not in back
    assert "2026年11月" in main
    assert "30天，到2026年12月20日" in main
    assert "白云矿选煤厂党支部：" in main
    assert "星火煤矿党委：" in back
    assert "2026年12月" not in back


def test_of_a_letter_that_came_only_the_answer_is_ours(branch, person, tmp_path):
    letter(person, branch, direction=TransferDirection.IN, received_on=date(2026, 11, 25))
    (page,) = printed(tmp_path, code=TRANSFER_LETTER, on=ON, person_ids=(person,))
    assert "存根" not in page
    assert "白云矿选煤厂党支部：" in page
    assert "2026年11月25日" in page
    assert "综采一队党支部（盖章）" in page


def test_the_answer_names_whom_we_received_and_waits_for_that_day(branch, tmp_path):
    newcomer = make.person("李新民", branch, since="2026-11-25", born_on=make.day("1990-01"))
    came = {"direction": TransferDirection.IN, "issued_on": date(2026, 11, 10)}
    made = letter(newcomer, branch, **came, received_on=date(2026, 11, 25))
    (page,) = printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=made)
    assert "李新民同志的组织关系已经接收" in page
    assert "36岁" in page
    waiting = letter(newcomer, branch, **came)
    with pytest.raises(RefusedError, match="还没有登记接收"):
        printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=waiting)


def test_the_three_parts_stand_on_one_page_whatever_the_names(data, tmp_path):
    long = make.branch("联" * 38 + "支部", make.committee())
    somebody = make.person("长" * 40, long, id_number=NUMBER, mobile_phone="13900001234")
    made = letter(somebody, long, counterpart="远" * 38 + "支部")
    (page,) = printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=made)
    assert page.count("长" * 40) >= 3


def test_a_certificate_is_called_so_and_what_goes_by_network_has_no_paper(branch, person, tmp_path):
    made = letter(person, branch, paper=TransferPaper.CERTIFICATE)
    (page,) = printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=made)
    assert "党员证明信存根" in page
    assert "介绍信" not in page
    online = letter(person, branch, paper=TransferPaper.ONLINE)
    with pytest.raises(RefusedError, match="网上办理"):
        printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=online)


def test_a_letter_that_was_withdrawn_or_never_was_is_not_printed(branch, person, tmp_path):
    with pytest.raises(RefusedError, match="没有要印的介绍信"):
        printed(tmp_path, code=TRANSFER_LETTER, on=ON, person_ids=(person,))
    letter(person, branch, withdrawn_on=date(2026, 11, 22))
    with pytest.raises(RefusedError, match="请先在组织关系里登记"):
        printed(tmp_path, code=TRANSFER_LETTER, on=ON, person_ids=(person,))


def test_a_letter_names_people_and_is_never_made_for_a_wall(branch, person, tmp_path):
    made = letter(person, branch)
    with pytest.raises(PrintingError, match="没有“公示”明细"):
        printed(tmp_path, code=TRANSFER_LETTER, on=ON, transfer_id=made, detail="public")


def test_who_is_away_stands_in_the_register_with_every_attempt_to_reach_them(
    branch, person, tmp_path
):
    written(
        AwaySpell,
        person=person,
        kind=AwayKind.FLOATING,
        since=date(2026, 3, 1),
        destination="邻市工地",
        host="邻市项目部党支部",
        pays_there=True,
    )
    for day, reached in ((date(2026, 4, 2), True), (date(2026, 7, 3), False)):
        written(Contact, person=person, contacted_on=day, way="电话", was_reached=reached)
    (page,) = printed(
        tmp_path, code=TRANSFER_FORM, form="away_register", on=ON, person_ids=(person,)
    )
    for told in ("流动党员登记表", "邻市项目部党支部", "流入地", "2026年3月1日", "2026-07-03"):
        assert told in page
    assert "2026-07-03电话否" in page
    assert "2026-04-02电话是" in page
    assert "流动党员登记表·截至2026-11-28" in page


def test_what_is_recorded_later_does_not_stand_in_a_register_of_an_earlier_day(
    branch, person, tmp_path
):
    written(OutOfContactSpell, person=person, since=date(2026, 10, 1))
    earlier = date(2026, 9, 1)
    (page,) = printed(
        tmp_path, code=TRANSFER_FORM, form="missing_register", on=earlier, person_ids=(person,)
    )
    assert "2026年10月1日" not in page
    (page,) = printed(
        tmp_path, code=TRANSFER_FORM, form="missing_register", on=ON, person_ids=(person,)
    )
    assert "2026年10月1日" in page


def test_a_register_to_be_written_by_hand_names_nobody(branch, person, tmp_path):
    (page,) = printed(tmp_path, code=TRANSFER_FORM, form="away_register", on=ON, sections=(BLANK,))
    assert "张建国" not in page
    assert "流入地党组织" in page


def test_a_form_of_another_subject_is_answered_with_those_that_there_are(person, tmp_path):
    with pytest.raises(RefusedError, match="away_register（流动党员登记表）"):
        printed(tmp_path, code=TRANSFER_FORM, form="applicant_talk", on=ON, person_ids=(person,))
    with pytest.raises(RefusedError, match="请先选一名党员"):
        printed(tmp_path, code=TRANSFER_FORM, form="away_register", on=ON)


def test_the_register_lists_letters_by_day_and_how_each_stands(branch, person, tmp_path):
    letter(person, branch)
    other = make.person("李新民", branch)
    letter(
        other,
        branch,
        direction=TransferDirection.IN,
        issued_on=date(2026, 9, 1),
        valid_until=date(2026, 10, 1),
        received_on=date(2026, 9, 8),
    )
    asked = {"code": TRANSFER_LIST, "on": ON, "organisation_id": branch}
    (page,) = printed(tmp_path, **asked)
    assert page.index("李新民") < page.index("张建国")
    assert "综采一队党支部组织关系转接登记表" in page
    assert "转入1件转出1件" in page
    assert "已接收" in page
    assert "待接收" in page
    stretch = {"since": date(2026, 11, 1), "until": ON}
    (page,) = printed(tmp_path, **asked, **stretch)
    assert "李新民" not in page
    assert "2026-11-01至2026-11-28" in page
    assert "没有转接" in printed(tmp_path, **{**asked, "on": date(2026, 1, 1)})[0]
