"""Errors, named by what the caller does next.

AidgraphError
├── InvalidRecord      a record breaks the model's rules: mend the program that made it
├── SkipDocument       this document cannot be taken; go on with the others
│   ├── UnreadableDocument   the file cannot be read as text
│   ├── LimitExceeded        reading takes more than one document may
│   └── ReadingFailed        the text could not be read into claims
├── StoreUnusable      the store cannot be used as it is; stop and do what the message says
│   ├── StoreMissing, StoreLocked, StoreDamaged, StoreTooNew, StoreFull, StoreUnreachable
├── NotFound           no such entity, flow or document; the message lists near ones
│   └── Ambiguous      several entities bear the name; the message lists them with their ids
├── UsageError         the call's arguments are wrong; correct them
├── NotAllowed         the key is missing or wrong; give the right one
└── TooSlow            the question takes longer than it may; narrow it
"""

from __future__ import annotations


class AidgraphError(Exception):
    """The root of all errors that aidgraph raises on purpose."""


class InvalidRecord(AidgraphError):
    """A record breaks the model's rules."""


class SkipDocument(AidgraphError):
    """This document cannot be taken; the others go on. `code` says why in a word that stays the same (see CODES).

    >>> UnreadableDocument("a.txt: the file is empty", "empty").code
    'empty'
    """

    def __init__(self, message: str, code: str = "defect") -> None:
        super().__init__(message)
        self.code = code


class UnreadableDocument(SkipDocument):
    """The file cannot be read as text."""


class LimitExceeded(SkipDocument):
    """Reading takes more than one document may; `code` says of what."""


class ReadingFailed(SkipDocument):
    """The text could not be read into claims."""


CODES = {
    "missing": "the file is not there, is no file, or may not be opened",
    "outside": "it is a link that leads out of the folder given",
    "same-name": "another file of the import has the same name",
    "too-large": "it has more bytes, pages or parts than are read",
    "empty": "there is nothing in it",
    "format": "it is of a format that is not read",
    "encoding": "it is text in no encoding that is known",
    "not-text": "its bytes decode, to something that is no text",
    "damaged": "it is of a format that is read, and is broken",
    "processor": "reading took more processor time than it may",
    "memory": "reading took more memory than it may",
    "time": "reading took longer than it may",
    "result": "it gave more than one document may",
    "depth": "it is nested deeper than can be read",
    "crash": "the process that read it ended by a signal",
    "defect": "a defect of aidgraph",
}
"""Why a document was not taken, in a word that stays the same."""


class StoreUnusable(AidgraphError):
    """The store cannot be used as it is."""


class StoreMissing(StoreUnusable):
    """There is no store at the address."""


class StoreLocked(StoreUnusable):
    """Another process writes to the store."""


class StoreDamaged(StoreUnusable):
    """The store's file is not a whole aidgraph store."""


class StoreTooNew(StoreUnusable):
    """The store was made by a later version of aidgraph."""


class StoreFull(StoreUnusable):
    """The disk has no room left for the store."""


class StoreUnreachable(StoreUnusable):
    """The server cannot be reached."""


class NotFound(AidgraphError):
    """No such entity, flow or document."""


class Ambiguous(NotFound):
    """Several entities bear the name: ask again with one of the ids that the message lists."""


class UsageError(AidgraphError):
    """The call's arguments are wrong."""


class TooSlow(AidgraphError):
    """The question takes longer than it may."""


class NotAllowed(AidgraphError):
    """The asker may not do this."""
