"""Likeness (同一事项): whether two wordings are of the same matter, told by the pairs of characters they share."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml

from lantu.checking.figures import folded

_RATE = re.compile(r"(?:(?:达标|覆盖|普及|通达|合格|完成|处理|入户|参保|到位|利用)(?:比例|率))$")


@lru_cache(maxsize=1)
def _synonyms() -> tuple[tuple[str, str], ...]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(files("lantu.checking").joinpath("same_matter.yaml").read_text(encoding="utf-8"), loader)
    return tuple((word, group[0]) for group in table["synonyms"] for word in group[1:])


@lru_cache(maxsize=8192)
def matter(words: str) -> str:
    """Return what a name is of: folded, usual synonyms as one, without the kind of rate.

    >>> matter("全县行政村光纤宽带通达率"), matter("行政村通互联网覆盖率")
    ('行政村互联网', '行政村通互联网')
    """
    plain = _RATE.sub("", folded(words))
    for word, same in _synonyms():
        plain = plain.replace(word, same)
    return plain.replace("的", "")


@lru_cache(maxsize=8192)
def pairs(words: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters."""
    return frozenset(words[index : index + 2] for index in range(len(words) - 1))


def share_found(name: str, words: str) -> float:
    """Return which share of the pairs of characters of a name stand in other words; 0 for a name without pairs.

    >>> share_found("饮用水源地水质", "乡镇饮用水水源地水质稳定")
    1.0
    """
    wanted = pairs(name)
    return sum(pair in words for pair in wanted) / len(wanted) if wanted else 0.0
