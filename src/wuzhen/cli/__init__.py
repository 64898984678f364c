"""The command line: one module per command, heavy imports inside the commands."""

from __future__ import annotations

from typing import Annotated

import typer

from wuzhen import __version__
from wuzhen.cli import compare, corpus, evaluate, formats, model, tag, train
from wuzhen.cli.running import run

app = typer.Typer(
    name="wuzhen",
    help="Tag Chinese rural-revitalization reports by the five revitalizations (五振).",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
) -> None:
    """Tag Chinese rural-revitalization reports by the five revitalizations (五振).

    Paragraph by paragraph: 产业 industry, 人才 talent, 文化 culture, 生态 ecology,
    组织 organization.
    """


app.command("tag")(tag.tag)
app.command("train")(train.train)
app.command("evaluate")(evaluate.evaluate)
app.command("compare")(compare.compare)
app.command("formats")(formats.formats)
app.add_typer(corpus.app, name="corpus")
app.add_typer(model.app, name="model")


def main() -> None:
    """Run ``wuzhen``."""
    run(app)
