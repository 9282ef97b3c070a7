"""Errors of the workbench: E600-E699, each in three parts that a user reads. A room with many keeps its own in `errors.py`."""

from __future__ import annotations

from lantu.errors import LantuError


class RecordIsKept(LantuError):
    """A row of an append-only table would be changed or deleted."""

    code = "E600"
    seen = "要改动或删除一条已经记录的{what}"
    allowed = "已经记录的内容只增加、不修改、不删除"
    remedy = "如有错误，请更正：系统会另记一条，写明谁、为什么"


class NotAllowed(LantuError):
    """A person may not do this."""

    code = "E601"
    seen = "{who}不能{action}"
    allowed = "只有{allowed_roles}可以"
    remedy = "请换用有权限的账号，或请管理员核对您的角色和部门"


class LookingBack(LantuError):
    """Something would be done while a past day is looked at."""

    code = "E630"
    seen = "正在回看过去的一天，不能{action}"
    allowed = "回看时只能看，不能写"
    remedy = "请先点页面上方的“回到现在”，再做这一步"


class ChainBroken(LantuError):
    """The log was altered."""

    code = "E602"
    seen = "日志第 {sequence} 条与它的校验值不符（{why}）"
    allowed = "日志逐条相连，任何改动都会被发现"
    remedy = "请立即保存现场，与最近的备份比对，并报告单位网络安全负责人"


class PlanHasNoPeriod(LantuError):
    """A plan whose period could not be read cannot be recorded."""

    code = "E603"
    seen = "没有读到《{title}》的规划期"
    allowed = "入库的规划要写明起止年份，如“2021—2025年”"
    remedy = "请在文件标题或首段写明规划期后再导入"


class ImportMovedOn(LantuError):
    """The record changed between preview and confirmation."""

    code = "E604"
    seen = "确认之前，《{title}》已被别人导入过新的文本"
    allowed = "写入的内容必须与确认时看到的一致"
    remedy = "请重新打开导入页面，核对后再确认"


class BackupNotPossible(LantuError):
    """This database is not backed up by a file."""

    code = "E605"
    seen = "当前使用的是 {vendor} 数据库"
    allowed = "lantu backup 和 lantu restore 只用于内置的 SQLite 数据库"
    remedy = "请用数据库自带的工具备份（PostgreSQL：pg_dump），并一并复制数据文件夹中的 evidence"


class NotABackup(LantuError):
    """A file to restore is not a sound backup."""

    code = "E606"
    seen = "“{name}”不是完整的蓝图备份：{why}"
    allowed = "只能恢复由 lantu backup 生成、未经改动的文件"
    remedy = "请换一份备份再试；现有数据没有改动"


class DataInTheWay(LantuError):
    """Restoring would overwrite data."""

    code = "E607"
    seen = "数据文件夹“{folder}”里已有数据"
    allowed = "恢复不会覆盖现有数据，除非加 --replace"
    remedy = "请先备份现有数据，再加 --replace；原数据库会改名保留"


class NotInThisPlan(LantuError):
    """An action names something that cannot take it."""

    code = "E608"
    seen = "“{name}”不能用：{why}"
    allowed = "可用的是：{allowed}"
    remedy = "请核对后再试"


class PeriodNotUnderstood(LantuError):
    """A period of a figure is of no known form."""

    code = "E609"
    seen = "时期“{words}”看不懂"
    allowed = "可写 2026、2026-H1（上半年）、2026-Q1（一季度）、2026-03（月）"
    remedy = "请按上述写法改正"


class UnitDiffers(LantuError):
    """A figure is in another unit than its indicator."""

    code = "E610"
    seen = "“{indicator}”的单位是{unit}，填的是{given}"
    allowed = "数据单位要与指标单位一致；百分点与 % 不能互换"
    remedy = "请换算后再填"


class FigureExists(LantuError):
    """A figure for this period is recorded already."""

    code = "E611"
    seen = "“{indicator}”{period}已有数据 {value}"
    allowed = "同一时期只填一次；更正须指明被更正的数据和原因"
    remedy = "请核对；确需更正的，请在该数据上选“更正”"


class FigureTooLong(LantuError):
    """A figure has more digits than are kept exactly."""

    code = "E612"
    seen = "数字 {value} 有效位数太多"
    allowed = "最多 15 位有效数字，其中小数点前 14 位、小数点后 6 位"
    remedy = "请换用更大的单位（万、亿）或按统计口径取位"


class TextNotStorable(LantuError):
    """A text holds a NUL or half a character."""

    code = "E613"
    seen = "“{name}”里有不能保存的字符（空字符或残缺字符）"
    allowed = "入库的原文要是完整的文字"
    remedy = "请在办公软件中打开、另存后再导入"


