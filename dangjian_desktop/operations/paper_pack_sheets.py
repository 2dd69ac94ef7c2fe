"""What stands on the papers of a group's month: cover, 签到表, 会议记录, ledgers with boxes."""

from typing import TYPE_CHECKING

from dangjian_desktop.domain.ledgers import (
    NUMBER,
    OF_PEOPLE,
    BookField,
    FieldType,
    LedgerBook,
    column_label,
)
from dangjian_desktop.domain.paper_packs import (
    new_row_fields,
    outcome_keys,
    pack_code,
    paper_road,
)
from dangjian_desktop.operations.printout import Printout
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.group_months import HAZARDS, groups_of
from dangjian_desktop.queries.paper_packs import PackBook, PaperPack, PaperPackQuery

if TYPE_CHECKING:
    from dangjian_desktop.printing.document import Part

#: Letters that tell the sheets of a pack apart.
SIGN_IN, MINUTES, HAZARD, DUTY = "Q", "J", "Y", "Z"
#: Empty lines: on the 签到表 below the names, of the minutes, and of new rows.
_GUESTS, _MINUTE_LINES, _RESOLUTION_LINES, _NEW_ROWS = 4, 14, 4, 9
#: Widths in mm of boxes by what is written into them.
_DAY_WIDTH, _NAME_WIDTH, _TEXT_WIDTH, _LONG_WIDTH, _SHORT_WIDTH = 25, 21, 28, 44, 20
_NUMBER_WIDTH = 12
_TEXTS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
#: What is printed of a long text; the ledger has it whole.
_MOST_TEXT = 40


def paper_pack_parts(printout: Printout) -> list["Part"]:
    """Return the sheets of a group, or of every group of a branch one after the other.

    Raises:
        RefusedError: When there is no group.
    """
    year, month = printout.year or printout.on.year, printout.month or printout.on.month
    parts: list[Part] = []
    for group_id in groups_of(printout.on, printout.organisation_id):
        pack = PaperPackQuery(group_id, year, month, printout.on).fetch()
        if pack is not None:
            parts += _parts(pack)
    if not parts:
        raise RefusedError("这里没有党小组。请先在“分组”里设立党小组，或另选支部。")
    return parts


def _parts(pack: PaperPack) -> list["Part"]:
    parts = [_cover(pack), _sign_in(pack), _minutes(pack)]
    for one in pack.books:
        letter = HAZARD if one.book.code == HAZARDS else DUTY
        if one.open:
            parts.append(_open_rows(pack, one, letter))
        parts.append(_new_rows(pack, one.book, letter))
    return parts


def _cover(pack: PaperPack) -> "Part":
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.paper_pack import PAPER_PACK
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    fields = (
        CardField("党小组长", pack.leader),
        CardField("编号", pack.code),
        CardField("月份", f"{pack.year}年{pack.month}月"),
        CardField("党员", f"{len(pack.people)} 名"),
    )
    ledgers = "\n".join(
        f"{number}．{_sheet_name(one.book)}：{_told_of(one)}"
        for number, one in enumerate(pack.books, start=3)
    )
    how = (
        "1．签到表：开会时请到会的人在自己名字后面签名。没来的人，在备注里写请假、当班或公出；"
        "不知道的空着。\n"
        "2．会议记录：写上哪天开、在哪开、谁主持，说了什么、定了什么。写不下可以另附纸。\n"
        f"{ledgers}\n"
        f"日期写成“{pack.month}月8日”或“{pack.month}-8”都可以。写错了划掉重写，不用重印。\n"
        "只写事，不写对人的看法；制止违章时不写被制止的人。"
    )
    back = (
        f"月底前把这几张一起交给支部。每张右上角都有编号 {pack.code}，"
        "支部在电脑里输入这个编号，就能一次录完。\n"
        "没有开会、没有隐患也请交回，写上“本月没有”。"
    )
    card = Card(
        name=f"{pack.title}{pack.year}年{pack.month}月材料包",
        sections=(CardSection("", fields),),
        blocks=(TextBlock("怎么填", how), TextBlock("怎么交", back)),
    )
    return Part(PAPER_PACK, [card], {"mark": _mark(pack, "")})


def _sheet_name(book: LedgerBook) -> str:
    return book.short if book.short.endswith("单") else f"{book.short}单"


def _told_of(one: PackBook) -> str:
    if not one.open:
        return "现在没有要接着办的；有新的就写在这张上。"
    return (
        f"印好的 {len(one.open)} 条还没有办结，办了哪一步，就写哪一步的日期和姓名，没办的空着；"
        "新的写在后一张。"
    )


def _sign_in(pack: PaperPack) -> "Part":
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.sign_in_sheet import SIGN_IN_SHEET, SignInLine

    lines = [
        SignInLine(str(number), pack.name, one.name)
        for number, one in enumerate(pack.people, start=1)
    ]
    code = pack_code(pack.uid, pack.year, pack.month, SIGN_IN)
    more = range(len(lines) + 1, len(lines) + _GUESTS + 1)
    lines += [SignInLine(str(number), remark="列席") for number in more]
    return Part(
        SIGN_IN_SHEET,
        lines,
        {
            "title": f"{pack.title}会议签到表",
            "when": f"时间：{pack.year}年{pack.month}月　　日",
            "where": f"地点：　　　　　　　编号：{code}",
            "counts": f"应到 {len(pack.people)} 人　　实到　　　　人",
            "mark": _mark(pack, SIGN_IN),
        },
    )


