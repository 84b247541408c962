"""Speed and memory of reading, beside peers in the same run on the same text.

    python bench/run.py [--characters 50000]

The text is examples/documents, over and over. CPU seconds are those of this process with all its threads;
start-up times are wall seconds of fresh processes, the least of three.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from itertools import cycle
from pathlib import Path

from aidgraph.graph.document import Document
from aidgraph.ingest.readers import read_file

EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "documents").iterdir())
TRIALS = 3
RATIO = 1.6
"""The whole reading shall take at most so many times the time of the tagger alone."""
DOCUMENTS = 40
OVERHEAD = 40
"""CPU milliseconds that the sandbox may add to a document."""
WORDS_TAGGER = "LAC in numpy (the tagger alone)"


def main() -> None:
    """Print machine, start-up, reading, peers, memory."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--characters", type=int, default=50_000, help="characters of text to read, about")
    wanted = options.parse_args().characters
    print(f"machine     {machine()}")
    for what, seconds in start_up():
        print(f"start-up    {seconds:6.2f} s  {what}")
    documents = text(wanted)
    size = sum(len(d.text) for d in documents)
    shares = reading(documents)
    memory = peak_memory()
    whole = sum(shares.values())
    print(f"reading     {size / whole:8,.0f} characters per CPU second, {size:,} characters")
    for step, seconds in shares.items():
        print(f"  {step:14} {seconds:7.2f} CPU s  {seconds / whole:6.1%}")
    print(
        f"sandbox     {sandboxed(documents[:DOCUMENTS]):8.1f} CPU ms a document besides its reading; {OVERHEAD} is the aim"
    )
    print(f"memory      {memory:,.0f} MB at the peak of reading")
    for what, seconds in peers(documents):
        print(f"peer        {size / seconds:8,.0f} characters per CPU second  {what}")
        if what == WORDS_TAGGER:
            print(
                f"ratio       {whole / seconds:8.2f} times the tagger's time for the whole reading; {RATIO} is the aim"
            )


def machine() -> str:
    """Cores, processor, Python and system, as far as they can be told."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    processor = next(names, platform.processor() or platform.machine())
    return f"{os.cpu_count()} cores, {processor}, Python {platform.python_version()}, {platform.system()}"


def start_up() -> Iterable[tuple[str, float]]:
    """Wall seconds of fresh processes, the least of TRIALS."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "aidgraph", "ingest", str(EXAMPLES[0]), "--db"]
        yield "python -c pass", least("-c", "pass")
        yield "import aidgraph", least("-c", "import aidgraph")
        yield "aidgraph --help", least("-m", "aidgraph", "--help")
        yield "aidgraph ingest, one document", min(once(*command, f"{folder}/{n}.db") for n in range(TRIALS))


def least(*arguments: str) -> float:
    """The least wall seconds of TRIALS runs of Python with `arguments`."""
    return min(once(*arguments) for _ in range(TRIALS))


def once(*arguments: str) -> float:
    """Wall seconds of one run of Python with `arguments`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def text(characters: int) -> list[Document]:
    """Whole example documents, over and over, until they have `characters` characters."""
    documents: list[Document] = []
    for number, path in enumerate(cycle(EXAMPLES)):
        if sum(len(d.text) for d in documents) >= characters:
            return documents
        documents.append(read_file(path, f"{number}-{path.name}"))
    raise FileNotFoundError("examples/documents is empty")


def reading(documents: list[Document]) -> dict[str, float]:
    """CPU seconds of each step of reading, warm: the first document is read once before."""
    from aidgraph.ingest.pipeline import doc_of, pipeline
    from aidgraph.ingest.read import read

    read(documents[0])
    seconds = dict.fromkeys(("layout", *(name.removeprefix("aid_") for name in pipeline().pipe_names)), 0.0)
    for document in documents:
        start = time.process_time()
        doc = doc_of(document)
        seconds["layout"] += time.process_time() - start
        for name, step in pipeline().pipeline:
            start = time.process_time()
            doc = step(doc)
            seconds[name.removeprefix("aid_")] += time.process_time() - start
    return seconds


def sandboxed(documents: list[Document]) -> float:
    """CPU milliseconds that reading a document takes in the sandbox above what it takes here, of all processes together."""
    from threadpoolctl import threadpool_limits

    from aidgraph.ingest.sandbox.worker import encoded_reading

    def here() -> None:
        for d in documents:
            encoded_reading(d.text.encode(), d.name)

    with threadpool_limits(1):  # as in the sandbox
        alone = cpu(here)
    return 1000 * (in_sandbox(documents) - in_sandbox(documents[:0]) - alone) / len(documents)


def in_sandbox(documents: list[Document]) -> float:
    """CPU seconds of this process, the keeper and its workers for reading `documents`, with starting and loading."""
    from aidgraph.ingest.sandbox import Sandbox, Task

    def tasks() -> Iterable[Task]:
        for d in [Document("first.txt", "first.txt", "3月", ""), *documents]:
            file = tempfile.TemporaryFile()  # noqa: SIM115  # the sandbox closes it
            file.write(d.text.encode())
            file.seek(0)
            yield Task(d.name, file)

    before = _all_cpu()
    made = Sandbox()
    outcomes = list(made.run(tasks()))
    made.close()  # so that the keeper's seconds are counted
    assert all(isinstance(o.result, bytes) for o in outcomes)
    return _all_cpu() - before


def _all_cpu() -> float:
    mine, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def peers(documents: list[Document]) -> Iterable[tuple[str, float]]:
    """CPU seconds that the tagger alone and jieba.posseg take for the same text, both warm."""
    import jieba
    import jieba.posseg

    from aidgraph.ingest.tagger.model import tag

    jieba.setLogLevel("ERROR")
    lines = [[line for line in d.text.splitlines() if line.strip()] for d in documents]
    yield WORDS_TAGGER, cpu(lambda: [tag(ls) for ls in lines])
    yield f"jieba.posseg {jieba.__version__}", cpu(lambda: [list(jieba.posseg.cut(x)) for ls in lines for x in ls])


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds of the second of two runs of `work`."""
    work()
    start = time.process_time()
    work()
    return time.process_time() - start


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if platform.system() == "Darwin" else 1_000)


if __name__ == "__main__":
    main()
