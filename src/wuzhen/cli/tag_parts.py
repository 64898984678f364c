"""``wuzhen tag -o FOLDER/``: a big job, written in parts that survive any interruption."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from wuzhen.cli.loading import load_tagger
from wuzhen.cli.messages import warn
from wuzhen.cli.progress import progress_of_bytes
from wuzhen.cli.tagging import Run
from wuzhen.errors import WuzhenError

if TYPE_CHECKING:
    from wuzhen.bulk.account import Account
    from wuzhen.bulk.cluster import Scheduler
    from wuzhen.bulk.plan import Job
    from wuzhen.processes import Pool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asks for: where the parts go and of what format, by which model, how."""

    folder: str
    form: str | None
    force: bool
    model: Path | None
    column: str | None
    explain: bool
    jobs: int | None
    libreoffice: bool
    scheduler: Scheduler | None


def is_folder(output: str | None) -> bool:
    """Tell whether parts are to be written: to a folder, or to a name that ends like one."""
    return output is not None and (output.endswith(("/", "\\")) or os.path.isdir(output))  # noqa: PTH112 - Path's raises


def tag_into_parts(paths: list[str], wanted: Wanted) -> None:
    """Make the parts that are missing, and tell of all."""
    from wuzhen.bulk.folder import finish, owned
    from wuzhen.bulk.making import Order, made
    from wuzhen.bulk.plan import parts
    from wuzhen.pipeline import units_of

    run = Run(paths, libreoffice=wanted.libreoffice)
    job = _job(wanted)
    output = Path(wanted.folder)
    with owned(output, job, paths, force=wanted.force, inputs=run.inputs) as folder:
        done: list[tuple[str, Account]] = []
        orders = (
            Order(job, part, folder) for part in parts(job, units_of(run.sources, job.column))
        )
        with _pool(wanted, job) as pool:
            found = ((order.part.size, order, account) for order, account in made(pool, orders))
            for _, order, account in progress_of_bytes(found, run):
                run.take(account)
                done.append((order.part.digest, account))
        finish(folder, job, done)
    run.finish(output, [])


def _job(wanted: Wanted) -> Job:
    """Return the job; the model is loaded once here, so that a bad one is known at once."""
    from wuzhen.bulk.plan import Job, file_sha256
    from wuzhen.output.formats import FORMATS
    from wuzhen.resources import bundled_model

    form = wanted.form or "jsonl"
    names = [entry.name for entry in FORMATS if entry.divisible]
    if form not in names:
        raise WuzhenError(
            f"{form} cannot be written in parts",
            where=wanted.folder,
            expected=f"--format {' or '.join(names)}",
            hint="name a file, or choose another format",
        )
    load_tagger(wanted.model)
    model = (wanted.model or bundled_model()).resolve()
    return Job(model, file_sha256(model), form, wanted.column, wanted.explain)


def _pool(wanted: Wanted, job: Job) -> AbstractContextManager[Pool]:
    from wuzhen.processes import Processes, cores

    if wanted.scheduler is None:
        return Processes(wanted.jobs or cores())
    from wuzhen.bulk.cluster import connected

    if wanted.scheduler.is_open:
        warn(
            f"{wanted.scheduler.address}: the scheduler has no authentication: whoever reaches it "
            "can run code on its workers; keep it on a network of your own, or use TLS"
        )
    return connected(wanted.scheduler, job.model, job.model_sha256)
