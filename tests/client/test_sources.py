"""Which files an import reads, and what they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aidgraph.graph.errors import NotFound
from aidgraph.sources import gather

LINE = "三门县侨联向彭湖小学捐赠课桌40张。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two years' reports, a picture, a hidden file."""
    for name in ("2021/a.txt", "2022/a.txt", "2022/b.md", "scan.jpg", ".draft.txt", ".git/c.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LINE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["2021/a.txt"], ["a.txt"]),
        (["."], ["2021/a.txt", "2022/a.txt", "2022/b.md"]),
        (["2022"], ["a.txt", "b.md"]),
        (["2022/*.md"], ["b.md"]),
        (["**/b.*"], ["b.md"]),
        (["2021/a.txt", "2021/a.txt"], ["a.txt"]),
        (["2021", "2021/a.txt"], ["a.txt"]),
    ],
)
def test_names(folder: Path, paths: list[str], names: list[str]) -> None:
    """A file is named after itself, or after its path in the folder that was given; a file is read once."""
    gathered = gather(folder / p for p in paths)
    assert [s.name for s in gathered.sources] == names
    assert gathered.refused == ()


def test_same_name_of_two_files(folder: Path) -> None:
    """Two files that would get one name: the first is read, and the message for the second names both."""
    gathered = gather([folder / "2021", folder / "2022"])
    assert [s.path.parent.name for s in gathered.sources if s.name == "a.txt"] == ["2021"]
    (clash,) = gathered.refused
    assert str(folder / "2021/a.txt") in clash.reason
    assert str(folder / "2022/a.txt") in clash.reason


def test_unsupported_files_are_told(folder: Path) -> None:
    """Files in a folder whose format cannot be read are listed; hidden ones are no documents."""
    assert [p.name for p in gather([folder]).passed_over] == ["scan.jpg"]


def test_a_named_file_is_always_tried(folder: Path) -> None:
    """A file that is named itself is read, or reported, whatever its suffix."""
    assert [s.name for s in gather([folder / "scan.jpg"]).sources] == ["scan.jpg"]


def test_links_out_of_a_folder_are_not_followed(folder: Path) -> None:
    """A link to a file elsewhere is told and not read; a link inside the folder is a file like others."""
    (folder / "2021" / "secret.txt").symlink_to(folder / "2022" / "a.txt")
    (folder / "2022" / "again.txt").symlink_to(folder / "2022" / "b.md")
    inner, outer = gather([folder / "2022"]), gather([folder / "2021"])
    assert [s.name for s in inner.sources] == ["a.txt", "again.txt", "b.md"]
    assert [s.name for s in outer.sources] == ["a.txt"]
    assert [(r.name, r.code) for r in outer.refused] == [("secret.txt", "outside")]
    assert str(folder / "2022" / "a.txt") in outer.refused[0].reason


@pytest.mark.parametrize("missing", ["nothing.txt", "2023", "*.pdf"])
def test_missing(folder: Path, missing: str) -> None:
    """A path that names nothing stops the import before anything is read."""
    with pytest.raises(NotFound, match="no such file or folder"):
        gather([folder / "2021", folder / missing])


@given(st.permutations(["2021/a.txt", "2022/b.md", "2022"]))
def test_order_of_arguments_changes_no_name(order: list[str]) -> None:
    """The same arguments in another order name the same files."""
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for name in ("2021/a.txt", "2022/b.md"):
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(LINE, encoding="utf-8")
        assert {s.name for s in gather(root / p for p in order).sources} == {"a.txt", "b.md"}
