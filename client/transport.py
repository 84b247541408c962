"""Requests to a server: what is sent again and what is not, and the server's problems as errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx2
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from aidgraph import __version__
from aidgraph.graph import errors

ATTEMPTS = 4
_BUSY = frozenset({429, 502, 503})
_KIND_OF: dict[str, type[errors.AidgraphError]] = {
    "not-found": errors.NotFound,
    "ambiguous": errors.Ambiguous,
    "usage-error": errors.UsageError,
    "invalid-request": errors.UsageError,
    "bad-request": errors.UsageError,
    "invalid-record": errors.InvalidRecord,
    "unreadable-document": errors.UnreadableDocument,
    "limit-exceeded": errors.LimitExceeded,
    "reading-failed": errors.ReadingFailed,
    "skip-document": errors.SkipDocument,
    "too-large": errors.SkipDocument,
    "too-slow": errors.TooSlow,
    "store-locked": errors.StoreLocked,
    "store-missing": errors.StoreMissing,
    "store-damaged": errors.StoreDamaged,
    "store-too-new": errors.StoreTooNew,
    "store-full": errors.StoreFull,
    "store-unreachable": errors.StoreUnreachable,
    "store-unusable": errors.StoreUnusable,
    "too-many-imports": errors.StoreLocked,
    "key-needed": errors.NotAllowed,
    "wrong-key": errors.NotAllowed,
    "other-origin": errors.NotAllowed,
    "host-not-allowed": errors.NotAllowed,
}


class Transport:
    """Sends requests. Reading is tried again where the server is busy or cannot be reached; writing only where nothing
    of it can have arrived, so that nothing is written twice.
    """

    def __init__(self, url: str, key: str | None, timeout: float, client: httpx2.Client | None = None) -> None:
        """Send to `url`."""
        headers = {"User-Agent": f"aidgraph/{__version__}"} | ({"Authorization": f"Bearer {key}"} if key else {})
        try:
            self._http = client or httpx2.Client(base_url=url, timeout=timeout)
        except httpx2.InvalidURL as error:
            raise errors.UsageError(
                f"{url!r} is no address of a server; give one like http://127.0.0.1:8000"
            ) from error
        self._http.headers.update(headers)
        self._url = url

    def get(self, path: str, terms: dict[str, Any]) -> httpx2.Response:
        """The answer to a question; raises the server's problem."""
        return self._tried(_may_read_again, lambda: _checked(self._http.get(path, params=_sent(terms))))

    def send(self, method: str, path: str, **body: Any) -> httpx2.Response:
        """The answer to a request that writes; raises the server's problem."""
        return self._tried(_may_write_again, lambda: _checked(self._http.request(method, path, **body)))

    def lines(self, path: str, terms: dict[str, Any]) -> Iterator[str]:
        """The lines of a stream; raises the server's problem, before the first line."""
        accept = {"Accept": "application/x-ndjson"}
        try:
            with self._http.stream("GET", path, params=_sent(terms), headers=accept) as response:
                if response.is_error:
                    response.read()
                yield from (line for line in _checked(response).iter_lines() if line)
        except httpx2.TransportError as error:
            raise _unreachable(self._url, error) from error

    def close(self) -> None:
        """End the connection."""
        self._http.close()

    def _tried(self, again: Any, call: Any) -> httpx2.Response:
        waits = wait_random_exponential(multiplier=0.2, max=5)
        tries = Retrying(retry=retry_if_exception(again), stop=stop_after_attempt(ATTEMPTS), wait=waits, reraise=True)
        try:
            return tries(call)
        except httpx2.TransportError as error:
            raise _unreachable(self._url, error) from error
        except _Busy as error:
            raise error.problem from None


class _Busy(Exception):
    """The server cannot answer now; `problem` says why."""

    def __init__(self, problem: errors.AidgraphError) -> None:
        super().__init__(str(problem))
        self.problem = problem


def error_of(problem: dict[str, Any]) -> errors.AidgraphError:
    """The error that a problem tells of, with the server's sentence.

    >>> error_of({"type": "/problems/not-found", "detail": "no entity is called '甲'"})
    NotFound("no entity is called '甲'")
    """
    kind = str(problem.get("type", "")).rpartition("/")[2]
    made = _KIND_OF.get(kind, errors.AidgraphError)(str(problem.get("detail") or problem.get("title") or "unknown"))
    if isinstance(made, errors.SkipDocument):
        made.code = str(problem.get("code") or made.code)
    if id_ := problem.get("request_id"):
        made.add_note(f"the server's log has it under the request id {id_}")
    return made


def _checked(response: httpx2.Response) -> httpx2.Response:
    if not response.is_error:
        return response
    if not response.headers.get("content-type", "").startswith("application/problem+json"):
        error = errors.AidgraphError(f"{response.url} answers {response.status_code}; is this an aidgraph server?")
    else:
        error = error_of(response.json())
    raise _Busy(error) if response.status_code in _BUSY else error


def _sent(terms: dict[str, Any]) -> dict[str, Any]:
    """Arguments as a query has them; those that are None are not sent."""
    return {k: list(v) if isinstance(v, tuple | set | frozenset) else v for k, v in terms.items() if v is not None}


def _may_read_again(error: BaseException) -> bool:
    return isinstance(error, httpx2.TransportError | _Busy)


def _may_write_again(error: BaseException) -> bool:
    return isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout | _Busy)


def _unreachable(url: str, error: Exception) -> errors.StoreUnreachable:
    why = str(error) or type(error).__name__
    return errors.StoreUnreachable(f"{url} cannot be reached ({why}); check the address, and that the server runs")
