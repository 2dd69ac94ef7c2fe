"""Problems and faults as data."""

from dangjian_desktop.domain.problems import Address, Fault, InputError, Problem, Reading, Severity


def test_a_fault_becomes_a_problem_when_its_place_is_known():
    where = Address("名册", 3, "姓名")
    fault = Fault("name.short", "甲", Severity.WARNING, "x")
    assert fault.at(where) == Problem(where, "name.short", "甲", Severity.WARNING, "x")


def test_a_reading_without_faults_is_sound():
    assert Reading("吕凯").faults == ()


def test_an_input_error_carries_every_problem_at_once():
    problems = (Problem(Address(), "name.missing"), Problem(Address(), "id.length"))
    error = InputError(*problems)
    assert error.problems == problems
    assert str(error) == "name.missing; id.length"
