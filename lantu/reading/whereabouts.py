"""Whereabouts (所在): in which chapter, section and page a place stands, in the words one cites it by."""

from __future__ import annotations

from bisect import bisect_right

from lantu.plan.model import Plan, Section

_CITED = ("part", "chapter", "section", "annex")


class Whereabouts:
    """Answers where offsets of a plan's text stand; made once for a plan."""

    def __init__(self, plan: Plan) -> None:
        self._text = plan.text
        self._sections = sorted(plan.outline, key=lambda section: section.place.start)
        self._starts = [section.place.start for section in self._sections]
        self._by_id = {section.id: section for section in plan.outline}

    def section(self, offset: int) -> Section | None:
        """Return the innermost heading an offset stands under, None before the first."""
        index = bisect_right(self._starts, offset) - 1
        found = self._sections[index] if index >= 0 else None
        while found is not None and found.body_end <= offset:
            found = self._by_id.get(found.parent or "")
        return found

    def path(self, offset: int) -> str:
        """Return chapter and section, outermost first: 第二章 主要目标 › 第一节 经济; "" before the first heading.

        >>> from lantu.reading.read import read_plan
        >>> from lantu.source.text import SourceText
        >>> plan = read_plan(SourceText.of_words("第一章 目标\\n第一节 经济\\n到2025年，粮食产量达到5万吨。"))
        >>> Whereabouts(plan).path(20), Whereabouts(plan).page_or_line(20)
        ('第一章 目标 › 第一节 经济', '第 3 行')
        """
        found, names = self.section(offset), list[str]()
        while found is not None:
            if found.level in _CITED:
                names.append(f"{found.number} {found.title}".strip())
            found = self._by_id.get(found.parent or "")
        return " › ".join(reversed(names))

    def page_or_line(self, offset: int) -> str:
        """Return the page where the document has pages, else the line of its text."""
        block = self._text.block_at(offset)
        if block is not None and block.origin.page is not None:
            return f"第 {block.origin.page} 页"
        return f"第 {self._text.line_of(offset)} 行"
