"""The command line by which people judge and correct: judge, correct, undo, judgements, review, changes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

import aidgraph
from aidgraph.cli.main import run
from aidgraph.graph.errors import UsageError
from aidgraph.graph.store import open_store
from readings import Sheet

GIVER, TWIN = "松江市红十字会", "松江布红十字会"


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of two documents: one gift under a name and its misreading; a body named without and with its place."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AIDGRAPH_AUTHOR", "li")
    with open_store("aid.db") as store:
        for name, giver in (("a.txt", GIVER), ("b.txt", TWIN)):
            sheet = Sheet(name, f"3月2日，{giver}向贝加国捐赠口罩2000只。").body(giver).place("贝加国", "country")
            store.put(sheet.gift(giver, "贝加国", "口罩 2000 只", date="2020-03-02").reading())
        for name, place in (("c.txt", "松江市"), ("d.txt", "云岭市"), ("e.txt", None)):
            store.put(Sheet(name, "蓝鲸基金会成立。").body("蓝鲸基金会", division=place).reading())
    return tmp_path / "aid.db"


def donors() -> list[str]:
    with aidgraph.open(read_only=True) as graph:
        return sorted(d.name for f in graph.flows() for d in f.donors)


def test_judge_and_undo(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A judgement joins two and says by name what changed; undone by the beginning of its id, all is as before."""
    assert run(["judge", GIVER, TWIN, "same", "--reason", "one seal"]) == 0
    out = capsys.readouterr().out
    assert "joined: " in out and GIVER in out and TWIN in out
    assert "flow gone" in out
    assert len(donors()) == 1
    assert run(["undo", out[:6]]) == 0
    assert "split: " in capsys.readouterr().out
    assert donors() == sorted((GIVER, TWIN))
    assert run(["undo", out[:6]]) == 2
    assert "taken back already, by li" in capsys.readouterr().err


