"""The kinds of problems that the API tells, each with what it means and what to do. They are stable."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "not-found": "No entity, flow or document bears this name or id; the detail lists similar ones.",
    "ambiguous": "Several entities bear this name: ask again with one of the ids that the detail lists.",
    "usage-error": "An argument is wrong; the detail says which values there are.",
    "invalid-request": "The request does not have the form that the OpenAPI description gives; `errors` lists where.",
    "invalid-record": "What was sent breaks a rule of the model; the detail says which.",
    "unreadable-document": "The file is no text that can be read; the detail says what it is.",
    "limit-exceeded": "Reading the document takes more than one document may; `code` says of what.",
    "reading-failed": "The document could not be read into claims; report it with the document.",
    "skip-document": "The document cannot be taken; others can.",
    "too-slow": "The question takes longer than it may: narrow it by names, dates, types or confidence.",
    "too-large": "The request is larger than the server takes: send smaller documents.",
    "too-many-imports": "Too many imports wait: send this one again when some are done.",
    "key-needed": "Writing needs a key: send `Authorization: Bearer KEY`.",
    "wrong-key": "The key is not one of this server's.",
    "host-not-allowed": "The server does not answer to this host name; without a key it answers on this machine only.",
    "other-origin": "A page of another web site asked to write; this is refused.",
    "store-locked": "Another process writes to the store: try again in a moment.",
    "store-missing": "The store is not there.",
    "store-damaged": "The store's file is not whole.",
    "store-too-new": "The store was made by a later aidgraph: update the server.",
    "store-full": "The disk has no room left.",
    "store-unreachable": "The server of the store cannot be reached.",
    "not-allowed": "The asker may not do this.",
    "store-unusable": "The store cannot be used as it is.",
    "no-such-path": "There is nothing at this path; /openapi.json lists all.",
    "method-not-allowed": "The path does not know this method; /openapi.json lists those it knows.",
    "bad-request": "The request's body cannot be read.",
    "defect": "A defect of aidgraph: report it with the request id.",
}
