"""合法删除 of somebody who has left: what goes, what stays, and the name typed to confirm it."""

from PySide6.QtWidgets import QWidget

from dangjian_desktop.domain.problems import SentenceError
from dangjian_desktop.operations.erasing import ErasureDone, erase, erasure_outlook
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.mentions import mention_lines
from dangjian_desktop.ui.shared.fields import Field
from dangjian_desktop.ui.shared.operation_dialog import OperationDialog, Values
from dangjian_desktop.ui.shared.wording import in_words, tr
from dangjian_desktop.ui.shared.workbench import Workbench


def _acted(count: int) -> str:
    """Return why the name stays where the person did something; "" where nothing was done."""
    if not count:
        return ""
    return tr("变更记录里由这个人经办的 {count} 次留着姓名，好查清是谁改的数据。", count=count)


def show_erasing(
    bench: Workbench, person: tuple[int, str], parent: QWidget | None = None
) -> OperationDialog | None:
    """Show the dialog, or say why it cannot be done yet; return the dialog.

    Args:
        bench: Desk and questions.
        person: Row id and name.
        parent: The page.
    """
    person_id, name = person
    try:
        outlook = erasure_outlook(person_id, bench.desk.on)
    except SentenceError as refusal:
        bench.ask.error(parent, in_words(refusal))
        return None
    if outlook.open_matters:
        matters = tr("；").join(in_words(one) for one in outlook.open_matters)
        bench.ask.error(
            parent,
            tr("现在还不能删除{name}：{matters}。请先办完。", name=name, matters=matters),
        )
        return None

    def erasing(values: Values) -> Operation[ErasureDone]:
        return erase(
            person_id=person_id,
            typed_name=values["typed_name"],
            basis=values["basis"],
            on=bench.desk.on,
        )

    note = "\n".join(
        (
            tr(
                "删去：姓名、证件号码、电话、住址、照片、附件、备注和各处说明，"
                "变更记录里的也一起抹去。先自动备份。删除以后不能撤销，数据包也带不回来。"
            ),
            tr(
                "留下：考勤、党费、积分、统计的数和封存的各期不变，"
                "名单里写“已删除人员”；生日只留到月。党费基数的各项收入留着，以前的应交数由它算出。"
            )
            + _acted(outlook.acted),
            tr(
                "还有：以前的备份（包括 U 盘上的）按保留规则清理，约到 {until} 才清完；"
                "恢复它们会把资料带回来，程序会提醒重新删除。打印的纸、另存的文件，"
                "还有备份文件夹里恢复时换下的数据，请自己处理。",
                until=f"{outlook.backups_until:%Y-%m}",
            ),
            tr(
                "别处的正文有 {count} 处写着姓名或号码，程序不改，删除以后列出来由书记决定。",
                count=len(outlook.named_in),
            ),
        )
    )
    dialog = OperationDialog(
        bench,
        tr("合法删除"),
        (
            Field("basis", tr("依据"), max_length=200, is_required=True, hint=tr("谁在哪天提出")),
            Field("typed_name", tr("输入姓名确认"), max_length=40, is_required=True),
        ),
        erasing,
        save_text=tr("删除"),
        note=note,
        parent=parent,
    )
    dialog.setObjectName("erasing_dialog")

    def tell(done: ErasureDone) -> None:
        lines = mention_lines(done.named_in)
        told = tr(
            "已删除，名单里写“{name}”。抹去内容的变更记录 {entries} 条。",
            name=done.name,
            entries=done.erased.entries,
        )
        if lines:
            told += tr("下面的正文里还写着这个人，请逐处决定改不改：")
        bench.ask.tell(parent, told, "\n".join(lines))

    dialog.saved.connect(tell)
    dialog.open()
    return dialog
