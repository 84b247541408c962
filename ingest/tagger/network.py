"""LAC's network in numpy: embedding, two layers of gated recurrent units in both directions, a linear-chain CRF.

Jiao, Sun, Sun: "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network" (2018). A step of a unit is
u, r = sigmoid(x_ur + h W_ur); c = tanh(x_c + (r h) W_c); h' = (1 - u) h + u c.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from .weights import arrays

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]


class Network:
    """Scores batches of sentences; holds 12 MB of embeddings in float16 and 2 MB of other weights in float32."""

    def __init__(self) -> None:
        """Load the weights; raises `TaggerDamaged` if a file is not the one shipped."""
        stored = arrays()
        self._threads = ThreadpoolController()
        self._embedding = stored["embedding"]
        self._layers = tuple(_layer(stored, number) for number in (0, 1))
        self._output = stored["output"].astype(np.float32)
        self._output_bias = stored["output_bias"].astype(np.float32)
        transitions = stored["transitions"].astype(np.float32)
        self._start, self._stop, self._moves = transitions[0], transitions[1], transitions[2:].copy()

    def decode(self, sentences: list[list[int]]) -> list[list[int]]:
        """The labels of the units of each sentence (none empty); no sentence's labels depend on the others."""
        # The products are too small to share: a second thread waits more than it works (20 times slower where the
        # processors are busy).
        with self._threads.limit(limits=1, user_api="blas"):
            return self._decode(sentences)

    def _decode(self, sentences: list[list[int]]) -> list[list[int]]:
        order = sorted(range(len(sentences)), key=lambda each: (len(sentences[each]), each))
        every = np.concatenate([np.asarray(sentence, dtype=np.int64) for sentence in sentences])
        used = np.unique(every)
        first = self._layers[0]
        table = _product(self._embedding[used].astype(np.float32), first.inputs, first.bias)
        found: list[list[int]] = [[] for _ in sentences]
        for batch in _batches(order):
            padded, lengths = _padded([sentences[each] for each in batch])
            paths = self._paths(table, np.searchsorted(used, padded), lengths)
            for each, path, length in zip(batch, paths, lengths, strict=False):
                found[each] = path[:length].tolist()
        return found

    def _paths(self, table: Floats, rows: Numbers, lengths: Numbers) -> Numbers:
        """Best labels, sentences by time; `rows` (time by sentences) points into the table of projected words."""
        time, count = rows.shape
        back = _reversed(time, lengths)
        columns = np.arange(count)
        size = table.shape[1] // 2
        steps = np.empty((time, 2, count, size), dtype=np.float32)
        np.take(table[:, :size], rows, axis=0, out=steps[:, 0], mode="clip")
        np.take(table[:, size:], rows[back, columns], axis=0, out=steps[:, 1], mode="clip")
        states = _recur(steps, self._layers[0])
        merged = np.concatenate([states[:, 0], states[back, 1, columns]], axis=2)
        second = self._layers[1]
        projected = _product(merged.reshape(time * count, -1), second.inputs, second.bias).reshape(time, count, -1)
        steps[:, 0] = projected[..., :size]
        steps[:, 1] = projected[back, columns, size:]
        states = _recur(steps, second)
        merged = np.concatenate([states[:, 0], states[back, 1, columns]], axis=2)
        emissions = _product(merged.reshape(time * count, -1), self._output, self._output_bias)
        return self._viterbi(emissions.reshape(time, count, -1), lengths)

    def _viterbi(self, emissions: Floats, lengths: Numbers) -> Numbers:
        """Best labels, sentences by time; backward steps look for the predecessor of the one label that counts."""
        time, count, _ = emissions.shape
        scores = np.empty_like(emissions)
        scores[0] = emissions[0] + self._start
        for step in range(1, time):
            reached = scores[step - 1][:, :, None] + self._moves
            np.max(reached, axis=1, out=scores[step])
            scores[step] += emissions[step]
        columns = np.arange(count)
        paths = np.zeros((count, time), dtype=np.int64)
        label = np.argmax(scores[lengths - 1, columns] + self._stop, axis=1)
        paths[columns, lengths - 1] = label
        for step in range(time - 1, 0, -1):
            before = np.argmax(scores[step - 1] + self._moves[:, paths[:, step]].T, axis=1)
            inside = step < lengths
            paths[inside, step - 1] = before[inside]
        return paths


