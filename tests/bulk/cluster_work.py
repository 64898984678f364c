"""Work that tests give to the workers of a cluster."""

import os
import signal
import time


def squared(n):
    """Return the square, slowly; a negative number kills the worker."""
    if n < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.2)
    return n * n
