"""The notebooks in examples/ with what their cells give; `python tests/notebooks.py` writes what they give now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

EXAMPLES = Path(__file__).parents[1] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))
SECONDS = 120
"""What a cell may take: the first one reads all documents."""


def read(path: Path) -> Any:
    """A notebook as it is in the file."""
    return nbformat.read(path, as_version=4)


def run(path: Path) -> Any:
    """A notebook with what its cells give now; raises what a cell raises."""
    made = read(path)
    for cell in made.cells:
        cell.pop("outputs", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    resources = {"metadata": {"path": str(EXAMPLES)}}
    NotebookClient(made, timeout=SECONDS, kernel_name="python3", resources=resources).execute()
    for cell in made.cells:
        cell.metadata.pop("execution", None)  # times of day
    made.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    return made


def shown(notebook: Any) -> list[list[dict[str, Any]]]:
    """What the cells show, without what differs from machine to machine."""
    return [
        [dict(o.get("data") or {"text": o.get("text", "")}) for o in c.outputs]
        for c in notebook.cells
        if c.cell_type == "code"
    ]


def main() -> None:
    """Write the notebooks with their outputs."""
    for path in NOTEBOOKS:
        nbformat.write(run(path), path)


if __name__ == "__main__":
    main()