@lru_cache(maxsize=1)
def network() -> Network:
    """The one network of this process, loaded when first asked for."""
    return Network()


BATCH = 64
"""Sentences at a time: more gains nothing once the products fill a core, and the states leave its cache."""
BLOCK = 256
"""Rows of a product with the inputs' weights."""
LEAST = 16
"""A batch is filled up to a multiple of this with copies."""
# Both sizes are fixed because BLAS sums products of other shapes in another order: so a sentence gets the same scores,
# to the bit, alone and among others.


@dataclass(frozen=True, slots=True)
class _Layer:
    """Weights of both directions: `inputs` (in by 768), `gates` (2 by 128 by 256), `candidate` (2 by 128 by 128).

    What feeds a gate is halved beforehand, because sigmoid(x) = tanh(x / 2) / 2 + 1 / 2.
    """

    inputs: Floats
    bias: Floats
    gates: Floats
    candidate: Floats


def _layer(stored: dict[str, NDArray[np.float16]], number: int) -> _Layer:
    inputs = stored[f"input_{number}"].astype(np.float32)
    bias = stored[f"bias_{number}"].astype(np.float32)
    gates = stored[f"gates_{number}"].astype(np.float32)
    inputs[..., : gates.shape[2]] *= 0.5
    bias[..., : gates.shape[2]] *= 0.5
    return _Layer(
        np.concatenate(list(inputs), axis=1),
        bias.ravel(),
        gates * 0.5,
        stored[f"candidate_{number}"].astype(np.float32),
    )


def _product(rows: Floats, weights: Floats, bias: Floats) -> Floats:
    """`rows` times `weights` plus `bias`, in blocks of BLOCK rows."""
    missing = -len(rows) % BLOCK
    filled = np.concatenate([rows, np.zeros((missing, rows.shape[1]), dtype=np.float32)]) if missing else rows
    product = filled.reshape(-1, BLOCK, rows.shape[1]) @ weights
    product += bias
    return product.reshape(len(filled), -1)[: len(rows)]


def _recur(steps: Floats, layer: _Layer) -> Floats:
    """States of both directions over time (time, direction, sentence, unit)."""
    time, _, count, _ = steps.shape
    width = layer.candidate.shape[1]
    states = np.empty((time, 2, count, width), dtype=np.float32)
    state = np.zeros((2, count, width), dtype=np.float32)
    gates = np.empty((2, count, 2 * width), dtype=np.float32)
    fresh = np.empty_like(state)
    for step in range(time):
        np.matmul(state, layer.gates, out=gates)
        gates += steps[step, :, :, : 2 * width]
        np.tanh(gates, out=gates)
        gates *= 0.5
        gates += 0.5
        np.matmul(gates[..., width:] * state, layer.candidate, out=fresh)
        fresh += steps[step, :, :, 2 * width :]
        np.tanh(fresh, out=fresh)
        fresh -= state
        fresh *= gates[..., :width]
        state = np.add(state, fresh, out=states[step])
    return states


def _batches(order: list[int]) -> list[list[int]]:
    """The sentences, sorted by length, in groups of like length."""
    marks = [*range(0, len(order), BATCH), len(order)]
    return [order[start:end] for start, end in pairwise(marks)]


def _padded(sentences: list[list[int]]) -> tuple[Numbers, Numbers]:
    """Units (time by sentences, the tail repeats the last unit) and lengths; filled up to a multiple of LEAST."""
    full = sentences + [sentences[-1]] * (-len(sentences) % LEAST)
    lengths = np.asarray([len(sentence) for sentence in full], dtype=np.int64)
    time = int(lengths.max())
    rows = [sentence + [sentence[-1]] * (time - len(sentence)) for sentence in full]
    return np.asarray(rows, dtype=np.int64).T.copy(), lengths


def _reversed(time: int, lengths: Numbers) -> Numbers:
    """For each step and sentence the step at the same distance from the sentence's end; the padding stays in place."""
    steps = np.arange(time)[:, None]
    return np.where(steps < lengths, lengths - 1 - steps, steps)
