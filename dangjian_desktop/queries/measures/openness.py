"""Measures of openness and of what was promised: integrity lessons, tasks, documents from above."""

from dangjian_desktop.domain.measure_rules import lesson_rule
from dangjian_desktop.domain.topics import Topic
from dangjian_desktop.queries.measures.held import HELD_READS
from dangjian_desktop.queries.measures.matters import late_documents, late_tasks
from dangjian_desktop.queries.measures.places import Answer
from dangjian_desktop.queries.measures.registry import Scope, measure
from dangjian_desktop.queries.measures.safety import lessons_missing
from dangjian_desktop.storage.rulebook import rules_on


@measure(
    "missing_integrity_lessons",
    "廉洁教育少开展",
    "次",
    "规则“廉洁教育怎样认出来”要求的各季度里，没有标题、内容写到廉洁的学习或党课的季度数；"
    "后来补登记的算开展过。本期一次活动也没有登记的支部待评。",
    reads=HELD_READS,
)
def missing_integrity_lessons(scope: Scope) -> Answer:
    """Count quarters without a lesson about integrity, told by kind and words."""
    rule = lesson_rule(rules_on(scope.period.last).values_of("measures.integrity_lesson"))
    return lessons_missing(scope, rule, "廉洁教育")


@measure(
    "overdue_tasks",
    "任务超期",
    "项",
    "会议决议、来文交办、督查整改等任务，期限在本期、到那天没有办的项数；后来办了的仍算，"
    "期限以前就不再办的不算。从来没有登记过任务的支部待评。",
    reads={Topic.TASK, Topic.ORGANISATION},
)
def overdue_tasks(scope: Scope) -> Answer:
    """Count tasks that were not done by their last day."""
    return late_tasks(scope)


@measure(
    "overdue_documents",
    "来文上报超期",
    "件",
    "上级来文要求上报的期限在本期、到那天没有上报也没有办结的件数；后来上报的仍算。"
    "从来没有登记过来文的支部待评。",
    reads={Topic.DOCUMENT, Topic.ORGANISATION},
)
def overdue_documents(scope: Scope) -> Answer:
    """Count documents that were not answered by their last day."""
    return late_documents(scope)
