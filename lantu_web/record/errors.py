"""Errors of the record: importing a plan is E670-E679."""

from __future__ import annotations

from lantu.errors import LantuError


class PairsUndecided(LantuError):
    """What may be the same thing, changed, was not decided on."""

    code = "E670"
    seen = "还有 {count} 处没有定是不是同一件事，第一处是“{first}……”"
    allowed = "每一处都要选“是同一件，改了”或“不是同一件”；在命令行用 --uncertain same 或 --uncertain different 一并定"
    remedy = "请在确认页“请您定”一节逐条选，或在那一节开头一并选定；现在什么也没有写入"


class PlanAmongDemonstration(LantuError):
    """A plan would be put among a demonstration."""

    code = "E671"
    seen = "这个库里放的是演示数据，要导入的是《{title}》"
    allowed = "正式规划放入没有演示数据的库；只是试用的，导入后也记为演示数据"
    remedy = "请换一个数据文件夹（设 LANTU_DATA）再导入；只是试用，就在确认页勾选“只作试用”，命令行加 --trial"
