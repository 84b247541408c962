"""The commands serve and key, as processes."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

import aidgraph
from aidgraph.cli.exits import MISSING, USAGE
from aidgraph.cli.main import run


def test_serve_and_stop(read_once: Path, tmp_path: Path) -> None:
    """A server says where it is, answers, logs each request as JSON, and ends in order when it is told to."""
    db = shutil.copy(read_once, tmp_path / "aid.db")
    command = [sys.executable, "-m", "aidgraph", "serve", "--db", str(db), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stderr is not None
        try:
            url = re.findall(r"http://\S+?(?=;)", process.stderr.readline())[0]
            with aidgraph.connect(url) as graph:
                assert graph.holds().documents == 10
                sent = graph.ingest_bytes("甘肃省红十字会向泰国捐赠手套30双。".encode(), "c.txt")
                assert sent.documents[0].flows == 1
            assert httpx2.get(url, headers={"Host": "evil.example"}).status_code == 403
        finally:
            process.send_signal(signal.SIGTERM)
        log = process.stderr.read()
    lines = [json.loads(x) for x in log.splitlines()]
    assert [x["path"] for x in lines][:2] == ["/v1/holds", "/v1/documents/upload"]
    with aidgraph.open(db, read_only=True) as graph:
        assert "c.txt" in graph.documents() and graph.check() == []


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.9"])
def test_other_hosts_need_a_key(host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that others can reach is refused without a key, before anything is made."""
    assert run(["serve", "--host", host, "--db", str(tmp_path / "aid.db")]) == USAGE
    assert "aidgraph key" in capsys.readouterr().err and not (tmp_path / "aid.db").exists()


def test_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key is shown once, the file holds its hash, and a file that is not there is said to be missing."""
    file = tmp_path / "keys"
    assert run(["key", "ruth", "--keys", str(file)]) == 0
    key = capsys.readouterr().out.strip()
    assert key.startswith("aidgraph_") and key not in file.read_text(encoding="utf-8")
    assert run(["serve", "--keys", str(tmp_path / "none"), "--db", str(tmp_path / "aid.db")]) == MISSING
