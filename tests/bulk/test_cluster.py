"""Parts made by the workers of a scheduler: as on one machine, whichever worker dies."""

import os
import shutil
import signal
import subprocess
import threading
import time

import pytest

from tests.bulk.cluster_work import squared
from tests.bulk.test_parts_of_jobs import contents, fill
from tests.cli.shell import one_line, wuzhen
from wuzhen.bulk.cluster import Scheduler, connected, facts
from wuzhen.bulk.plan import file_sha256
from wuzhen.errors import WuzhenError
from wuzhen.resources import bundled_model

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")
MODEL = bundled_model()


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes on this machine, without a page that shows them."""
    settings = {
        "distributed.scheduler.allowed-failures": 0,
        "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": "1"},
    }
    with (
        dask.config.set(settings),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
        ) as found,
    ):
        yield found.scheduler_address


def test_work_of_a_worker_that_is_killed_is_done_by_the_other(cluster):
    with connected(Scheduler(cluster), MODEL, file_sha256(MODEL)) as pool:
        victim = next(iter(pool._client.run(os.getpid).values()))
        threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
        assert list(pool.map(squared, range(16))) == [(n, n * n) for n in range(16)]


def test_what_kills_every_worker_costs_itself_alone(cluster):
    work = [1, 2, -1, 3, 4, 5]
    with connected(Scheduler(cluster), MODEL, file_sha256(MODEL)) as pool:
        assert list(pool.map(squared, work)) == [(n, n * n if n > 0 else None) for n in work]


def test_the_parts_are_those_of_one_machine(cluster, tmp_path):
    reports, here, there = (tmp_path / name for name in ("in", "here", "there"))
    reports.mkdir()
    fill(reports, 150)
    wuzhen("tag", reports, "-o", f"{here}/")
    done = wuzhen("tag", reports, "-o", f"{there}/", "--scheduler", cluster)
    said = done.stderr.decode()
    assert "the scheduler has no authentication" in said
    assert "Traceback" not in said
    assert done.returncode == 3
    assert contents(here) == contents(there)


def test_workers_with_another_model_are_refused(cluster):
    with (
        pytest.raises(WuzhenError, match="this worker has another model"),
        connected(Scheduler(cluster), MODEL, "0" * 64),
    ):
        pass


def test_versions_are_compared():
    assert {"wuzhen", "Python", "numpy", "rjieba", "model"} <= set(facts(MODEL))


def test_no_scheduler(tmp_path, monkeypatch):
    monkeypatch.setattr("wuzhen.bulk.cluster.SECONDS", 1)
    begun = time.monotonic()
    with (
        pytest.raises(WuzhenError, match="no scheduler answers here"),
        connected(Scheduler("tcp://127.0.0.1:9"), MODEL, ""),
    ):
        pass
    assert time.monotonic() - begun < 60


def test_a_certificate_that_is_missing(tmp_path):
    scheduler = Scheduler("tls://127.0.0.1:9", *(tmp_path / n for n in ("ca", "cert", "key")))
    with (
        pytest.raises(WuzhenError, match="no scheduler answers here|cannot read"),
        connected(scheduler, MODEL, ""),
    ):
        pass


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_tls_is_spoken_where_files_for_it_are_given(tmp_path):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    asked = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"]
    subprocess.run(
        ["openssl", *asked, "-keyout", key, "-out", cert],
        check=True,
        capture_output=True,
    )
    sides = ("scheduler", "worker", "client")
    files = {f"tls_{side}_cert": str(cert) for side in sides}
    files |= {f"tls_{side}_key": str(key) for side in sides}
    security = distributed.Security(tls_ca_file=str(cert), require_encryption=True, **files)
    reports, out = tmp_path / "in", tmp_path / "out"
    reports.mkdir()
    fill(reports, 10)
    with distributed.LocalCluster(
        n_workers=1, dashboard_address=None, host="tls://127.0.0.1", security=security
    ) as found:
        tls = ["--tls-ca", cert, "--tls-cert", cert, "--tls-key", key]
        address = found.scheduler_address
        done = wuzhen("tag", reports, "-o", f"{out}/", "--scheduler", address, *tls)
        assert done.returncode == 3
        assert "authentication" not in done.stderr.decode()
        assert len(list(out.glob("part-*"))) > 0
        refused = wuzhen("tag", reports, "-o", f"{tmp_path}/no/", "--scheduler", address)
        assert "TLS needs a certificate" in one_line(refused)


def test_a_cluster_writes_parts(tmp_path):
    report = tmp_path / "a.txt"
    report.write_text("修渠。", encoding="utf-8")
    done = wuzhen("tag", report, "--scheduler", "tcp://127.0.0.1:9", "-o", tmp_path / "a.csv")
    assert done.returncode == 1
    assert "a cluster writes parts" in one_line(done)
