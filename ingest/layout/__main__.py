"""Show how a file is laid out: `python -m aidgraph.ingest.layout FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from ..readers import read_file
from . import lay_out


def main(paths: list[str]) -> None:
    """Print every section and block of the files, a block a line with its kind before it."""
    for path in paths:
        for number, section in enumerate(lay_out(read_file(Path(path)).text), start=1):
            print(f"=== {path}: section {number}")
            for block in section.blocks:
                print(f"{block.kind:>11} | {section.view.text[block.start : block.end]}")


if __name__ == "__main__":
    main(sys.argv[1:])
