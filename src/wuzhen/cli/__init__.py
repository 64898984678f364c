"""The command line: one module per command, heavy imports inside the commands."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from wuzhen import __version__
from wuzhen.cli import card, compare, corpus, evaluate, model, study, tag, train
from wuzhen.cli.messages import warn
from wuzhen.errors import WuzhenError

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
app.add_typer(corpus.app, name="corpus")
app.add_typer(card.app, name="card")
app.add_typer(model.app, name="model")
app.add_typer(study.app, name="study")


def main() -> None:
    """Run the command line; a user's error is one line on standard error and exit code 1."""
    try:
        app()
    except WuzhenError as error:
        _fail(error)
    except KeyboardInterrupt:
        sys.exit(130)
    except MemoryError:
        _fail("not enough memory; give fewer or smaller files")
    except OSError as error:
        _fail(f"{error.filename or 'the output'}: {error.strerror}")
    except Exception as error:
        if "WUZHEN_TRACEBACK" in os.environ:
            raise
        kind = type(error).__name__
        _fail(f"a fault of wuzhen itself ({kind}: {error}); WUZHEN_TRACEBACK=1 shows where")


def _fail(message: object) -> NoReturn:
    warn(message)
    sys.exit(1)
