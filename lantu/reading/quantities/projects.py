"""Projects: what a plant is built for, and what a project costs or covers (总投资3亿元年产20万吨有机肥生产线项目)."""

from __future__ import annotations

import re

from lantu.reading.quantities.before import Before
from lantu.reading.quantities.capacity import (
    Capacity,
    product_before,
    product_of,
    project_capacity,
    standing_capacity,
    yearly_capacity,
)
from lantu.reading.quantities.measuring import split_attribute
from lantu.reading.quantities.sentence import PROJECT_END, Sentence, Spot, Subject
from lantu.reading.quantities.trim import tidy

_YEARLY = re.compile(r"年产|日产|年处理|日处理|年加工")
_ETC = re.compile(r"^的.{2,40}等$")
_NAMED = {"投资": "投资额", "高": "高度", "长": "长度", "宽": "宽度", "深": "深度"}
_OWNER = 8


class Projects:
    """The capacities and attributes of the projects of one sentence; a capacity goes on through its clause."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._open: Capacity | None = None

    def yearly(self, spot: Spot) -> Subject | None:
        """Return the subject of a number that 年产 stands before, in its clause or for a number just before it."""
        sentence = self.sentence
        hit, phrase = sentence.hits[spot.number], sentence.phrase(spot)
        if spot.left == spot.clause:
            self._open = None
        if capacity := yearly_capacity(phrase):
            return self._capacity(spot, capacity)
        if capacity := product_before(phrase):
            return Subject(capacity.owner + capacity.name, capacity.owner, spot.left, capacity=capacity.name)
        made = hit.kind not in ("count", "money") or (hit.unit or "")[:1] in ("万", "亿")
        if self._open and made and not tidy(phrase.strip("及和与")):
            return self._capacity(spot, self._open)
        return None

    def named(self, spot: Spot, before: Before) -> Subject | None:
        """Return the subject of a number in the name of a project (甲公司30万千瓦风电项目), or of a plant before it."""
        hit = self.sentence.hits[spot.number]
        if (
            hit.kind not in ("capacity", "level")
            and (hit.unit or "")[:1] not in ("万", "亿")
            and "/" not in (hit.unit or "")
        ):
            return None
        noun = self.sentence.after(spot, project=True).noun
        if capacity := project_capacity(before.noun, noun, hit.unit or "", hit.kind):
            return self._capacity(spot, capacity)
        if standing := before.noun and standing_capacity(before.noun, hit.kind):
            return Subject(before.noun + standing, before.noun, spot.left, capacity=standing)
        return None

    def attributed(self, spot: Spot, before: Before) -> Subject | None:
        """Return the subject of an attribute of the thing after it: 总投资14亿元的15项工程, 全长30公里的旅游公路."""
        owner, attribute = split_attribute(before.noun)
        thing = self._thing(spot, owner) if attribute else ""
        if not thing:
            return None
        own = owner if len(owner) <= _OWNER and owner not in thing else ""
        return Subject(own + thing + _NAMED.get(attribute, attribute), own + thing, spot.left)

    def _capacity(self, spot: Spot, capacity: Capacity) -> Subject:
        sentence = self.sentence
        after = sentence.after(spot, project=True)
        sentence.consumed = max(sentence.consumed, after.end)
        if not capacity.owner and self._open:
            capacity = capacity._replace(owner=self._open.owner)
        self._open = capacity
        product = product_of(after.noun, capacity.name) or ("" if capacity.owner else sentence.owner(spot)[0])
        name = "" if product.endswith(("能力", "产能")) else capacity.name
        return Subject(capacity.owner + product + name, product, spot.left, capacity=capacity.name)

    def _thing(self, spot: Spot, owner: str) -> str:
        """Return what has the attribute, "" where the words after the number do not say."""
        sentence = self.sentence
        at, following = sentence.hits[spot.number].end, sentence.following(spot)
        if _YEARLY.match(sentence.text, at):
            self._open = Capacity(owner if len(owner) <= _OWNER + 2 else "", "年产能")
            return self._project(spot)
        if following and (_ETC.search(sentence.text, at, following.open) or sentence.text[at : following.open] == "、"):
            return sentence.after(spot._replace(number=spot.number + 1)).noun  # 总投资9亿元、28个重点项目
        if following and following.kind != "count" and sentence.text.startswith("的", at):
            return self._project(spot)
        if sentence.text.startswith("的", at) or sentence.adjoins(at, following.open if following else spot.close):
            return sentence.after(spot).noun
        return ""

    def _project(self, spot: Spot) -> str:
        """Return the name of the project from the number to its end, without the figures in it."""
        sentence = self.sentence
        name, at = "", sentence.hits[spot.number].end
        while (following := sentence.following(spot)) and not PROJECT_END.search(name):
            name += sentence.text[at : following.open]
            at, spot = following.end, spot._replace(number=spot.number + 1)
        name = _YEARLY.sub("", name + sentence.text[at : spot.close])
        end = PROJECT_END.search(name)
        return tidy(name[: end.end()] if end else name)
