"""Write the files of `lac/` from Baidu's package LAC 2.1.2, without Paddle.

Run `python -m aidgraph.ingest.tagger.convert LAC-2.1.2.tar.gz OUT`. Weights become float16. Words that the package's
own cutting can never produce are left out with their rows of the embedding: the tags stay what they are.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import sys
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .lexicon import is_run

ROOT = "LAC-2.1.2/LAC/lac_model"
NOTICE = """The files of this folder are derived from LAC 2.1.2 (Lexical Analysis of Chinese), package "LAC" of the
Python Package Index, copyright 2020 Baidu, Inc., licensed under the Apache License, Version 2.0 (see LICENSE).
Changes: parameters converted to float16 (weights.npz), embeddings of unreachable words left out, dictionaries
rewritten as words.txt, segments.txt, characters.txt and tags.txt. manifest.json holds the SHA-256 of the original and
of each file.
"""
UNKNOWN = "OOV"
HIDDEN = 128
"""Units of a GRU in one direction; its weight holds the gates (128 x 256), then the candidate (128 x 128)."""
TYPES = {5: np.dtype("<f4")}
"""Paddle's numbers for element types that the package uses."""


def main(package: Path, out: Path) -> None:
    """Write the files to the folder `out`; a parameter file of another layout raises `ValueError`."""
    with tarfile.open(package) as archive:
        source = _Source(archive)
        reachable = _reachable(source)
        arrays = _arrays(source, [number for number, _ in reachable])
        out.mkdir(parents=True, exist_ok=True)
        _lines(out / "words.txt", [word for _, word in reachable])
        _lines(out / "segments.txt", sorted(line.split(" ")[0] for line in source.lines("small_seg.dic")))
        _lines(out / "characters.txt", [line.replace("\t", "") for line in source.lines("q2b.dic")])
        _lines(out / "tags.txt", _tags(source))
        total = sum(int(line.split(" ")[1]) for line in source.lines("small_seg.dic"))
    # Written as separate members without compression, so that the same input gives the same bytes.
    np.savez(out / "weights.npz", **arrays)  # pyright: ignore[reportArgumentType]
    (out / "NOTICE").write_text(NOTICE, encoding="utf-8")
    _manifest(package, out, total)


class _Source:
    """The dictionaries and parameters inside the package."""

    def __init__(self, archive: tarfile.TarFile) -> None:
        self._archive = archive

    def lines(self, name: str) -> list[str]:
        """The lines of a dictionary."""
        return self._bytes(f"conf/{name}").decode("utf-8").rstrip("\n").split("\n")

    def array(self, name: str) -> NDArray[np.float32]:
        """A parameter: version, levels of detail, version again, length of a description, description, values."""
        stream = io.BytesIO(self._bytes(f"model/{name}"))
        version, levels, tensor_version, size = struct.unpack("<IQIi", stream.read(20))
        if version or levels or tensor_version:
            raise ValueError(f"{name} is no plain tensor of Paddle 1")
        kind, shape = _description(stream.read(size))
        return np.frombuffer(stream.read(), dtype=TYPES[kind]).reshape(shape).astype(np.float32)

    def _bytes(self, name: str) -> bytes:
        member = self._archive.extractfile(f"{ROOT}/{name}")
        if member is None:
            raise ValueError(f"{name} is not in the package")
        return member.read()


def _description(data: bytes) -> tuple[int, list[int]]:
    """Type and shape: a protocol buffer with field 1 (type) and field 2 (sizes), all varints."""
    numbers: dict[int, list[int]] = {1: [], 2: []}
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        value, at = _varint(data, at)
        numbers[key >> 3].append(value)
    return numbers[1][0], numbers[2]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        shift, at = shift + 7, at + 1
        if byte < 0x80:  # noqa: PLR2004  (the high bit says that the number goes on)
            return value, at


def _reachable(source: _Source) -> list[tuple[int, str]]:
    """Number and word of each entry that cutting can produce; the mark of unknown ones last."""
    cut = {line.split(" ")[0] for line in source.lines("small_seg.dic")}
    entries = [line.split("\t") for line in source.lines("word.dic")]
    words = {word: int(number) for number, word in entries}
    kept = [(words[word], word) for word in words if len(word) == 1 or word in cut or is_run(word)]
    return sorted(each for each in kept if each[1] != UNKNOWN) + [(words[UNKNOWN], UNKNOWN)]


def _tags(source: _Source) -> list[str]:
    """The name of each label by number; of two names of one number (nr-B, PER-B) the later counts."""
    names = dict(line.split("\t") for line in source.lines("tag.dic"))
    return [names[str(number)] for number in range(len(names))]


def _arrays(source: _Source, rows: list[int]) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {"embedding": source.array("word_emb")[rows]}
    for layer in (0, 1):
        ahead, back = 2 * layer, 2 * layer + 1
        arrays[f"input_{layer}"] = np.stack([source.array(f"fc_{each}.w_0") for each in (ahead, back)])
        arrays[f"bias_{layer}"] = np.stack(
            [source.array(f"fc_{each}.b_0") + source.array(f"gru_{each}.b_0").ravel() for each in (ahead, back)]
        )
        flat = np.stack([source.array(f"gru_{each}.w_0").ravel() for each in (ahead, back)])
        arrays[f"gates_{layer}"] = flat[:, : 2 * HIDDEN * HIDDEN].reshape(2, HIDDEN, 2 * HIDDEN)
        arrays[f"candidate_{layer}"] = flat[:, 2 * HIDDEN * HIDDEN :].reshape(2, HIDDEN, HIDDEN)
    arrays["output"], arrays["output_bias"] = source.array("fc_4.w_0"), source.array("fc_4.b_0")
    arrays["transitions"] = source.array("crfw")
    return {name: array.astype(np.float16) for name, array in arrays.items()}


def _lines(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _manifest(package: Path, out: Path, total: int) -> None:
    names = ("weights.npz", "words.txt", "segments.txt", "characters.txt", "tags.txt")
    manifest = {
        "package": "LAC",
        "version": "2.1.2",
        "licence": "Apache-2.0",
        "source": {"name": package.name, "sha256": _sha256(package)},
        "occurrences": total,
        "files": {name: _sha256(out / name) for name in names},
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
