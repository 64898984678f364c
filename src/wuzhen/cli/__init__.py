"""The command line: one module per command, which imports heavy libraries only when it runs."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import Annotated

import typer

from wuzhen import __version__
from wuzhen.cli import (
    compare,
    corpus,
    desktop,
    evaluate,
    formats,
    model,
    sort,
    summary,
    tag,
    train,
)
from wuzhen.cli.language import VARIABLE, language, without_language
from wuzhen.cli.running import run

app = typer.Typer(
    name="wuzhen",
    help="Tag Chinese rural-revitalization reports by the five revitalizations (五振).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Language(StrEnum):
    """A language of messages and help."""

    zh = "zh"
    en = "en"


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"wuzhen {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
    lang: Annotated[
        Language | None,
        typer.Option(
            help="Language of messages: zh or en; else WUZHEN_LANG, else that of the system."
        ),
    ] = None,
) -> None:
    """Tag Chinese rural-revitalization reports by the five revitalizations (五振).

    Paragraph by paragraph: 产业 industry, 人才 talent, 文化 culture, 生态 ecology,
    组织 organization.
    """


app.command("tag")(tag.tag)
app.command("sort")(sort.sort)
app.command("summary")(summary.summary)
app.command("train")(train.train)
app.command("evaluate")(evaluate.evaluate)
app.command("compare")(compare.compare)
app.command("desktop")(desktop.desktop)
app.command("formats")(formats.formats)
app.add_typer(corpus.app, name="corpus")
app.add_typer(model.app, name="model")


def main() -> None:
    """Run ``wuzhen``, in the language of the user."""
    words, wanted = without_language(sys.argv[1:])
    if wanted:
        sys.argv[1:] = words
        os.environ[VARIABLE] = wanted
    run(app if language() == "en" else _in_chinese)


def _in_chinese() -> None:
    from wuzhen.cli.chinese import run_in_chinese

    run_in_chinese(app)
