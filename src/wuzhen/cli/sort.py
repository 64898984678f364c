"""``wuzhen sort``: a pile of reports in, a document for each dimension out."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from wuzhen.cli.loading import load_tagger
from wuzhen.cli.options import (
    Explain,
    Force,
    Jobs,
    ModelFile,
    Reports,
    TextColumn,
    WithLibreOffice,
)
from wuzhen.cli.tagging import Run


class Form(StrEnum):
    """How the parts are written."""

    docx = "docx"
    md = "md"
    xlsx = "xlsx"
    html = "html"


def sort(
    paths: Reports,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Write the parts here.")
    ],
    form: Annotated[Form, typer.Option("--format", "-f", help="How they are written.")] = Form.docx,
    force: Force = False,
    model: ModelFile = None,
    column: TextColumn = None,
    jobs: Jobs = None,
    explain: Explain = False,
    with_libreoffice: WithLibreOffice = False,
) -> None:
    """Cut reports into parts: 产业, 人才, 文化, 生态, 组织, 其他, and 待复核.

    Each paragraph is under its source, its headings and its page; one with two labels is in
    both parts, with a note. What is to be reviewed is also in 待复核.

    Example: `wuzhen sort 报告/ -o 五份/`
    """
    from wuzhen.output.parts import PartsWriter, all_file_names, file_names
    from wuzhen.saving import replacing_folder

    run = Run(paths, libreoffice=with_libreoffice)
    tagger = load_tagger(model, explain=explain)
    with ExitStack() as stack:
        files = stack.enter_context(
            replacing_folder(
                output,
                file_names(form),
                earlier=all_file_names(),
                force=force,
                inputs=run.inputs,
            )
        )
        writer = PartsWriter([stack.enter_context(file.open("wb")) for file in files], form)
        for _, taggings in run.tagged(tagger, column, explain, model=model, jobs=jobs):
            writer.add(taggings)
        writer.close()
    run.finish(output, writer.warnings)
