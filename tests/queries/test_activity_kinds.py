"""The kinds as they are offered: the program's, then the branch's own."""

import json

from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.activity_kinds import ActivityKindsQuery, kind_label, kinds_by_code
from dangjian_desktop.storage.models import OwnActivityKind
from tests import make


def test_a_kind_of_the_branchs_own_stands_behind_those_of_the_program(data):
    contents = json.dumps({"label": "读书会", "held_by": ["branch"]})

    def enter(writer):
        writer.insert(OwnActivityKind, code="own_1", contents=contents)
        writer.insert(OwnActivityKind, code="own_2", contents="{}")

    assert "own_1" not in kinds_by_code()
    make.done(Operation("布景", "enter", enter))
    assert ActivityKindsQuery().fetch()[-1].label == "读书会"
    assert kind_label("own_1") == "读书会"
    assert kind_label("own_2") == "own_2"