class NoSuchPerson(LantuError):
    """A sign-in name nobody has."""

    code = "E614"
    seen = "没有登录名为“{name}”的可用账号"
    allowed = "要用已建立、未停用的账号"
    remedy = "请核对登录名，或先运行 lantu administrator 建立管理员"


class RegionUnclear(LantuError):
    """It is not told of which region a plan is."""

    code = "E615"
    seen = "不能确定行政区划：{code}"
    allowed = "库里{known}"
    remedy = "请{todo}"


class AddressTaken(LantuError):
    """The address to serve at is in use or not allowed."""

    code = "E616"
    seen = "不能在 {address} 启动：{why}"
    allowed = "地址要属于本机，端口要没有被占用"
    remedy = "请先停止另一个程序，或用 --port 换一个端口"


class DemonstrationRefused(LantuError):
    """A demonstration would be put among real data."""

    code = "E617"
    seen = "库里已有正式数据"
    allowed = "演示数据只放入空库"
    remedy = "请换一个数据文件夹（设 LANTU_DATA）后再运行"


class WorkbenchRunning(LantuError):
    """Data would be replaced under a workbench that is running."""

    code = "E618"
    seen = "数据库正被使用，工作台可能还在运行"
    allowed = "恢复时不能有程序打开数据库"
    remedy = "请先停止工作台，再运行一次；现有数据没有改动"


class DatabaseAway(LantuError):
    """The database did not carry out what was asked of it."""

    code = "E619"
    seen = "数据库没有完成这一步：{why}"
    allowed = "数据库要能连上，所在磁盘要有空间"
    remedy = "这一步没有写入任何内容。请等几秒再试；仍不行请告诉管理员"


class NoDataHere(LantuError):
    """A command that works on data found none where it looked."""

    code = "E620"
    seen = "{place}里没有数据"
    allowed = "这条命令只用已有的数据，不会新建空的数据库"
    remedy = "请设 LANTU_DATA 为数据所在的文件夹（用 PostgreSQL 的，核对 DATABASE_URL）再运行；第一次使用，先运行 lantu administrator 登录名"


class FolderNotSaid(LantuError):
    """A backup would be restored into a folder nobody named."""

    code = "E621"
    seen = "没有说明恢复到哪里：没有设 LANTU_DATA，默认的“{folder}”里没有数据"
    allowed = "恢复到新的文件夹，要用 LANTU_DATA 指明"
    remedy = "请设 LANTU_DATA 后再运行一次；什么也没有改动"


class DutyMovedOn(LantuError):
    """A line of the decomposition changed since it was seen."""

    code = "E640"
    seen = "“{name}”的分工在您查看之后又被改过"
    allowed = "写入和撤销都以您看到的内容为准"
    remedy = "请重新打开分工页面，核对后再做；这一次什么也没有改动"


class DutyFileNotUsable(LantuError):
    """A returned workbook of duties cannot be read."""

    code = "E641"
    seen = "“{name}”不能用：{why}"
    allowed = "只能导入从本系统导出、填好的任务分工表（.xlsx，不超过 10 MB）"
    remedy = "请重新导出表格，把内容填入后再导入"


class WarningNotSo(LantuError):
    """A step does not fit how a warning stands."""

    code = "E642"
    seen = "这条预警{state}，不能{step}"
    allowed = "依次是：发出、答复、认可（或退回）、报整改进展、解除"
    remedy = "请刷新页面，看看别人是否已经办理"


class HostNotAllowed(LantuError):
    """A web address of a group's robot is not one the machine's settings allow."""

    code = "E643"
    seen = "提醒地址的主机“{host}”不在允许之列"
    allowed = "允许的主机是：{hosts}"
    remedy = "请核对地址；需要增加主机的，请系统管理员在启动设置 LANTU_WEBHOOK_HOSTS 中写明"


class PlanNotReleased(LantuError):
    """Figures of a plan that is not shown to the public would be released."""

    code = "E680"
    seen = "《{plan}》还没有公开"
    allowed = "先公开规划，再公开它的数据"
    remedy = "请先在“公开管理”页面点“公开这份规划”"


class NothingChosen(LantuError):
    """A list was sent with nothing ticked."""

    code = "E681"
    seen = "没有选中{what}"
    allowed = "至少选一项"
    remedy = "请返回，勾选后再提交"


class TooManyRequests(LantuError):
    """More requests came than the limit lets through."""

    code = "E685"
    seen = "一分钟内的请求超过 {limit} 次"
    allowed = "每分钟最多 {limit} 次"
    remedy = "请过 {seconds} 秒再试，并降低请求频率"
