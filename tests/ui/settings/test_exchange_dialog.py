"""Stories of 交换: making a package for a stick, meeting a stranger's, deciding conflicts, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from dangjian_desktop.domain.exchange_package import PartnerRole
from dangjian_desktop.domain.rights import Role
from dangjian_desktop.domain.vocabulary import CaseFileKind
from dangjian_desktop.exchange.package_file import signed_package
from dangjian_desktop.host.settings import Language
from dangjian_desktop.operations.case_files import add_case_file
from dangjian_desktop.operations.runner import Operation, Runner
from dangjian_desktop.storage.database import close_file, open_file
from dangjian_desktop.storage.models import ExchangeIdentity, ExchangePartner, Person
from dangjian_desktop.ui.settings.exchange_columns import LINE_COLUMNS
from dangjian_desktop.ui.settings.exchange_columns import Side as Decision
from dangjian_desktop.ui.settings.exchange_dialog import ExchangeDialog
from dangjian_desktop.ui.settings.package_accepting_dialog import PackageAcceptingDialog
from dangjian_desktop.ui.settings.package_making_dialog import PackageMakingDialog
from dangjian_desktop.ui.shared.fields import Entry
from tests import make
from tests.exchange_sides import Side, read_package
from tests.roles import rights_of


@pytest.fixture
def branch(tmp_path: Path, data: Path, empty_file: bytes) -> Side:
    """Another program with the data of a branch; ours stay open."""
    path = tmp_path / "支部" / "branch.db"
    path.parent.mkdir()
    path.write_bytes(empty_file)
    made = Side(path)
    with made.open():
        group = make.branch("通风队党支部")
        make.person("赵换测", group, trade="测风")
        make.person("钱换测", group)
    reopen(data)
    return made


def reopen(data: Path) -> None:
    close_file()
    open_file(data)


def sent(branch: Side, data: Path, **options: object) -> Path:
    package = branch.make(**options)
    reopen(data)
    return package


def trade_there(branch: Side, data: Path, name: str, trade: str) -> None:
    with branch.open():
        set_trade(branch.runner, name, trade)
    reopen(data)


def set_trade(runner: Runner, name: str, trade: str) -> None:
    person = Person.get(Person.name == name)
    runner.run(Operation("改", "set_trade", lambda w: w.update(Person, person.id, trade=trade)))


def opened(window) -> tuple:
    shown = window()
    shown.open_exchange()
    return shown, shown.findChild(ExchangeDialog)


def accepting(dialog: ExchangeDialog, ask, package: Path) -> PackageAcceptingDialog:
    ask.answers = [package]
    dialog.accept_button.click()
    return [one for one in dialog.findChildren(PackageAcceptingDialog) if one.isVisible()][-1]


def take_first(dialog: ExchangeDialog, ask, package: Path) -> None:
    made = accepting(dialog, ask, package)
    made.compared.setChecked(True)
    made.look_button.click()
    made.accept_button.click()


def test_a_package_is_made_for_a_stick_and_its_fields_are_shown_before(window, ask, tmp_path):
    _shown, dialog = opened(window)
    assert "还没有和谁交换过" in dialog.table.empty_state.sentence.text()
    dialog.make_button.click()
    making = dialog.findChild(PackageMakingDialog)
    shown = {row.label: row.fields for row in making.model.query.fetch()}
    assert "姓名" in shown["人员"]
    assert "公民身份号码" not in shown["人员"]
    assert "谈心谈话" in making.held.text()
    assert not making.parts.chosen()
    making.parts.boxes["id_numbers"].click()
    shown = {row.label: row.fields for row in making.model.query.fetch()}
    assert "公民身份号码" in shown["人员"]
    assert "身份证号" not in making.held.text()
    making.parts.boxes["id_numbers"].click()

    target = tmp_path / "U盘.djexchange"
    ask.answers = [target]
    making.save_button.click()
    assert "已做好第 1 号数据包" in ask.asked[-1]
    assert "本机指纹" in ask.asked[-1]
    assert read_package(target).facts.number == 1
    assert [row.name for row in dialog.model.query.fetch()] == ["上级"]
    assert "本机指纹" in dialog.told.text()


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("language", [Language.ENGLISH], indirect=True)
def test_what_goes_along_is_listed_with_the_comma_of_the_language(window):
    _shown, dialog = opened(window)
    dialog.make_button.click()
    making = dialog.findChild(PackageMakingDialog)
    assert "ID number, " in making.held.text()
    fields = "\n".join(making.model.index(row, 1).data() for row in range(5))
    assert ", " in fields
    assert "、" not in making.held.text() + fields


def test_what_is_held_back_leaves_the_window_in_no_byte_unless_it_is_ticked(
    window, ask, tmp_path, runner, workbench
):
    _shown, dialog = opened(window)
    group = make.branch("测风队党支部")
    person = make.person("赵换测", group)
    make.entry("appeal", group, kind="其他", content="金丝雀意见")
    care = {"kind": "生活困难", "money": 500, "visitors": 2, "follow_up": "金丝雀缘由"}
    make.entry("care", group, person=person, **care)
    talk = make.activity("talk", group, "2026-11-05", title="金丝雀谈话")
    case = add_case_file(
        person_id=person,
        kind=CaseFileKind.CARE,
        opened_on=workbench.desk.today,
        on=workbench.desk.today,
    )
    runner.run(case)
    assert talk
    held = ("金丝雀意见", "金丝雀缘由", "金丝雀谈话", "case_file")

    def made(*ticked: str) -> str:
        dialog.make_button.click()
        making = [one for one in dialog.findChildren(PackageMakingDialog) if one.isVisible()][-1]
        for code in ticked:
            making.parts.boxes[code].click()
        making.whole.setChecked(True)
        target = tmp_path / f"U盘{len(ticked)}.djexchange"
        ask.answers = [target]
        making.save_button.click()
        return repr(read_package(target).sections)

    assert not [word for word in held if word in made()]
    told = made("talks", "help_reasons", "opinions")
    assert [word for word in held if word not in told] == ["case_file"]


def test_who_is_in_a_branch_of_others_is_marked_before_accepting(window, ask, branch, data):
    above = make.branch("通风队党支部")
    assert above
    number = make.id_number(sequence=78)
    make.person("孙换测", make.branch("机电队党支部"), id_number=number)
    with branch.open():
        make.person("孙换测", 1, id_number=number, trade="测风")
    reopen(data)
    package = sent(branch, data, asked=["id_numbers"])
    _shown, dialog = opened(window)
    made = accepting(dialog, ask, package)
    made.compared.setChecked(True)
    made.look_button.click()
    titles = {line.title: line.branch for line in made.lines}
    assert titles["孙换测"] == "机电队党支部"
    assert titles["赵换测"] == ""
    assert "别的党支部的人" in made.counted.text()
    column = [one.key for one in LINE_COLUMNS].index("title")
    cells = {made.model.index(row, column).data() for row in range(made.model.rowCount())}
    assert "孙换测（机电队党支部的人）" in cells


def test_who_restored_a_backup_is_told_that_the_package_is_whole(window, ask, tmp_path, runner):
    make.branch("通风队党支部")
    runner.run(
        Operation(
            "换包",
            "exchanged",
            lambda writer: writer.insert(
                ExchangePartner,
                name="上级",
                role=PartnerRole.SUPERIOR,
                acknowledged=3,
                acknowledged_head="f" * 64,
            ),
        )
    )
    _shown, dialog = opened(window)
    dialog.make_button.click()
    making = dialog.findChild(PackageMakingDialog)
    target = tmp_path / "U盘.djexchange"
    ask.answers = [target]
    making.save_button.click()
    assert "恢复过备份" in ask.asked[-1]
    assert read_package(target).facts.since == 0


def test_the_two_passwords_must_be_the_same_and_a_bad_place_is_told(window, ask, tmp_path):
    _shown, dialog = opened(window)
    dialog.make_button.click()
    making = dialog.findChild(PackageMakingDialog)
    assert making.form.editor("password").field.entry is Entry.HIDDEN
    making.form.show_values({"to": "上级", "password": "红旗渠 7", "again": "红旗渠"})
    making.save_button.click()
    assert not ask.asked
    making.form.show_values({"to": "上级", "password": "红旗渠 7", "again": "红旗渠 7"})
    ask.answers = [tmp_path / "没有这个盘" / "包.djexchange"]
    making.save_button.click()
    assert "请" in making.trouble.text()
    assert making.isVisible()
    target = tmp_path / "包.djexchange"
    ask.answers = [target]
    making.save_button.click()
    assert (
        read_package(target, password="红旗渠 7").facts.number == 1
    )  # the refused one used none up


def test_plans_go_down_to_a_branch_and_nothing_of_people(window):
    _shown, dialog = opened(window)
    dialog.make_button.click()
    making = dialog.findChild(PackageMakingDialog)
    making.form.show_values({"to": "通风队党支部"})
    making.form.edited.emit()
    labels = {row.label for row in making.model.query.fetch()}
    assert "人员" not in labels
    assert {"考评细则"} <= labels
    assert not making.parts.boxes


def test_of_a_stranger_nothing_is_read_before_the_fingerprint_was_compared(
    window, ask, branch, data
):
    package = sent(branch, data)
    facts = read_package(package).facts
    with branch.open():
        key = bytes(ExchangeIdentity.get().private_key)
    reopen(data)
    package.write_bytes(signed_package(facts, b"no body", key))
    _shown, dialog = opened(window)
    made = accepting(dialog, ask, package)
    assert "通风队党支部" in made.of_whom.text()
    assert "第一次收到" in made.fingerprint.text()
    assert not made.look_button.isEnabled()
    assert not made.accept_button.isEnabled()
    assert not made.trouble.isVisible()  # the body was not touched, though nothing in it is sound
    made.compared.setChecked(True)
    made.look_button.click()
    assert "已经损坏" in made.trouble.text()
    assert not made.accept_button.isEnabled()


def test_a_package_is_looked_into_accepted_and_taken_back_at_once(
    window, ask, branch, data, workbench
):
    package = sent(branch, data)
    _shown, dialog = opened(window)
    before = Person.select().count()
    made = accepting(dialog, ask, package)
    made.compared.setChecked(True)
    made.look_button.click()
    assert "新增" in made.counted.text()
    assert {"赵换测", "钱换测"} <= {line.title for line in made.lines}
    made.accept_button.click()
    assert "已接收“通风队党支部”的第 1 号数据包" in ask.asked[-1]
    assert Person.select().count() == before + 2
    [row] = dialog.model.query.fetch()
    assert (row.name, row.accepted) == ("通风队党支部", 1)
    assert workbench.desk.undo()
    assert Person.select().count() == before
    assert not dialog.model.query.fetch()


def test_conflicts_stand_side_by_side_and_each_is_decided(window, ask, branch, data, runner):
    _shown, dialog = opened(window)
    take_first(dialog, ask, sent(branch, data))
    for name, ours, theirs in (("赵换测", "钳工", "电工"), ("钱换测", "焊工", "司机")):
        set_trade(runner, name, ours)
        trade_there(branch, data, name, theirs)
    made = accepting(dialog, ask, sent(branch, data))
    assert not made.compared.isVisible()
    assert {(one.title, one.mine, one.theirs) for one in made.lines if one.conflict} == {
        ("赵换测", "钳工", "电工"),
        ("钱换测", "焊工", "司机"),
    }
    assert "2 处未定" in made.accept_button.text()
    assert not made.accept_button.isEnabled()
    [first] = [one.number for one in made.lines if one.mine == "钳工"]
    made.table.select_keys([first])
    made.theirs_button.click()
    assert made.lines[first].side is Decision.THEIRS
    assert made.table.current_row().mine == "焊工"
    made.mine_button.click()
    assert made.accept_button.isEnabled()
    made.accept_button.click()
    assert Person.get(Person.name == "赵换测").trade == "电工"
    assert Person.get(Person.name == "钱换测").trade == "焊工"


def test_a_package_that_came_before_and_a_damaged_one_are_refused_in_words(
    window, ask, branch, data, tmp_path
):
    package = sent(branch, data)
    _shown, dialog = opened(window)
    take_first(dialog, ask, package)
    ask.answers = [package]
    dialog.accept_button.click()
    assert "已经接收过" in ask.asked[-1]
    content = bytearray(package.read_bytes())
    content[-1] ^= 1
    package.write_bytes(content)
    ask.answers = [package]
    dialog.accept_button.click()
    assert "已经损坏" in ask.asked[-1]


def test_a_closed_package_asks_for_its_password(window, ask, branch, data):
    package = sent(branch, data, password="红旗渠 7")
    _shown, dialog = opened(window)
    made = accepting(dialog, ask, package)
    made.compared.setChecked(True)
    assert not made.look_button.isEnabled()
    made.password.setText("红旗渠 8")
    made.look_button.click()
    assert "口令不对" in made.trouble.text()
    made.password.setText("红旗渠 7")
    made.look_button.click()
    assert not made.trouble.isVisible()
    assert made.accept_button.isEnabled()


def test_with_a_partner_it_can_be_begun_anew_and_who_may_only_look_is_offered_nothing(
    window, ask, branch, data, runner
):
    shown, dialog = opened(window)
    take_first(dialog, ask, sent(branch, data))
    dialog.table.select_keys(dialog.model.keys[:1])
    dialog.forget_button.click()  # declined
    assert dialog.model.query.fetch()[0].accepted == 1
    ask.answers = [True]
    dialog.forget_button.click()
    assert dialog.model.query.fetch()[0].accepted == 0
    dialog.close()
    runner.rights = rights_of(Role.VIEWER)
    shown.open_exchange()
    looked = [one for one in shown.findChildren(ExchangeDialog) if one.isVisible()][-1]
    assert not looked.make_button.isVisible()
    assert not looked.accept_button.isVisible()


def test_names_from_other_peoples_files_are_text_and_nothing_else(window, ask, branch, data):
    _shown, dialog = opened(window)
    made = accepting(dialog, ask, sent(branch, data))
    for label in (made.of_whom, made.fingerprint, made.counted, made.whole):
        assert label.textFormat() is Qt.TextFormat.PlainText