def test_correct(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A field of a claim, its parties, the claim as a whole, a name everywhere, a name in one document, a split."""
    claim = "a.txt#c1"
    for arguments in (
        [claim, "status", "pledged"],
        [claim, "quantity", "2,500", "--goods", "口罩"],
        [claim, "donor", "松江市侨联", "林小雨"],
        [claim, "recipient"],
        [claim, "--reject"],
        [TWIN, "name", GIVER],
        ["c.txt#蓝鲸基金会", "division", "云岭市"],
        ["贝加国", "--apart", "b.txt"],
    ):
        assert run(["correct", *arguments, "--reason", "seen", "--author", "wang"]) == 0, arguments
        assert "nothing in the graph changed" not in capsys.readouterr().out or arguments[1] == "--apart"
    assert donors() == [GIVER]
    assert run(["judgements", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert {s["statement"]["signed"]["author"] for s in listed} == {"wang"}
    assert {s["state"] for s in listed} == {"applied"}


def test_correct_all_of_a_flow(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Correcting or rejecting a flow corrects each of its claims that states the field, so that it stays one."""
    run(["judge", GIVER, TWIN, "same", "-r", "one seal"])
    with aidgraph.open() as graph:
        (flow,) = (f.flow for f in graph.flows())
        done = graph.correct(flow.id, "quantity", "2500", "receipt", goods="口罩")
        assert len(done.ids) == len(flow.claims) == 2
        assert [(f.flow.id, f.flow.conflicts) for f in graph.flows()] == [(flow.id, ())]
        with pytest.raises(UsageError, match="口罩"):
            graph.correct(flow.id, "quantity", "5", "receipt", goods="呼吸机")
        graph.reject(flow.id, "a hoax")
        assert len(graph.flows()) == 0


def test_names_of_one_entity_can_be_told_apart(tmp_path: Path) -> None:
    """Two names that a rule took for one are two where a person says so."""
    with open_store(tmp_path / "x.db") as store:
        for name, giver in (("a.txt", GIVER), ("b.txt", "松江红十字会")):
            store.put(Sheet(name, f"{giver}成立。").body(giver, division="松江市").reading())
    with aidgraph.open(tmp_path / "x.db") as graph:
        assert graph.holds().entities == 1
        done = graph.judge(GIVER, "松江红十字会", "different", "two offices")
        assert graph.holds().entities == 2
        assert [c.fate for c in done.difference.entities] == ["split"]


def test_corrected_values_are_shown(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A corrected figure stands with what is written and who says so; a rejected claim is still evidence to be seen."""
    run(["correct", "a.txt#c1", "quantity", "2,500", "--goods", "口罩", "-r", "receipt"])
    run(["correct", "a.txt#c1", "donor", "松江市侨联", "-r", "letter"])
    with aidgraph.open() as graph:
        (row,) = (r for r in graph.flows() if "a.txt" in r.documents)
    assert [(c.field, c.was, c.value, c.author) for c in row.corrected] == [
        ("quantity", "2000只", "2,500", "li"),
        ("donor", GIVER, "松江市侨联", "li"),
    ]
    capsys.readouterr()
    run(["show", row.flow.id])
    out = capsys.readouterr().out
    assert "口罩 2,500只 [corrected, written 2000只]" in out
    assert f"donor corrected by li, {row.corrected[0].time[:10]}: {GIVER} → 松江市侨联; letter" in out
    run(["correct", "a.txt#c1", "--reject", "-r", "a hoax"])
    run(["evidence", "a.txt#c1"])
    assert "claim rejected by li" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["judge", GIVER, TWIN, "equal", "-r", "x"], 2, "verdict"),
        (["judge", GIVER, TWIN, "same"], 2, "--reason"),
        (["judge", GIVER, TWIN, "same", "-r", " "], 2, "reason"),
        (["judge", GIVER, GIVER, "same", "-r", "x"], 2, "twice"),
        (["judge", GIVER, "a.txt#c1", "same", "-r", "x"], 2, "one of each"),
        (["judge", GIVER, "云上会", "same", "-r", "x"], 3, "云上会"),
        (["judge", GIVER, "a.txt#云上会", "same", "-r", "x"], 3, GIVER),
        (["correct", "a.txt#c1", "status", "sent", "-r", "x"], 2, "delivered"),
        (["correct", "a.txt#c1", "colour", "red", "-r", "x"], 2, "quantity"),
        (["correct", "a.txt#c1", "status", "pledged"], 2, "--reason|reason"),
        (["correct", "a.txt#c1", "-r", "x"], 2, "--reject"),
        (["correct", "a.txt#c1", "status", "pledged", "--reject", "-r", "x"], 2, "--reject"),
        (["correct", "a.txt#c9", "--reject", "-r", "x"], 3, "a.txt#c9"),
        (["correct", GIVER, "--apart", "b.txt", "-r", "x"], 3, "not named in b.txt"),
        (["undo", "j0"], 3, "judgements"),
        (["judgements", "export"], 2, "FILE"),
        (["review", "--kind", "tie"], 2, "entity, flow, event"),
    ],
)
def test_wrong_calls(db: Path, arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call says what to do and changes nothing."""
    assert run(arguments) == code
    err = capsys.readouterr().err
    assert any(s in err for s in says.split("|")), err
    assert donors() == sorted((GIVER, TWIN))


def test_no_database_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong --db makes no file."""
    monkeypatch.chdir(tmp_path)
    for command in (["judge", "a", "b", "same", "-r", "x"], ["review"], ["undo", "j1"], ["changes"]):
        assert run(command) == 3
    assert not list(tmp_path.iterdir())


def test_export_and_import(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Judgements written to a file are replayed on another database, before or after its documents; twice changes nothing."""
    run(["judge", GIVER, TWIN, "same", "-r", "one seal"])
    run(["correct", "a.txt#c1", "status", "pledged", "-r", "seen"])
    assert run(["judgements", "export", "j.jsonl"]) == 0
    with aidgraph.open("new.db") as new:
        assert not new.import_judgements("j.jsonl").difference
        assert [s.state for s in new.judgements()] == ["waiting", "waiting"]
        assert "a.txt" in new.judgements()[1].because
        with open_store("aid.db") as old, old.view() as view:
            for document in view.documents():
                new._store.put(view.reading(document))
        assert [s.state for s in new.judgements()] == ["applied", "applied"]
        assert not new.import_judgements("j.jsonl").difference
        assert len(new.flows()) == 2  # the pledge and the delivery of one body
    Path("broken.jsonl").write_text(Path("j.jsonl").read_text(encoding="utf-8") + "{}\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["judgements", "import", "broken.jsonl", "--db", "new.db"]) == 2
    assert "line 3" in capsys.readouterr().err


def test_review(db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs are shown with their quotes and judged by letters from stdin; what was judged is not asked again."""
    assert run(["review", "--list"]) == 0
    assert "蓝鲸基金会" in capsys.readouterr().out
    assert run(["review", "--json"]) == 0
    pairs = json.loads(capsys.readouterr().out)
    assert {p["kind"] for p in pairs} == {"entity"}
    assert all(p[side]["quotes"] for p in pairs for side in ("left", "right"))
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\ns same house\nz\nu\nd\n"))
    assert run(["review"]) == 0
    out = capsys.readouterr().out
    assert "'x' is none of" in out and "joined: " in out and "took back" in out
    assert f"judged 2 of {len(pairs)} pairs" in out
    with aidgraph.open() as graph:
        assert sorted(s.state for s in graph.judgements()) == ["applied", "undone", "unsure"]
        assert [s.statement.signed.reason for s in graph.judgements("undone")] == ["same house"]
        assert len(graph.review()) == len(pairs) - 2


def test_end_of_input_ends_the_review(
    db: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the input ends, what was not judged stays as it was."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("k\n"))
    assert run(["review"]) == 0
    assert "judged 0 of" in capsys.readouterr().out


def test_changes(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The log tells what each import, judgement and undoing changed, and goes on where it was left."""
    run(["judge", GIVER, TWIN, "same", "-r", "one seal"])
    with aidgraph.open() as graph:
        graph.undo(graph.judgements()[0].id)
        graph.remove("a.txt")
        first = graph.changes(limit=3)
        rest = graph.changes(int(first.next or 0))
        assert [c.act for c in [*first, *rest]] == ["added"] * 5 + ["state", "undo", "removed"]
        assert [c.n for c in [*first, *rest]] == list(range(1, 9))
        assert {e["fate"] for e in rest[2].difference["entities"]} == {"joined"}
        assert not graph.changes(8)
    capsys.readouterr()
    assert run(["changes", "--since", "7"]) == 0
    assert "removed" in capsys.readouterr().out
