"""The converter: a package of the published layout, made small here, becomes files that load."""

from __future__ import annotations

import io
import json
import struct
import tarfile
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from aidgraph.ingest.tagger import convert

WORDS = ["中", "国", "中国", "上海市政府", "N95", "OOV"]
SHAPES = {
    "word_emb": (len(WORDS), 128),
    "fc_4.w_0": (256, 3),
    "fc_4.b_0": (3,),
    "crfw": (5, 3),
    **{f"fc_{each}.w_0": (128 if each < 2 else 256, 384) for each in range(4)},  # noqa: PLR2004
    **{f"fc_{each}.b_0": (384,) for each in range(4)},
    **{f"gru_{each}.w_0": (128, 384) for each in range(4)},
    **{f"gru_{each}.b_0": (1, 384) for each in range(4)},
}
DICTIONARIES = {
    "word.dic": "".join(f"{number}\t{word}\n" for number, word in enumerate(WORDS)),
    "small_seg.dic": "中国 7\n国中 3\n",
    "q2b.dic": "國\t国\n",
    "tag.dic": "0\tnr-B\n1\tnr-I\n2\tO\n0\tPER-B\n1\tPER-I\n",
}


def _parameter(values: NDArray[np.float32], version: int = 0) -> bytes:
    description = bytes([8, 5]) + b"".join(bytes([16]) + _varint(size) for size in values.shape)
    return struct.pack("<IQIi", version, 0, 0, len(description)) + description + values.tobytes()


def _varint(number: int) -> bytes:
    return bytes([number & 0x7F | 0x80, number >> 7]) if number >> 7 else bytes([number])


def _package(path: Path, version: int = 0) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(7)
    values = {name: random.normal(size=shape).astype(np.float32) for name, shape in SHAPES.items()}
    members = {f"conf/{name}": text.encode() for name, text in DICTIONARIES.items()}
    members |= {f"model/{name}": _parameter(array, version) for name, array in values.items()}
    with tarfile.open(path, "w:gz") as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(f"{convert.ROOT}/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return values


def test_convert(tmp_path: Path) -> None:
    """Parameters, dictionaries and the manifest are written; words that cutting cannot produce are left out."""
    values = _package(tmp_path / "package.tar.gz")
    convert.main(tmp_path / "package.tar.gz", tmp_path / "out")
    written = np.load(tmp_path / "out" / "weights.npz")
    words = (tmp_path / "out" / "words.txt").read_text(encoding="utf-8").split()
    assert words == ["中", "国", "中国", "N95", "OOV"]
    assert (written["embedding"] == values["word_emb"][[0, 1, 2, 4, 5]].astype(np.float16)).all()
    flat = values["gru_3.w_0"].ravel().astype(np.float16)
    assert (written["gates_1"][1].ravel() == flat[: 128 * 256]).all()
    assert (written["candidate_1"][1].ravel() == flat[128 * 256 :]).all()
    assert (tmp_path / "out" / "tags.txt").read_text(encoding="utf-8").split() == ["PER-B", "PER-I", "O"]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["package"], manifest["version"], manifest["occurrences"]) == ("LAC", "2.1.2", 10)
    assert set(manifest["files"]) == {"weights.npz", "words.txt", "segments.txt", "characters.txt", "tags.txt"}


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """Converting twice gives the same files, so the recorded sums can be checked by anyone."""
    _package(tmp_path / "package.tar.gz")
    for name in ("one", "two"):
        convert.main(tmp_path / "package.tar.gz", tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_other_layout_is_refused(tmp_path: Path) -> None:
    """A parameter file of another version is refused, not misread."""
    _package(tmp_path / "package.tar.gz", version=1)
    with pytest.raises(ValueError, match="no plain tensor"):
        convert.main(tmp_path / "package.tar.gz", tmp_path / "out")
