"""Damaged files end in a clear error or a result, never in a fault or a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lantu.errors import ReadError
from lantu.reading.formats import read_bytes
from tests.strategies import PLAN, docx

SMALL = {
    "a.docx": docx(["森林覆盖率达到42%。"], [["指标", "值"], ["收入", "3"]]),
    "a.txt": PLAN.encode("gb18030"),
    "a.html": f"<html><table><tr><td>{PLAN}</td></tr></table></html>".encode(),
    "a.md": f"# 题\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{PLAN}".encode(),
}


def survives(data: bytes, name: str) -> None:
    """Read; a ReadError with its number is as good as a text whose blocks are in order within it."""
    try:
        text = read_bytes(data, name)
    except ReadError as refused:
        if not str(refused).startswith("E1"):
            raise
        return
    edges = [edge for block in text.blocks for edge in (block.start, block.end)]
    assert edges == sorted(edges)
    assert edges[-1] <= len(text.words)
    assert all(0 <= cell.start <= cell.end <= len(text.words) for table in text.tables for cell in table.cells)


def mutate(data: bytes, cuts: list[tuple[int, bytes]], keep: float) -> bytes:
    changed = bytearray(data[: max(1, int(len(data) * keep))])
    for position, new in cuts:
        at = position % len(changed)
        changed[at : at + len(new)] = new
    return bytes(changed)


damage = st.tuples(
    st.lists(st.tuples(st.integers(0, 10**7), st.binary(min_size=1, max_size=6)), max_size=8), st.floats(0.02, 1.0)
)


@pytest.mark.parametrize("name", SMALL)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(damage=damage)
def test_a_damaged_file_is_refused_or_read(name: str, damage: tuple[list[tuple[int, bytes]], float]) -> None:
    survives(mutate(SMALL[name], *damage), name)


@settings(max_examples=60, deadline=None)
@given(
    content=st.binary(max_size=400),
    head=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>"]),
)
def test_any_bytes_are_refused_or_read(content: bytes, head: bytes) -> None:
    survives(head + content, "a.docx")


@pytest.mark.parametrize("suffix", ["doc", "docx", "html", "pdf"])
@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(damage=damage)
def test_a_damaged_real_plan_is_refused_or_read(
    shared: Path, suffix: str, damage: tuple[list[tuple[int, bytes]], float]
) -> None:
    survives(mutate((shared / "plans" / f"jiaocheng-14th-plan.{suffix}").read_bytes(), *damage), f"a.{suffix}")
