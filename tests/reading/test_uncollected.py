"""The garbage collector rests while a plan is read and checked, and never longer."""

from __future__ import annotations

import gc

import pytest

from lantu.reading.uncollected import uncollected


@uncollected
def _fails() -> None:
    assert not gc.isenabled()
    raise ValueError("半途")


def test_the_collector_works_again_when_the_work_has_failed() -> None:
    with pytest.raises(ValueError, match="半途"):
        _fails()
    assert gc.isenabled()


def test_a_collector_that_was_at_rest_stays_so() -> None:
    gc.disable()
    try:
        uncollected(list)()
        assert not gc.isenabled()
    finally:
        gc.enable()
