"""Run a command line to its end: any error is one line on standard error."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from wuzhen.cli.messages import warn
from wuzhen.errors import WuzhenError

GARBAGE = 20_000
"""Objects after which their cycles are looked for: a start makes many that stay, and few cycles."""


def run(app: Callable[[], object]) -> None:
    """Run the application; a user's error is one line on standard error and exit code 1.

    The environment variable ``WUZHEN_TRACEBACK`` lets a fault of the program itself through.
    """
    gc.set_threshold(GARBAGE)
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
