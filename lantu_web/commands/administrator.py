"""`lantu administrator NAME`: the first person of a new installation."""

from __future__ import annotations

import argparse

HELP = "新建一个管理员账号"
DESCRIPTION = "新建一个管理员账号并打印一次性密码；首次登录须改密码。其余账号由管理员在页面上建立。"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("username", metavar="登录名")
    parser.add_argument("--name", default="管理员", metavar="姓名")


def run(arguments: argparse.Namespace) -> int:
    """Create the person, print the password once."""
    from lantu_web.commands import start_new_or_old

    start_new_or_old()
    from django.core.exceptions import ValidationError

    from lantu_web.accounts.models import Role
    from lantu_web.accounts.services import create_user

    try:
        _, password = create_user(username=arguments.username, name=arguments.name, role=Role.ADMINISTRATOR, by=None)
    except ValidationError as refused:
        print("没有建立：" + "；".join(refused.messages))
        return 1
    print(f"登录名  {arguments.username}\n一次性密码  {password}\n首次登录须改密码。")
    return 0
