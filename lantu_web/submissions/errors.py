"""Errors of reporting and review: E650-E669 (those of evidence are in its room), each in three parts that a user reads."""

from __future__ import annotations

from lantu.errors import LantuError


class EntryNotUnderstood(LantuError):
    """What was entered as a figure is none."""

    code = "E650"
    seen = "“{words}”不能当作数字：{why}"
    allowed = "可以写 1234.5、1,234.5、全角数字、1.2亿、3.5万、41.2%"
    remedy = "请改成一个确切的数；没有数据就留空，并在说明里写明原因"


class WindowShut(LantuError):
    """A reporting window is not open."""

    code = "E651"
    seen = "填报期“{window}”{why}"
    allowed = "只有在开放日到关闭日之间可以填报、提交和撤回"
    remedy = "确需补报的，请联系发改规划股延期"


class WindowNeeds(LantuError):
    """A reporting window cannot be opened or moved so."""

    code = "E652"
    seen = "填报期不能这样设：{why}"
    allowed = "开放、截止、关闭依次不早于前一个；延期只能往后；指标要有牵头单位"
    remedy = "请改正后再保存"


class WindowThere(LantuError):
    """A round of the same name and period was opened before."""

    code = "E664"
    seen = "{period}的填报期“{window}”已经有了"
    allowed = "同一时期可以再开一轮，名称要不同"
    remedy = "请在“填报”里打开它：要补报的用“增加指标”或“延期”；确要另开一轮的，请换一个名称"


class WindowAnswered(LantuError):
    """A round to be withdrawn has figures that wait for review."""

    code = "E668"
    seen = "填报期“{window}”有 {count} 项已经提交，等待审核，不能撤销"
    allowed = "没有待审核的数时可以撤销；已通过的数保留"
    remedy = "请先在“审核”里通过或退回这 {count} 项，再撤销"


class NothingToWithdraw(LantuError):
    """Nothing of a submission waits for review."""

    code = "E653"
    seen = "“{what}”已经审核，或还没有提交"
    allowed = "提交之后、审核之前可以撤回"
    remedy = "已通过的数有误，请联系发改规划股更正；已退回的可直接修改"


class ReviewedAlready(LantuError):
    """Somebody else decided first, or what is reviewed has changed since the page was opened."""

    code = "E654"
    seen = "填报项“{what}”{how}"
    allowed = "审核的必须是页面上看到的那一份，每份只审一次"
    remedy = "请刷新审核页，看过现在的情况再决定；您的这次操作没有写入任何内容"


class OwnSubmission(LantuError):
    """Who submitted would approve (four eyes)."""

    code = "E655"
    seen = "“{what}”是您本人提交的"
    allowed = "提交人与审核人必须是两个人"
    remedy = "请由另一位审核人处理"


class ReasonMissing(LantuError):
    """An act that needs a reason has none."""

    code = "E656"
    seen = "没有写{what}"
    allowed = "{what}必须写明，填报人和以后查看的人都会看到"
    remedy = "请用一句话写明后再提交"


class UploadTooLarge(LantuError):
    """A request is larger than anything that is taken."""

    code = "E659"
    seen = "上传的内容有 {size} MB"
    allowed = "一次最多上传 {largest} MB；佐证材料每个最大 20 MB"
    remedy = "请压缩图片或拆成几个文件后再传；已填的数没有受影响，返回上一页即可"


class SheetRefused(LantuError):
    """A workbook is not a template that can be taken back."""

    code = "E660"
    seen = "表格“{name}”没有读入：{why}"
    allowed = "只收从本填报单下载的模板，格式为 xlsx，不带宏"
    remedy = "请重新下载模板，把数填进去（或粘贴数值）再传；原来的数据没有改动"


class HistoryRefused(LantuError):
    """A file of past figures is not taken."""

    code = "E661"
    seen = "历史数据文件“{name}”没有导入：{why}"
    allowed = "xlsx 或 csv，第一行是“指标、时期、数值”，可加“单位、来源、说明”；要么全部写入，要么一条也不写"
    remedy = "请按列出的问题改正后整份重新导入"


class ImportRunning(LantuError):
    """Another import of past figures is running."""

    code = "E662"
    seen = "“{name}”正在导入"
    allowed = "同一时间只导入一份历史数据"
    remedy = "请等它完成，或先停止它"


class FormTooOld(LantuError):
    """A form was sent whose signature is not valid or too old."""

    code = "E663"
    seen = "这一页打开得太久，或不是从本系统打开的"
    allowed = "打开后 12 小时内提交，内容会替您保管到重新登录之后"
    remedy = "请重新登录，打开填报页后再填"
