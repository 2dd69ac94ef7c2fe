"""停止表决权 of the person card: when somebody had or has no vote; of few people."""

from datetime import date

from dangjian_desktop.domain.vocabulary import printed
from dangjian_desktop.queries.card_content import CardSection, SectionContent, SectionTable
from dangjian_desktop.queries.electorate import VotingBarsQuery


def voting_bars_of(person_id: int, on: date) -> SectionContent:
    """Return the stretches without a vote that had begun by a day."""
    rows = tuple(
        (
            printed(row.reason),
            row.since.printed if row.since else "起始不详",
            row.until.printed if row.until else "至今",
            row.note,
        )
        for row in VotingBarsQuery(person_id).fetch()
        if row.since is None or row.since.first_day <= on
    )
    return SectionContent(tables=(SectionTable(("原因", "开始", "恢复", "备注"), rows),))


VOTING_BARS = CardSection(
    key="voting_bars",
    title="停止表决权",
    reads=VotingBarsQuery.reads,
    fetch=voting_bars_of,
    empty="没有停止过表决权。",
    order=70,
    hides_when_empty=True,
    is_printed=False,
)
