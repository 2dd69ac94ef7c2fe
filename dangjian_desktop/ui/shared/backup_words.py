"""What is said of backups in the window: when, why, how large, and what restoring would change."""

from datetime import date, datetime, timedelta

from dangjian_desktop.domain.backups import REASON_WORDS, BackupFacts, rows_in_words
from dangjian_desktop.operations.backups import BackupInside
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
