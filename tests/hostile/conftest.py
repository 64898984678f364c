"""One server for the whole suite."""

import pytest

from hostile.running import Server


@pytest.fixture(scope="session")
def server():
    """The server; it ends with the session."""
    running = Server()
    yield running
    running.close()