def _minutes(pack: PaperPack) -> "Part":
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.meeting_minutes import MEETING_MINUTES
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, TextBlock

    fields = (
        CardField("党小组", pack.name),
        CardField("党小组长", pack.leader),
        CardField("时间", f"{pack.year}年{pack.month}月　　日"),
        CardField("地点", ""),
        CardField("主持人", ""),
        CardField("记录人", ""),
        CardField("应到", f"{len(pack.people)} 人"),
        CardField("实到", ""),
        CardField("缺席人员和原因", ""),
        CardField("编号", pack_code(pack.uid, pack.year, pack.month, MINUTES)),
    )
    card = Card(
        name=pack.title,
        sections=(CardSection("", fields),),
        blocks=(
            TextBlock("会议内容和讨论情况", ruled_lines=_MINUTE_LINES),
            TextBlock("定下来的事（谁办、哪天办完）", ruled_lines=_RESOLUTION_LINES),
        ),
        title=f"{pack.title}会议记录",
    )
    return Part(MEETING_MINUTES, [card], {"mark": _mark(pack, MINUTES)})


def _open_rows(pack: PaperPack, one: PackBook, letter: str) -> "Part":
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.paper_pack import (
        PackColumn,
        pack_line,
        pack_rows_sheet,
    )

    book = one.book
    printed = pre_printed(book)
    boxes = outcome_keys(book)
    columns = [PackColumn("序号", _NUMBER_WIDTH)]
    columns += [
        PackColumn(field.label, _width(field), "left" if field.kind in _TEXTS else "centre")
        for field in printed
    ]
    columns += [PackColumn(column_label(book, key), _box_width(book, key)) for key in boxes]
    lines = [
        pack_line(
            (
                row.text(NUMBER),
                *(_shortened(row.text(field.key)) for field in printed),
                *(row.text(key) for key in boxes),
            )
        )
        for row in one.open
    ]
    first = next(iter(paper_road(book)), None)
    who = column_label(book, f"by:{first.to}") if first is not None and first.needs_by else ""
    said = f"{who}不写，就按责任人记。" if who and book.owner else ""
    return Part(
        pack_rows_sheet(columns),
        lines,
        {
            "title": f"{book.short}办理单（印好的是没有办结的）",
            "said": said,
            **_headed(pack, letter),
        },
    )


def _new_rows(pack: PaperPack, book: LedgerBook, letter: str) -> "Part":
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.paper_pack import (
        PackColumn,
        pack_line,
        pack_rows_sheet,
    )

    fields = new_row_fields(book)
    columns = [PackColumn(book.day_label, _DAY_WIDTH)]
    columns += [PackColumn(_asked(field), _width(field)) for field in fields]
    lines = [pack_line([""] * len(columns)) for _ in range(_NEW_ROWS)]
    choices = [f"{field.label}：{'、'.join(field.offered)}。" for field in fields if field.offered]
    return Part(
        pack_rows_sheet(columns),
        lines,
        {
            "title": f"新的{book.short}",
            "said": "　".join(choices),
            **_headed(pack, letter),
        },
    )


def pre_printed(book: LedgerBook) -> tuple[BookField, ...]:
    """Return the fields by which a row is known on paper: what it is, who owes it, until when."""
    told: list[BookField] = []
    for field in book.used_fields:
        if field.kind in _TEXTS and field.is_required:
            told.append(field)
        if field.key == book.title:
            break
    due = {rule.until for rule in book.late if rule.until}
    told += [field for field in book.used_fields if field.key == book.owner or field.key in due]
    return tuple(told)


def _asked(field: BookField) -> str:
    return f"{field.label}（{field.unit}）" if field.unit else field.label


def _width(field: BookField) -> int:
    if field.kind is FieldType.LONG_TEXT:
        return _LONG_WIDTH
    if field.kind is FieldType.TEXT:
        return _TEXT_WIDTH
    if field.kind is FieldType.DATE:
        return _DAY_WIDTH
    return _NAME_WIDTH if field.kind in OF_PEOPLE else _SHORT_WIDTH


def _box_width(book: LedgerBook, key: str) -> int:
    field = book.field(key)
    if field is not None:
        return _width(field)
    return _DAY_WIDTH if key.startswith("step:") else _NAME_WIDTH


def _headed(pack: PaperPack, letter: str) -> dict[str, str]:
    code = pack_code(pack.uid, pack.year, pack.month, letter)
    whose = f"{pack.title}　{pack.year}年{pack.month}月"
    return {"whose": whose, "code": code, "mark": _mark(pack, letter)}


def _mark(pack: PaperPack, letter: str) -> str:
    return f"{pack_code(pack.uid, pack.year, pack.month, letter)} · {pack.title}"


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_TEXT else f"{line[: _MOST_TEXT - 1]}…"
