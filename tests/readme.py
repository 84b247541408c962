"""The commands in README.md with the output below them; `python tests/readme.py` writes what they print now.

A block that begins with ```console holds commands behind `$ ` and, below each, its output. They run one after the other
in a new folder that holds examples/, so that each sees the database that those before it made.
"""

from __future__ import annotations

import atexit
import os
import re
import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import sleep

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
SHOWN_URL = "http://127.0.0.1:8000"
LOG = "server.log"
NOT_RUN = ("pip ", "make ", "git ", "python")


@dataclass(frozen=True, slots=True)
class Command:
    """A command line and the output that the page shows for it."""

    line: str
    output: str


def commands(text: str) -> list[Command]:
    r"""The commands of all console blocks of a page, in order.

    >>> commands("```console\n$ aidgraph --version\naidgraph 0.1.0\n```")
    [Command(line='aidgraph --version', output='aidgraph 0.1.0')]
    """
    found: list[Command] = []
    for block in BLOCK.findall(text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = part.partition("\n")
            found.append(Command(line, output.strip("\n")))
    return found


def runs(command: Command) -> bool:
    """Tell whether a command belongs to aidgraph; installing is not repeated."""
    return not command.line.startswith(NOT_RUN)


def run(line: str, folder: Path) -> str:
    """What a command line prints, on both streams, without blanks at the ends of lines.

    `aidgraph serve &` starts a server on a free port; `curl` then asks that one, whatever port the page names.
    """
    words = shlex.split(line)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("AIDGRAPH", "COLUMNS"))}
    if words[-1] == "&":
        return _serve(words[1:-1], folder, environment)
    command = [sys.executable, "-m", "aidgraph", *words[1:]]
    if words[0] == "curl":
        command = [w.replace(SHOWN_URL, _url(folder)) for w in words]
    else:
        assert words[0] == "aidgraph", line
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return "\n".join(x.rstrip() for x in done.stdout.splitlines()).strip("\n")


def _serve(words: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Start a server that ends with this process; the line that it prints, with the port that the page names."""
    command = [sys.executable, "-m", "aidgraph", *words, "--port", "0"]
    with (folder / LOG).open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stderr=log)
    atexit.register(process.wait)
    atexit.register(process.terminate)
    for _ in range(600):
        if _url(folder):
            return (folder / LOG).read_text(encoding="utf-8").splitlines()[0].replace(_url(folder), SHOWN_URL)
        sleep(0.1)
    raise TimeoutError((folder / LOG).read_text(encoding="utf-8"))


def _url(folder: Path) -> str:
    """The address of the server that was started, "" while there is none."""
    log = folder / LOG
    found = re.search(r"http://[^;\s]+(?=;)", log.read_text(encoding="utf-8")) if log.exists() else None
    return found.group() if found else ""


def new_folder(place: str) -> Path:
    """A folder to run the commands in, with the examples in it."""
    folder = Path(place)
    (folder / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    return folder


def main() -> None:
    """Write the commands' present output into README.md."""
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        folder = new_folder(place)
        for command in filter(runs, commands(text)):
            old = f"$ {command.line}\n" + (f"{command.output}\n" if command.output else "")
            text = text.replace(old, f"$ {command.line}\n{run(command.line, folder)}\n", 1)
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
