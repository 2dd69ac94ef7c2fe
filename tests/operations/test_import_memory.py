"""What an import teaches for the next one."""

from dangjian_desktop.operations.import_memory import write_header_mappings
from dangjian_desktop.operations.runner import Operation
from dangjian_desktop.queries.import_memory import ImportMemoryQuery


def test_what_a_column_means_is_kept_and_said_anew(data, runner):
    def teach(mappings):
        work = Operation("记住", "teach", lambda writer: write_header_mappings(writer, mappings))
        runner.run(work)
        return ImportMemoryQuery().fetch().mappings

    assert teach({"a": {"名字": "name"}}) == {"a": {"名字": "name"}}
    assert teach({"a": {"名字": ""}, "b": {"月": "month"}}) == {
        "a": {"名字": ""},
        "b": {"月": "month"},
    }
