"""Whether there is anything at all."""

from dangjian_desktop.queries.contents import ContentsQuery
from tests import make


def test_a_fresh_file_is_empty_until_an_organisation_is_entered(data, runner):
    assert ContentsQuery().fetch() is False
    make.branch()
    assert ContentsQuery().fetch() is True
