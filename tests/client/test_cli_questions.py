"""The command line that asks about promises, connections, time and evidence; the same questions in a notebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import aidgraph
from aidgraph.cli.main import run
from aidgraph.database import Database
from aidgraph.graph.store import open_store
from readings import Sheet

A = Sheet(
    "a.txt",
    "3月2日远帆基金会通过云岭市友协向贝加国捐赠口罩2000只。远帆基金会承诺捐赠呼吸机3台。4月贝加国回赠远帆基金会手套50双。远帆基金会与云岭市友协联合主办友城论坛。林小雨任远帆基金会理事。",
    publisher="松江日报",
)
A.body("远帆基金会", "foundation", "中国").body("云岭市友协", division="云岭市").place(
    "贝加国", "country", "贝加国"
).person("林小雨")
A.gift("远帆基金会", "贝加国", "口罩 2000 只", via="云岭市友协", date="2020-03-02")
A.gift("远帆基金会", "贝加国", "呼吸机 3 台", status="pledged", evidence="远帆基金会承诺捐赠呼吸机3台")
A.gift("贝加国", "远帆基金会", "手套 50 双", date="2020-04")
A.event("友城论坛", "远帆基金会、云岭市友协").tie("AFFILIATED", "林小雨", "远帆基金会", role="理事")
B = Sheet("b.txt", "远帆基金会援助贝加国口罩2000只，3月6日运抵。").body("远帆基金会", "foundation", "中国")
B.place("贝加国", "country", "贝加国").gift("远帆基金会", "贝加国", "口罩 2000 只", date="2020-03-06")


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with two documents, which is the one that commands use."""
    path = tmp_path / "aid.db"
    with open_store(path) as store:
        store.put(A.reading())
        store.put(B.reading())
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("AIDGRAPH_DB", raising=False)
    return path


@pytest.fixture
def graph(db: Path) -> Iterator[Database]:
    """The same database in a notebook."""
    with aidgraph.open(db, read_only=True) as opened:
        yield opened


COMMANDS = [
    (["pledges"], "呼吸机"),
    (["pledges", "--recipient", "贝加国", "--kept"], "no"),
    (["path", "林小雨", "贝加国"], "远帆基金会 ─DONATED→ 贝加国"),
    (["path", "林小雨", "贝加国", "--type", "SISTER_CITY"], "not connected"),
    (["network", "林小雨", "--hops", "2"], "AFFILIATED"),
    (["network"], "贝加国"),
    (["co-hosted"], "友城论坛"),
    (["co-hosted", "云岭市友协", "远帆基金会"], "友城论坛"),
    (["intermediaries"], "云岭市友协"),
    (["chains", "--donor", "远帆基金会"], "云岭市友协"),
    (["reciprocity"], "贝加国"),
    (["timeline", "远帆基金会"], "友城论坛"),
    (["timeline", "远帆基金会", "贝加国", "--kind", "flow"], "手套"),
    (["conflicts"], "2020-03-06"),
    (["conflicts", "贝加国", "--field", "date"], "b.txt"),
    (["evidence", "林小雨"], "林小雨任远帆基金会理事。"),
    (["ask", "谁向贝加国捐赠了口罩？"], "口罩 2000只"),
    (["ask", "远帆基金会通过谁帮助了贝加国？"], "云岭市友协"),
    (["ask", "How is 林小雨 connected to 贝加国?"], "远帆基金会 ─DONATED→ 贝加国"),
    (["ask", "谁帮助了贝加国？"], "口罩 2,000"),
    (["ask", "介绍一下远帆基金会"], "友城论坛"),
    (["ask", "林小雨的关系网"], "AFFILIATED"),
    (["ask", "What evidence is there for 林小雨?"], "理事"),
    (["ask", "文件a.txt的覆盖率"], "quantities of goods"),
    (["ask", "哪些承诺没有兑现？"], "呼吸机"),
    (["ask", "Search for 林小"], "林小雨"),
]


@pytest.mark.parametrize(("arguments", "says"), COMMANDS, ids=lambda x: "_".join(x) if isinstance(x, list) else "")
def test_commands(db: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A question is answered in words for people, and in JSON for programs."""
    assert run(arguments) == 0
    assert says in capsys.readouterr().out
    assert run([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_show_an_event(db: Path, graph: Database, capsys: pytest.CaptureFixture[str]) -> None:
    """An event is shown by its id, with who hosted it and its sentence."""
    (both,) = graph.co_hosted()
    assert run(["show", both.events[0].event.id]) == 0
    told = capsys.readouterr().out
    assert "友城论坛" in told and "hosts: " in told and "read by the rule" in told


WRONG = [
    (["pledges", "--donor", "无名会"], 3),
    (["pledges", "--since", "spring"], 2),
    (["pledges", "--after", "?"], 2),
    (["pledges", "--db", "no.db"], 3),
    (["path", "林小雨"], 2),
    (["reciprocity", "--level", "village"], 2),
    (["co-hosted", "无名会"], 3),
    (["timeline", "远帆基金会", "--kind", "gift"], 2),
    (["conflicts", "--field", "price"], 2),
    (["evidence", "f0"], 3),
    (["ask", "为什么？"], 2),
    (["ask", "谁向无名会捐赠了口罩？"], 3),
    (["path", "林小雨", "林小雨"], 2),
    (["path", "林小雨", "贝加国", "--type", "GAVE"], 2),
]


@pytest.mark.parametrize(("arguments", "code"), WRONG, ids=lambda x: "_".join(x) if isinstance(x, list) else "")
def test_wrong_calls(db: Path, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong call ends in its exit code with a sentence."""
    assert run(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-1].startswith("aidgraph:") or "Usage" in err


TABLES = [
    ("pledges", {}, "arrived"),
    ("path", {"source": "林小雨", "target": "贝加国"}, "quote"),
    ("network", {"center": "林小雨"}, "target"),
    ("co_hosted", {}, "times"),
    ("intermediaries", {}, "via"),
    ("chains", {}, "stated"),
    ("reciprocity", {}, "returned"),
    ("timeline", {"party": "远帆基金会"}, "roles"),
    ("conflicts", {}, "values"),
]


@pytest.mark.parametrize(("question", "arguments", "column"), TABLES)
def test_notebook(graph: Database, question: str, arguments: dict[str, object], column: str) -> None:
    """An answer is a table of pandas and of a notebook."""
    found = getattr(graph, question)(**arguments)
    assert column in found.to_pandas().columns
    assert column in found._repr_html_()


def test_network_for_algorithms(graph: Database) -> None:
    """A network becomes a graph of networkx whose nodes have names."""
    made = graph.network("远帆基金会").to_networkx()
    assert {made.nodes[n]["name"] for n in made} == {"远帆基金会", "云岭市友协", "贝加国", "林小雨"}
    assert made.number_of_edges() == len(graph.network("远帆基金会"))


def test_how_it_was_understood(db: Path, graph: Database, capsys: pytest.CaptureFixture[str]) -> None:
    """The reading of a question is told beside the answer, in the language of the question."""
    assert run(["ask", "谁向贝加国捐赠了口罩？"]) == 0
    assert capsys.readouterr().err == "理解为：援助记录，物资 口罩，受方在 贝加国\n"
    answered = graph.ask("Who gave 口罩 to 贝加国?")
    assert answered.asked.said == "understood as: flows, of 口罩, received in 贝加国"
    assert len(answered.answer) == 1
    assert graph.ask("Why?").answer is None
    assert "not understood" in graph.ask("Why?").asked.said
