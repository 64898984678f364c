"""The command line in Chinese: help, usage errors and tables, translated when they are shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

import typer

from wuzhen.cli.catalogue import in_chinese

if TYPE_CHECKING:
    from rich.console import RenderableType

PANELS = {
    "DEPRECATED_STRING": "（将取消）",
    "DEFAULT_STRING": "[默认：{}]",
    "ENVVAR_STRING": "[环境变量：{}]",
    "REQUIRED_LONG_STRING": "[必填]",
    "ARGUMENTS_PANEL_TITLE": "参数",
    "OPTIONS_PANEL_TITLE": "选项",
    "COMMANDS_PANEL_TITLE": "命令",
    "ERRORS_PANEL_TITLE": "用法有误",
    "ABORTED_TEXT": "已中止。",
    "RICH_HELP": "用法说明：[blue]{command_path} {help_option}[/]",
}
"""What the help of typer calls its parts."""


def run_in_chinese(app: typer.Typer) -> NoReturn:
    """Run the application with its help and usage errors in Chinese."""
    command = typer.main.get_command(app)
    translate(command)
    try:
        code = command.main(standalone_mode=False)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        _show(error)
        sys.exit(getattr(error, "exit_code", 2))
    sys.exit(code if isinstance(code, int) else 0)


def translate(command: Any) -> None:
    """Put the help of a command, of its options and of all commands below it into Chinese."""
    command.help = help_in_chinese(command.help)
    command.short_help = help_in_chinese(command.short_help)
    for parameter in command.params:
        parameter.help = help_in_chinese(getattr(parameter, "help", None))
    usage, option, page = command.get_usage, command.get_help_option, command.format_help

    def get_help_option(context: Any) -> Any:
        found = option(context)
        if found is not None:
            found.help = help_in_chinese(found.help)
        return found

    def format_help(context: Any, formatter: Any) -> None:
        _name_panels()
        page(context, formatter)

    command.get_usage = lambda context: _usage(usage(context))
    command.get_help_option = get_help_option
    command.format_help = format_help
    for below in getattr(command, "commands", {}).values():
        translate(below)


def help_in_chinese(text: str | None) -> str | None:
    """Return a help text in Chinese, paragraph by paragraph."""
    if not text:
        return text
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    return "\n\n".join(in_chinese(paragraph) for paragraph in paragraphs)


def table_in_chinese(item: RenderableType) -> RenderableType:
    """Return tables with titles, heads and the names in the first column in Chinese."""
    from rich.console import Group
    from rich.table import Table

    if isinstance(item, Group):
        return Group(*(table_in_chinese(part) for part in item.renderables))
    if isinstance(item, Table):
        for at, column in enumerate(item.columns):
            column.header = _cell(column.header)
            column._cells = [cell if at else _cell(cell) for cell in column._cells]
        item.title = _cell(item.title)
        if isinstance(item.caption, str):
            item.caption = "；".join(map(in_chinese, item.caption.split("; ")))
    return item


def _cell(cell: Any) -> Any:
    from rich.text import Text

    if isinstance(cell, Text):
        return Text(in_chinese(cell.plain)) if in_chinese(cell.plain) != cell.plain else cell
    return in_chinese(cell) if isinstance(cell, str) else cell


def _usage(text: str) -> str:
    return (
        text.replace("Usage:", "用法：", 1)
        .replace("[OPTIONS]", "[选项]")
        .replace("COMMAND [ARGS]...", "命令 [参数]…")
    )


def _name_panels() -> None:
    from typer import rich_utils

    for name, chinese in PANELS.items():
        setattr(rich_utils, name, chinese)


def _show(error: Any) -> None:
    """Show a usage error: typer's own words for it are in the catalogue, too."""
    from typer import rich_utils

    _name_panels()
    message = in_chinese(error.format_message())
    error.format_message = lambda: message
    rich_utils.rich_format_error(error)
