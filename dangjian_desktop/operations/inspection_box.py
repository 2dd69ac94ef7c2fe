"""迎检盒 on paper, as one job: spine labels, 卷内目录, 缺件单, and the papers of the activities."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dangjian_desktop.domain.activity_kinds import TALK, THEMED_DAY
from dangjian_desktop.domain.identity import without_id_numbers
from dangjian_desktop.domain.inspection_rules import LABELS, label_sizes
from dangjian_desktop.domain.measured import RecordKind
from dangjian_desktop.domain.obligations import Every
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.score_periods import period_on
from dangjian_desktop.domain.vocabulary import ActivityState
from dangjian_desktop.operations.paper_activities import (
    minutes_content,
    sign_in_content,
    themed_day_record_content,
)
from dangjian_desktop.operations.printout import (
    ARCHIVE,
    MEETING_MINUTES,
    SIGN_IN_SHEET,
    THEMED_DAY_RECORD,
    Printout,
    Rows,
    day_in_column,
)
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.activities import ActivityQuery, ActivityRow
from dangjian_desktop.queries.inspection_box import (
    BoxEntry,
    BoxItem,
    InspectionBox,
    InspectionBoxQuery,
    Lack,
    LackKind,
)
from dangjian_desktop.storage.rulebook import rules_on

if TYPE_CHECKING:
    from dangjian_desktop.printing.document import Part

#: What a record itself lacks, in whichever item it lies.
_OF_RECORDS = frozenset({LackKind.MINUTES, LackKind.FILES, LackKind.PAGE, LackKind.BYTES})


#: Parts of the job, named in `Printout.sections`; without any named: all but the last.
LABEL_PART, CONTENTS_PART, MISSING_PART = "labels", "contents", "missing"
ACTIVITY_PART = "activities"
USUAL_PARTS = (LABEL_PART, CONTENTS_PART, MISSING_PART)

LACK_WORDS: Mapping[LackKind, str] = {
    LackKind.EVIDENCE: "缺材料",
    LackKind.HELD: "缺活动或事项",
    LackKind.MINUTES: "缺记录",
    LackKind.FILES: "缺附件",
    LackKind.PAGE: "缺册页",
    LackKind.BYTES: "附件损坏",
    LackKind.JUDGED: "待评",
}


def inspection_box_parts(printout: Printout) -> list["Part"]:
    """Return the sheets of the box of a branch and period, as one job.

    Raises:
        RefusedError: When no branch was chosen, no rubric scores the period, or a part is named
            that there is not.
    """
    from dangjian_desktop.printing.document import Part
    from dangjian_desktop.printing.forms.inspection_box import (
        BOX_CONTENTS,
        BOX_MISSING,
        INSPECTION_BOX,
    )
    from dangjian_desktop.printing.walls.box_labels import BOX_LABELS

    box = box_of(printout)
    wanted = printout.sections or USUAL_PARTS
    strange = [one for one in wanted if one not in (*USUAL_PARTS, ACTIVITY_PART)]
    if strange:
        raise RefusedError(
            "迎检盒没有“{part}”这一样。请写 {known}。",
            part=strange[0],
            known=", ".join((*USUAL_PARTS, ACTIVITY_PART)),
        )
    parts = [Part(INSPECTION_BOX, *_cover(box))]
    if CONTENTS_PART in wanted:
        parts.append(Part(BOX_CONTENTS, *_contents(box)))
    if MISSING_PART in wanted:
        parts.append(Part(BOX_MISSING, *_missing(box)))
    if LABEL_PART in wanted:
        parts.append(Part(BOX_LABELS, *_labels(box, printout)))
    if ACTIVITY_PART in wanted:
        parts += _papers(box, printout)
    return parts


def box_contents_content(printout: Printout) -> Rows:
    """Return the 卷内目录 of every block; see `inspection_box_parts` for refusals."""
    return _contents(box_of(printout))


def box_missing_content(printout: Printout) -> Rows:
    """Return the 缺件单; see `inspection_box_parts` for refusals."""
    return _missing(box_of(printout))


def box_labels_content(printout: Printout) -> Rows:
    """Return the pages of spine labels; see `inspection_box_parts` for refusals."""
    return _labels(box_of(printout), printout)


def box_of(printout: Printout) -> InspectionBox:
    """Return the box of the branch and period; of the quarter of the day where none is named.

    Raises:
        RefusedError: When no branch was chosen or no rubric scores the period.
    """
    if printout.organisation_id is None:
        raise RefusedError("迎检盒要选定一个党支部。请先选党支部。")
    code = printout.period or period_on(Every.QUARTER, printout.on).code
    box = InspectionBoxQuery(printout.organisation_id, code, printout.on).fetch()
    if box is None or not box.name:
        raise RefusedError("这一期没有在用的细则，装不成迎检盒。请先发布细则，或另选时期。")
    return box


def _cover(box: InspectionBox) -> Rows:
    from dangjian_desktop.printing.sheet import Card, CardField, CardSection, CardTable

    fields = (
        CardField("党支部", box.name),
        CardField("时期", box.period.label),
        CardField("考评细则", f"{box.rubric.name} {box.rubric.version}"),
        CardField("材料", f"{box.count} 份，缺 {box.lack_count} 项"),
    )
    rows = tuple(
        (
            f"{number}/{len(box.blocks)}",
            block,
            _codes(box.of_block(block)),
            str(sum(len(one.entries) for one in box.of_block(block))),
            str(sum(len(one.lacks) for one in box.of_block(block))),
        )
        for number, block in enumerate(box.blocks, start=1)
    )
    table = CardTable("各盒", ("盒号", "项目", "编号", "材料（份）", "缺（项）"), rows)
    card = Card(box.name, (CardSection("", fields, (table,)),))
    return [card], _values(box)


def _contents(box: InspectionBox) -> Rows:
    from dangjian_desktop.printing.forms.inspection_box import ContentsLine

    lines: list[ContentsLine] = []
    for block in box.blocks:
        number = 0
        for one in box.of_block(block):
            for entry in one.entries:
                number += 1
                lines.append(
                    ContentsLine(
                        block,
                        str(number),
                        one.item.code,
                        one.item.title,
                        without_id_numbers(str(entry.text)),
                        day_in_column(entry.day),
                        entry.book,
                        entry.page,
                        "、".join(_file_told(entry)),
                        without_id_numbers(entry.note),
                    )
                )
            if not one.entries:
                lines.append(
                    ContentsLine(
                        block, "", one.item.code, one.item.title, "（缺）", "", "", "", "", ""
                    )
                )
    return lines, _values(box)


def _file_told(entry: BoxEntry) -> list[str]:
    return [
        without_id_numbers(file.name) if file.is_whole else f"{without_id_numbers(file.name)}（缺）"
        for file in entry.files
    ]


def _missing(box: InspectionBox) -> Rows:
    from dangjian_desktop.printing.forms.inspection_box import MissingLine

    found: dict[tuple[object, ...], list[tuple[BoxItem, Lack]]] = {}
    for one in box.items:
        for lack in one.lacks:
            # A meeting lies in several items; what it lacks is brought once.
            alone = lack.record if lack.kind in _OF_RECORDS else one.item.code
            found.setdefault((lack.kind, str(lack.text), alone), []).append((one, lack))
    told = sorted(found.values(), key=lambda some: some[0][1].kind is LackKind.JUDGED)
    lines = [
        MissingLine(
            str(number),
            "、".join(dict.fromkeys(one.item.code for one, _lack in some)),
            some[0][0].item.title,
            LACK_WORDS[some[0][1].kind],
            without_id_numbers(str(some[0][1].text)),
            day_in_column(some[0][1].day),
        )
        for number, some in enumerate(told, start=1)
    ]
    return lines, _values(box, len(lines))


def _labels(box: InspectionBox, printout: Printout) -> Rows:
    from dangjian_desktop.printing.walls.box_labels import (
        BOX_LABELS,
        LabelSheet,
        SpineLabel,
        labels_on,
    )

    sizes = label_sizes(rules_on(printout.on).values_of(LABELS))
    width = printout.label_width or sizes.usual
    if width not in sizes.widths:
        known = "、".join(map(str, sizes.widths))
        raise RefusedError("没有 {width} 毫米宽的标签。请选 {known}。", width=width, known=known)
    blocks = box.blocks
    labels = [
        SpineLabel(
            block,
            box.name,
            box.period.label,
            _codes(box.of_block(block)),
            f"{number}/{len(blocks)}",
        )
        for number, block in enumerate(blocks, start=1)
    ]
    is_alone = printout.code == BOX_LABELS.code and printout.paper
    paper = BOX_LABELS.paper_for(printout.paper) if is_alone else BOX_LABELS.paper
    each = labels_on(paper, width, sizes.height)
    pages = [
        LabelSheet(tuple(labels[start : start + each]), width, sizes.height, box.name)
        for start in range(0, len(labels), each)
    ]
    return pages, _values(box)


def _codes(items: Sequence[BoxItem]) -> str:
    codes = [one.item.code for one in items]
    return codes[0] if len(codes) == 1 else f"{codes[0]}–{codes[-1]}"


def _papers(box: InspectionBox, printout: Printout) -> list["Part"]:
    """Return the program's own papers of the activities in the box, each activity once.

    One of which there is nothing to print is told in the 缺件单 already (no minutes).
    """
    from dangjian_desktop.printing.catalog import sheet_coded
    from dangjian_desktop.printing.document import Part

    parts: list[Part] = []
    for activity in activities_in(box):
        for code, content in _papers_of(activity):
            detail = "" if code == SIGN_IN_SHEET else ARCHIVE
            rows, values = content(
                Printout(code, printout.on, activity_id=activity.activity_id, detail=detail)
            )
            template = sheet_coded(code)
            parts.append(Part(template, rows, values))
    return parts


def activities_in(box: InspectionBox) -> list[ActivityRow]:
    """Return the held activities that lie in the box, in the order of their days."""
    ids = dict.fromkeys(
        entry.row_id
        for one in box.items
        for entry in one.entries
        if entry.kind is RecordKind.ACTIVITY and entry.row_id is not None
    )
    found = [row for key in ids if (row := ActivityQuery(key).fetch()) is not None]
    held = [row for row in found if row.state is ActivityState.HELD]
    return sorted(held, key=lambda row: (row.held_on, row.activity_id))


def _papers_of(activity: ActivityRow) -> list[tuple[str, Callable[[Printout], Rows]]]:
    found: list[tuple[str, Callable[[Printout], Rows]]] = []
    if activity.kind == TALK:
        return found  # of a talk there is only the form to write on by hand
    if activity.kind == THEMED_DAY:
        found.append((THEMED_DAY_RECORD, themed_day_record_content))
    elif activity.minutes:
        found.append((MEETING_MINUTES, minutes_content))
    if activity.due_fixed_on is not None:
        found.append((SIGN_IN_SHEET, sign_in_content))
    return found


def _values(box: InspectionBox, lacks: int | None = None) -> dict[str, str]:
    """Return what stands around a paper; with `lacks` the number of its own lines."""
    missing = box.lack_count if lacks is None else lacks
    told = f"材料 {box.count} 份，缺 {missing} 项；满分 {plain_number(box.rubric.total)} 分"
    return {"branch": box.name, "period": box.period.label, "told": told, "name": box.name}
