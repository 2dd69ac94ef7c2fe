"""What stands on the sheets of rubrics."""

from dangjian_desktop.domain.rubric import Rubric
from dangjian_desktop.domain.rubric_differences import CHANGE_WORDS, rubric_differences
from dangjian_desktop.domain.rubric_reading import plain_number
from dangjian_desktop.domain.rubric_views import RubricView, rubric_parts
from dangjian_desktop.domain.rubric_words import rules_in_words
from dangjian_desktop.domain.vocabulary import PRINTED, RubricState
from dangjian_desktop.operations.printout import Printout, Rows
from dangjian_desktop.operations.runner import RefusedError
from dangjian_desktop.queries.measures.registry import measures
from dangjian_desktop.queries.rubrics import RubricRow, RubricsQuery, rubric_for, version_before


def rubric_content(printout: Printout) -> Rows:
    """Return the version that is named, or the one that scores the period of the day.

    Raises:
        RefusedError: When there is none, or it cannot be read.
    """
    from dangjian_desktop.printing.forms.rubrics import RubricPaperLine

    row, rubric = named_rubric(printout.rubric_id, printout)
    known = measures()
    lines = [
        RubricPaperLine(
            part.title,
            item.code,
            item.title,
            "加分" if item.is_bonus else plain_number(item.maximum),
            item.wording,
            "；".join(map(str, rules_in_words(item, known))),
            PRINTED[item.system] if item.system else "",
            item.judge,
        )
        for part in rubric_parts(rubric, RubricView.BLOCK)
        for item in part.items
    ]
    return lines, {
        "title": rubric.title or rubric.name,
        "version": f"版本：{version_on_paper(row)}",
        "days": f"使用期间：{days_on_paper(rubric)}",
        "sums": f"{sums_on_paper(rubric)}。",
        "limits": _limits(rubric),
    }


def named_rubric(rubric_id: int | None, printout: Printout) -> tuple[RubricRow, Rubric]:
    """Return a version with its rubric; the one of the day where none is named.

    Raises:
        RefusedError: When there is none, or it cannot be read.
    """
    if rubric_id is None:
        row = rubric_for(printout.on)
    else:
        row = next((one for one in RubricsQuery().fetch() if one.rubric_id == rubric_id), None)
    if row is None:
        raise RefusedError("还没有可用的考评细则。请先在“考评”的“细则”里新建并发布。")
    if row.rubric is None:
        raise RefusedError("这个版本的细则读不出来。请升级本程序后再打印。")
    return row, row.rubric


def version_on_paper(row: RubricRow) -> str:
    """Return name and number of a version; a draft says that it is one."""
    mark = "" if row.state is RubricState.ISSUED else f"（{PRINTED[row.state]}）"
    return f"{row.name} {row.version}{mark}"


def days_on_paper(rubric: Rubric) -> str:
    """Return the days of the periods that a version scores."""
    if rubric.since is None:
        return "未定"
    return (
        f"{rubric.since.isoformat()} 至 {rubric.until.isoformat() if rubric.until else '另行通知'}"
    )


def sums_on_paper(rubric: Rubric) -> str:
    """Return the sums of both views and the total."""
    views = (
        "、".join(
            f"{part.title or '没有写体系'} {plain_number(part.maximum)} 分"
            for part in rubric_parts(rubric, view)
        )
        for view in RubricView
    )
    by_block, by_system = views
    return f"合计 {plain_number(rubric.maxima)} 分。按项目：{by_block}。按体系：{by_system}"


def _limits(rubric: Rubric) -> str:
    told = []
    if rubric.bonus_cap is not None:
        told.append(f"各项加分合计最多 {plain_number(rubric.bonus_cap)} 分。")
    if rubric.vetoed_at_most:
        told.append(f"一票否决的，等级最高为{rubric.vetoed_at_most}。")
    return "".join(told)


def rubric_differences_content(printout: Printout) -> Rows:
    """Return what is different between two versions; the one before where only one is named.

    Raises:
        RefusedError: When there are not two versions to compare.
    """
    from dangjian_desktop.printing.forms.rubrics import RubricChangeLine

    row, after = named_rubric(printout.rubric_id, printout)
    older = printout.other_rubric_id or version_before(row)
    if older is None:
        raise RefusedError(
            "“{name}”只有这一个版本，没有可以对照的。请另选一个版本。", name=row.name
        )
    old_row, before = named_rubric(older, printout)
    found = rubric_differences(before, after, measures())
    lines = [
        RubricChangeLine(
            str(number),
            CHANGE_WORDS[one.kind],
            one.code,
            one.title,
            one.label,
            "" if one.before is None else str(one.before),
            "" if one.after is None else str(one.after),
        )
        for number, one in enumerate(found, start=1)
    ]
    return lines, {
        "title": after.title or after.name,
        "versions": f"{version_on_paper(old_row)} → {version_on_paper(row)}",
        "told": f"共 {len(found)} 处不同",
    }
