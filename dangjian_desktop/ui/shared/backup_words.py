"""What is said of backups in the window: when, why, how large, and what restoring would change."""

from datetime import date, datetime, timedelta

from dangjian_desktop.domain.backups import REASON_WORDS, BackupFacts, rows_in_words
from dangjian_desktop.operations.backups import BackupInside
from dangjian_desktop.operations.second_place import SecondStatus
from dangjian_desktop.ui.shared.wording import tr


def moment_words(moment: datetime, today: date) -> str:
    """Return a moment as people say it: 今天 08:12, 昨天 08:12, 2026-08-01 08:12."""
    time = f"{moment:%H:%M}"
    if moment.date() == today:
        return tr("今天 {time}", time=time)
    if moment.date() == today - timedelta(days=1):
        return tr("昨天 {time}", time=time)
    return f"{moment:%Y-%m-%d} {time}"


def status_words(newest: BackupFacts | None, failure: str, today: date) -> str:
    """Return what the foot of the window says of the backups.

    Args:
        newest: The newest one; None for none.
        failure: Why the last one could not be made; "" when it could.
        today: The day by the clock.
    """
    when = "" if newest is None else moment_words(newest.made_at, today)
    if failure:
        return tr("备份失败，最近一份 {when}", when=when) if when else tr("备份失败，还没有备份")
    return tr("已备份 {when} ✓", when=when) if when else tr("还没有备份")


def second_words(status: SecondStatus, failure: str, today: date) -> str:
    """Return what the foot of the window says of the second place; "" when nothing is to be done.

    Args:
        status: How it stands with it.
        failure: Why the last copy could not be made; "" when it could.
        today: The day by the clock.
    """
    if failure:
        return tr("没有复制到第二处，点这里看原因")
    if status.place is None or not status.is_overdue:
        return ""
    if status.place.copied_at is None:
        return tr("第二处选好 {days} 天了，还没有备份。请接上 U 盘", days=status.days)
    return tr(
        "第二处 {days} 天没有备份，上次 {when}。请接上 U 盘",
        days=status.days,
        when=moment_words(status.place.copied_at, today),
    )


def second_place_words(status: SecondStatus, failure: str, today: date) -> str:
    """Return what the page of backups says of the second place (arguments as `second_words`)."""
    place = status.place
    if place is None:
        return tr(
            "还没有选第二处。电脑坏了或丢了，上面的备份会一起丢。"
            "请选 U 盘或另一块硬盘上的文件夹，以后接上时自动复制。"
        )
    said = [tr("没有复制成：{reason}", reason=failure)] if failure else []
    if place.copied_at is None:
        said.append(tr("还没有复制过。"))
    else:
        said.append(tr("上次复制：{when}。", when=moment_words(place.copied_at, today)))
    if status.is_overdue:
        said.append(tr("已经 {days} 天没有复制。请接上 U 盘，再点“现在复制”。", days=status.days))
    elif not status.is_there:
        said.append(tr("现在不在，接上后退出程序时自动复制。"))
    elif status.is_same_disk:
        said.append(tr("它和数据在同一块硬盘上，硬盘坏了会一起丢，最好换成 U 盘。"))
    return "".join(said)


def holding_words(facts: BackupFacts) -> str:
    """Return how much a backup holds."""
    return tr(
        "{people} 人、{activities} 次活动",
        people=facts.rows.get("person", 0),
        activities=facts.rows.get("activity", 0),
    )


def made_words(facts: BackupFacts, today: date) -> str:
    """Return when and why a backup was made."""
    return tr(
        "{when}（{reason}）",
        when=moment_words(facts.made_at, today),
        reason=tr(REASON_WORDS[facts.reason]),
    )


def loss_words(inside: BackupInside) -> str:
    """Return how much of what was done since would be lost by restoring, or whose data it is."""
    if not inside.is_ours:
        return tr(
            "这不是现在这份数据的备份：可能是别的支部、别的矿的，也可能是以前恢复时换下的。"
            "恢复会把现在的数据整个换掉。"
        )
    if inside.undone:
        return tr("备份之后做的 {count} 次改动会全部丢掉。", count=inside.undone)
    return tr("备份之后没有改动过，恢复不会丢掉什么。")


#: Days of erasings that are told; of more only how many.
_MOST_DAYS = 5


def erasing_words(inside: BackupInside) -> str:
    """Return whom restoring would bring back although they were erased; "" for nobody."""
    if not inside.erasings:
        return ""
    days = [f"{day:%Y-%m-%d}" for day in dict.fromkeys(inside.erasings)]
    told = tr("、").join(days[-_MOST_DAYS:])
    return tr(
        "备份之后合法删除过 {count} 人（{days}），恢复会把他们的资料带回来。"
        "恢复后“今日”逐个列出，请重新办理合法删除。",
        count=len(inside.erasings),
        days=tr("{days}等", days=told) if len(days) > _MOST_DAYS else told,
    )


def change_words(inside: BackupInside) -> list[str]:
    """Return which kinds of rows would be lost and which come back, a sentence each."""
    said = []
    if lost := _listed(inside.fewer):
        said.append(tr("恢复后会少：{rows}。", rows=lost))
    if back := _listed(inside.more):
        said.append(tr("恢复后会多（找回）：{rows}。", rows=back))
    return said


def _listed(counts: dict[str, int]) -> str:
    return tr("、").join(
        tr("{what} {count} 条", what=tr(word), count=count) for word, count in rows_in_words(counts)
    )
