"""A file is tried in a child before the program reads it: whatever it does there ends in words."""

import time
from dataclasses import replace

import pytest

from dangjian_desktop.exchange import office_forms, text_file
from dangjian_desktop.exchange.errors import ExchangeError
from dangjian_desktop.exchange.limits import MIB, ReadLimits
from dangjian_desktop.exchange.trials import trial_fault
from tests.exchange import form_samples as forms

#: A few times what the libraries take by themselves.
USUAL = ReadLimits(memory_bytes=512 * MIB, seconds=20)
HERE = "tests.exchange.trial_modules"


@pytest.mark.parametrize("form", [forms.register_of_a_person, forms.roster_in_cells])
def test_an_honest_form_comes_through(form):
    assert trial_fault(office_forms.__name__, form(), office_forms.FORM_LIMITS) == ""
    assert office_forms.new_form_shape(form()) == office_forms.form_shape(form())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"%PDF"])
@pytest.mark.parametrize("module", [office_forms, text_file])
def test_a_refusal_in_words_is_a_good_end(module, content):
    assert trial_fault(module.__name__, content, USUAL) == ""


@pytest.mark.parametrize(
    ("does", "fault"),
    [
        ("memory", "out_of_memory"),
        ("time", "timed_out"),
        ("endless", "timed_out"),
        ("crash", "damaged"),
        ("abort", "out_of_memory"),
        ("error", "damaged"),
        ("file", "damaged"),
    ],
)
def test_what_would_hurt_hurts_the_child_alone(does, fault):
    began = time.perf_counter()
    limits = replace(USUAL, seconds=2 if fault == "timed_out" else 20)
    assert trial_fault(HERE, does.encode(), limits) == fault
    assert time.perf_counter() - began < 20


def test_a_frozen_program_starts_itself_as_the_child(frozen_program):
    form = forms.register_of_a_person()
    assert trial_fault(office_forms.__name__, form, office_forms.FORM_LIMITS) == ""
    assert trial_fault(HERE, b"memory", USUAL) == "out_of_memory"


def test_a_form_that_takes_too_much_is_refused_in_words(monkeypatch):
    small = replace(office_forms.FORM_LIMITS, memory_bytes=16 * MIB)
    monkeypatch.setattr(office_forms, "FORM_LIMITS", small)
    with pytest.raises(ExchangeError) as caught:
        office_forms.new_form_shape(forms.register_of_a_person())
    assert (caught.value.code, caught.value.detail) == (
        "template_too_large",
        "trial: out_of_memory",
    )
    assert "请" in caught.value.sentence
