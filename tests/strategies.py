"""Documents made for tests, in words of our own."""

from __future__ import annotations

import io

PLAN = """某县国民经济和社会发展第十四个五年规划纲要
第一章 “十三五”发展回顾
五年来新建学校12所，地区生产总值2020年达到84亿元，年均增长6.5%。
第二章 主要目标
到2025年，地区生产总值达到120亿元，年均增长7%以上；森林覆盖率不低于42%。
第三章 主要任务
第一节 产业
做强煤炭、焦化、建材三大产业。推进东山水库工程建设，力争规上企业突破100户。
专栏3-1：重点项目
1.东山水库工程。
2.年产20万吨复合肥项目。

第二节 民生
县教育局负责新建幼儿园5所，每年培训教师200人次。
附表
主要指标
序号
指标名称
2020年
2025年
属性
1
地区生产总值（亿元）
84
120
预期性
2
森林覆盖率（%）
40.5
≥42
约束性
"""


def docx(paragraphs: list[str], table: list[list[str]] | None = None) -> bytes:
    """Return a Word file with a heading, paragraphs and a table."""
    from docx import Document

    document = Document()
    document.add_heading("第一章 总则", level=1)
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(grid.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
