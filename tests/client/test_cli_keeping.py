"""The command line that keeps a database: ingest, remove, export, check."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import aidgraph
from aidgraph.cli.main import run
from aidgraph.ingest.sandbox import Limits

GIFT = "2月9日，三门县侨联向彭湖小学捐赠课桌40张。"
OTHER = "3月1日，安岳县红十字会向龙台镇卫生院捐赠口罩5000只。"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two documents in it, which is also where the command runs."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.txt").write_text(GIFT, encoding="utf-8")
    (tmp_path / "docs" / "b.txt").write_text(OTHER, encoding="gb18030")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIDGRAPH_DB", raising=False)
    return tmp_path


def exported(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The records of an export of aid.db."""
    capsys.readouterr()
    assert run(["export"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_ingest_and_export(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is read, and the export holds its documents and flows with verbatim quotes."""
    assert run(["ingest", "docs"]) == 0
    records = exported(capsys)
    assert [r["name"] for r in records if r["kind"] == "document"] == ["a.txt", "b.txt"]
    texts = {"a.txt": GIFT, "b.txt": OTHER}
    spans = [e for r in records if r["kind"] == "flow" for e in r["evidence"]]  # type: ignore[attr-defined]
    assert spans
    assert all(texts[e["document"]][e["start"] : e["end"]] == e["quote"] for e in spans)


def test_twice_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Importing the same folder again says unchanged, and the export is the same to the character."""
    run(["ingest", "docs"])
    first = exported(capsys)
    assert run(["ingest", "docs", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {d["change"] for d in told["documents"]} == {"unchanged"}
    assert exported(capsys) == first


def test_removing_leaves_what_the_others_give(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After a document is removed the export equals that of the other document alone."""
    run(["ingest", "docs/a.txt"])
    alone = exported(capsys)
    run(["ingest", "docs/b.txt"])
    assert run(["remove", "b.txt"]) == 0
    assert exported(capsys) == alone


def test_what_changed_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Removing a document names what is gone; importing a changed one names what is other, and the rest is not read again."""
    run(["ingest", "docs"])
    (folder / "docs" / "b.txt").write_text(OTHER.replace("5000", "6000"), encoding="utf-8")
    capsys.readouterr()
    assert run(["ingest", "docs"]) == 0
    out = capsys.readouterr().out
    assert "b.txt was replaced:" in out and "口罩 5000只 → 口罩 6000只" in out
    assert "a.txt was replaced" not in out
    assert run(["remove", "b.txt"]) == 0
    out = capsys.readouterr().out
    assert "entity gone: 安岳县红十字会" in out and "flow gone: 安岳县红十字会 → 龙台镇卫生院: 口罩 6000只" in out


def test_lost_corrections_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a changed document no longer says what was corrected, the import says which correction waits."""
    run(["ingest", "docs"])
    run(["correct", "b.txt#c1", "status", "pledged", "-r", "seen"])
    (folder / "docs" / "b.txt").write_text(GIFT, encoding="utf-8")
    capsys.readouterr()
    assert run(["ingest", "docs"]) == 0
    out, err = capsys.readouterr()
    assert "flow gone: 安岳县红十字会" in out
    assert "no longer applied" in err and "judgements --state waiting" in err
    run(["judgements", "--state", "waiting"])
    assert "status is pledged" in capsys.readouterr().out


def test_unchanged_files_are_not_read_again(folder: Path) -> None:
    """A file that this version of the program read before is passed by, whatever reading may take; others are read."""
    run(["ingest", "docs"])
    with aidgraph.open("aid.db") as graph:
        nothing = Limits(result=1)
        assert graph.ingest("docs", limits=nothing).failures == ()
        (folder / "docs" / "a.txt").write_text(GIFT + "又。", encoding="utf-8")
        assert [f.code for f in graph.ingest("docs", limits=nothing).failures] == ["result"]


def test_unreadable_among_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no text is listed with its reason, the others are read, and the exit code says so."""
    (folder / "docs" / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert run(["ingest", "docs"]) == 1
    out, err = capsys.readouterr()
    assert "2 documents" in out
    assert "c.txt: this is a PNG picture" in err


def test_same_name_twice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two different files of one name: the first is taken, the second is an error that names both."""
    (folder / "more").mkdir()
    (folder / "more" / "a.txt").write_text(OTHER, encoding="utf-8")
    assert run(["ingest", "docs", "more"]) == 1
    assert "docs/a.txt" in (err := capsys.readouterr().err)
    assert "more/a.txt" in err


def test_stdin(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A dash reads stdin under the name given."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GIFT.encode())))
    assert run(["ingest", "-", "--name", "piped.txt"]) == 0
    assert any(r.get("name") == "piped.txt" for r in exported(capsys))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["ingest", "-"], 2, "--name"),
        (["ingest", "docs", "--name", "x.txt"], 2, "--name"),
        (["ingest"], 2, "Missing argument"),
        (["ingest", "nowhere"], 3, "no such file or folder: nowhere"),
        (["ingest", "docs", "--db", "docs"], 4, "folder"),
        (["ingest", "docs", "--db", "nowhere/aid.db"], 3, "no folder nowhere"),
        (["export"], 3, "no store at aid.db"),
        (["check"], 3, "no store at aid.db"),
        (["remove", "a.txt"], 3, "no store at aid.db"),
        (["coverage", "a.txt"], 3, "no store at aid.db"),
        (["export", "--format", "xml"], 2, "jsonl"),
        (["nonsense"], 2, "No such command"),
    ],
)
def test_errors(folder: Path, arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call ends in its exit code with a sentence, makes no database and prints no traceback."""
    assert run(arguments) == code
    err = capsys.readouterr().err
    assert says in err
    assert "Traceback" not in err
    assert not (folder / "aid.db").exists()


def test_unknown_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document that is not there is named, with those that are."""
    run(["ingest", "docs"])
    assert run(["remove", "c.txt"]) == 3
    assert "a.txt" in capsys.readouterr().err


def test_unusable_databases(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no database, another program's, or a later version's is refused and left as it is."""
    Path("text.db").write_text("三门县" * 2000, encoding="utf-8")
    with sqlite3.connect("other.db") as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    run(["ingest", "docs", "--db", "later.db"])
    later = sqlite3.connect("later.db")
    later.execute("PRAGMA user_version = 9999")
    later.close()
    for name in ("text.db", "other.db", "later.db"):
        before = Path(name).read_bytes()
        capsys.readouterr()
        assert run(["ingest", "docs", "--db", name]) == 4
        assert name in capsys.readouterr().err
        assert Path(name).read_bytes() == before


def test_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A whole database is in order; a text that was changed under its quotes is found."""
    run(["ingest", "docs"])
    assert run(["check"]) == 0
    with sqlite3.connect("aid.db") as db:
        db.execute("UPDATE document SET text = replace(text, '口罩', '手套')")
    db.close()
    capsys.readouterr()
    assert run(["check"]) == 1
    assert "b.txt" in capsys.readouterr().out


def test_mend(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A graph that is not what its documents give is found, computed anew on request, and then in order."""
    run(["ingest", "docs"])
    with sqlite3.connect("aid.db") as db:
        db.execute("DELETE FROM record WHERE kind = 'flow'")
    db.close()
    assert run(["check"]) == 1
    capsys.readouterr()
    assert run(["check", "--mend"]) == 0
    out = capsys.readouterr().out
    assert "flow new: " in out and "aid.db is in order." in out


def test_interrupted(folder: Path) -> None:
    """Ctrl-C ends an import in 130 with a sentence; what was read before is kept, and the same command goes on."""
    many = folder / "many"
    many.mkdir()
    for number in range(200):
        (many / f"{number:03}.txt").write_text(GIFT.replace("40", str(number + 2)) * 20, encoding="utf-8")
    command = [sys.executable, "-m", "aidgraph", "ingest", "many"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    deadline = time.monotonic() + 60
    while held() == 0 and time.monotonic() < deadline:
        time.sleep(0.1)
    os.kill(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "stopped" in err
    assert "Traceback" not in err
    assert 0 < held() < 200
    assert run(["check"]) == 0


def held() -> int:
    """How many documents aid.db holds; 0 while there is none."""
    import aidgraph
    from aidgraph.graph.errors import StoreUnusable

    try:
        with aidgraph.open(read_only=True) as graph:
            return len(graph.documents())
    except StoreUnusable:
        return 0


def test_help_is_quick() -> None:
    """Help takes less than half a second of CPU: nothing heavy is imported for it."""
    heavy = ("spacy", "numpy", "pandas", "sqlite3", "yaml")
    code = (
        "import sys, time; from aidgraph.cli.main import run; code = run(['--help']);"
        f"print([m for m in {heavy!r} if m in sys.modules], time.process_time() < 0.5)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[] True"


@pytest.mark.parametrize("workers", [2, 7])
def test_the_number_of_workers_changes_nothing(folder: Path, workers: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Documents read at the same time give the graph, the log of changes and the report of documents read one by one."""
    (folder / "docs" / "aa.txt").write_bytes(b"\x00\xff" * 500)
    (folder / "docs" / "z.txt").write_bytes(b"")
    given = ["docs", str(Path(__file__).parents[2] / "examples" / "documents")]
    told = []
    for number, name in ((1, "one.db"), (workers, "many.db")):
        capsys.readouterr()
        assert run(["ingest", *given, "--db", name, "--workers", str(number), "--json"]) == 1
        report = capsys.readouterr().out
        run(["export", "--db", name])
        run(["changes", "--db", name, "--json"])
        told.append((report, re.sub(r'"time": ".*?"', "", capsys.readouterr().out)))
    assert told[0] == told[1]


def test_copy(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A database is copied with all that was said; again it is left as it is; into one that holds something it is not."""
    run(["ingest", "docs"])
    run(["correct", "b.txt#c1", "status", "pledged", "-r", "seen"])
    first = exported(capsys)
    for _ in range(2):
        assert run(["copy", "aid.db", "new.db"]) == 0
        assert "new.db is equal to aid.db: 2 documents" in capsys.readouterr().out
    assert run(["ingest", "docs/a.txt", "--db", "other.db"]) == 0
    assert run(["copy", "aid.db", "other.db"]) == 2
    assert "other.db holds something else" in capsys.readouterr().err
    assert run(["copy", "none.db", "fresh.db"]) == 3
    Path("aid.db").unlink()
    Path("new.db").rename("aid.db")
    assert exported(capsys) == first
    run(["judgements"])
    assert "status is pledged" in capsys.readouterr().out
