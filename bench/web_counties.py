"""Counties for the load bench: plans, indicators, monthly figures, a round of reporting under review; the same on every run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

INDICATORS, YEARS, FIRST_YEAR = 33, 10, 2021
_BATCH = 5000


def build(counties: int) -> int:
    """Fill an empty database; return how many figures it holds."""
    from lantu_web.accounts.models import Department, Region, Role, User

    Region.objects.bulk_create((Region(code=f"{110000 + n}", name=f"第{n}县") for n in range(counties)), _BATCH)
    Department.objects.bulk_create(
        (Department(region_id=f"{110000 + n}", name="林业局") for n in range(counties)), _BATCH
    )
    home = Department.objects.get(region_id="110000")
    for role in (Role.PLANNER, Role.REVIEWER):
        person = User(username=role.value, name=role.label, role=role, department=home)
        person.set_unusable_password()
        person.save()
    _plans(counties)
    _figures()
    _round()
    return _finish()


def _plans(counties: int) -> None:
    from lantu_web.accounts.models import Department
    from lantu_web.record.models import Indicator, Plan

    last = FIRST_YEAR + YEARS - 1
    Plan.objects.bulk_create(
        (
            Plan(region_id=f"{110000 + n}", title="规划", key="规划", first_year=FIRST_YEAR, last_year=last)
            for n in range(counties)
        ),
        _BATCH,
    )
    owners = dict(Department.objects.values_list("region_id", "pk"))
    Indicator.objects.bulk_create(
        (
            _indicator(plan, owners[region], n)
            for plan, region in Plan.objects.values_list("pk", "region_id").order_by("pk")
            for n in range(INDICATORS)
        ),
        _BATCH,
    )


def _indicator(plan: int, owner: int, n: int) -> object:
    from lantu_web.record.models import Indicator

    return Indicator(
        plan_id=plan, owner_id=owner, key=f"指标{n}", name=f"指标{n}", number=n + 1, unit="%", type="LEVEL_UP", direction="up",
        binding=n % 3 == 0, base_year=FIRST_YEAR - 1, base=Decimal(40), target_year=FIRST_YEAR + YEARS - 1,
        target=Decimal(70), target_text="70",
    )  # fmt: skip


def _months() -> Iterator[tuple[str, date, date, int]]:
    for n in range(YEARS * 12):
        first = date(FIRST_YEAR + n // 12, n % 12 + 1, 1)
        after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        yield f"{first:%Y-%m}", first, after - timedelta(days=1), n


def _figures() -> None:
    """Every month of every indicator, made by the database itself."""
    from django.db import connection, transaction

    quick = connection.vendor == "postgresql"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bench_month (period varchar(24), first date, last date, n integer)")
        cursor.executemany("INSERT INTO bench_month VALUES (%s, %s, %s, %s)", list(_months()))
        if quick:
            cursor.execute("SET session_replication_role = replica")  # no check of each foreign key: they are all there
        cursor.execute(
            "INSERT INTO observations_observation (indicator_id, period, period_start, period_end, value, unit, channel, source,"
            " release, price_basis, edition, note, reason, recorded_at, recorded_by_id, demo)"
            " SELECT i.id, m.period, m.first, m.last, 40 + m.n * 0.25 + i.number * 0.01, '%%', 'submission', '林业局', 'final',"
            " '', '', '', '', %s, u.id, %s FROM record_indicator i CROSS JOIN bench_month m CROSS JOIN accounts_user u"
            " WHERE u.username = 'planner'",
            ["2021-01-01 00:00:00+00" if quick else "2021-01-01 00:00:00", False],
        )
        if quick:
            cursor.execute("SET session_replication_role = DEFAULT")


def _round() -> None:
    """A round that every county has answered and nobody has reviewed."""
    from django.db import transaction

    from lantu_web.accounts.models import Department
    from lantu_web.record.models import Indicator, Plan
    from lantu_web.submissions.models import ReportingWindow, Submission, SubmissionItem

    owners = dict(Department.objects.values_list("region_id", "pk"))
    day = date(2031, 1, 31)
    with transaction.atomic():
        windows = ReportingWindow.objects.bulk_create(
            (
                ReportingWindow(plan_id=pk, name="年报", period="2030", opens=date(2021, 1, 1), due=day, closes=day)
                for pk in Plan.objects.order_by("pk").values_list("pk", flat=True)
            ),
            _BATCH,
        )
        regions = dict(Plan.objects.values_list("pk", "region_id"))
        submissions = Submission.objects.bulk_create(
            (Submission(window=w, department_id=owners[regions[w.plan_id]]) for w in windows), _BATCH
        )
        of_plan = {s.window.plan_id: s for s in submissions}
        SubmissionItem.objects.bulk_create(
            (
                SubmissionItem(submission=of_plan[plan], indicator_id=pk, state="submitted", value=Decimal(69))
                for pk, plan in Indicator.objects.order_by("pk").values_list("pk", "plan_id")
            ),
            _BATCH,
        )


def _finish() -> int:
    from django.db import connection

    from lantu_web.observations.models import Observation

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return Observation.objects.count()
