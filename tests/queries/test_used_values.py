"""What has been typed before is offered, the most used first."""

from dangjian_desktop.queries.used_values import MOST_VALUES, UsedValuesQuery
from tests import make


def test_values_stand_by_use_and_empty_ones_are_none(data):
    for crew in ("检修班", "生产一班", "生产一班", "", "安装班"):
        make.person("张三", crew=crew)
    assert UsedValuesQuery("crew").fetch() == ["生产一班", "安装班", "检修班"]


def test_there_are_never_more_than_help_while_typing(data):
    for number in range(MOST_VALUES + 5):
        make.person("张三", trade=f"工种{number}")
    assert len(UsedValuesQuery("trade").fetch()) == MOST_VALUES
