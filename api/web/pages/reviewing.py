"""Pages by which people judge and correct: pairs side by side, corrections, undoing, what was said and what changed."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from .... import queries
from ....graph.anchor import Anchor
from ....graph.deadline import within
from ....graph.entity import Flow
from ....graph.errors import NotFound, UsageError
from ....graph.judgement import ENTITY_FIELDS, GOODS_FIELDS, ROLE_FIELDS, Judgement, Verdict
from ... import judging as acts
from ...answering import ReadStore
from ...routes.judging import ChangeTerms, JudgementTerms, ReviewTerms
from ...writing import write_store
from ..asking import PageRoute, terms_of
from ..rendering import address, page
from ..signing import FromHere, Session, Writer, session_of

router = APIRouter(route_class=PageRoute, include_in_schema=False)
PAIRS = 5
"""Pairs on one page: as many as one reads at a time."""
SAID = 50
"""Statements and changes on one page."""
FIELDS = {
    "flow": ("status", "date", "money", "currency", "type", "donor", "recipient", "via", "goods", "quantity", "unit"),
    "event": ("name", "date", "host", "supporter", "participant"),
    "tie": ("type", "role", "channel", "source", "target", "date"),
    "entity": tuple(f for f in ENTITY_FIELDS if f != "apart"),
}
"""Fields that can be corrected on the page, by what is corrected."""
_ANCHOR: TypeAdapter[Anchor] = TypeAdapter(Anchor)
Text = Annotated[str, Field(max_length=2000)]


class Told(BaseModel):
    """What every form says: why."""

    reason: Text = ""


class PairForm(Told):
    """A verdict about two, each as an anchor in JSON."""

    left: Annotated[str, Field(max_length=50_000)]
    right: Annotated[str, Field(max_length=50_000)]
    verdict: Literal["same", "different", "unsure"]
    kind: Text = ""


class CorrectForm(Told):
    """A field of something, with its right value; `none` says that it has none."""

    what: Text
    act: Literal["correct", "reject", "apart"]
    field: Text = ""
    value: Text = ""
    goods: Text = ""
    none: bool = False
    documents: list[Text] = []


class UndoForm(Told):
    """Statements to take back."""

    id: list[Text]


@router.get("/review")
def review(request: Request, store: ReadStore) -> Response:
    """Pairs that the program is unsure of, side by side."""
    terms = terms_of(request, ReviewTerms, limit=PAIRS)
    pairs = queries.unsure(store, **terms.given())
    anchors = [(_written(u.left.anchor), _written(u.right.anchor)) for u in pairs]
    shown = list(zip(pairs, anchors, strict=True))
    return page(request, "review.html", pairs=shown, kind=terms.kind or "", session=session_of(request))


@router.post("/review", dependencies=[FromHere])
def judge(request: Request, session: Writer, sent: Annotated[PairForm, Form()]) -> Response:
    """Judge a pair; what came of it is shown next."""
    left, right = _read(sent.left), _read(sent.right)
    verdict: Verdict = sent.verdict
    signed = acts.signature(session.author, sent.reason.strip() or "compared in review")
    with within(None), write_store(request) as store:
        return _done(request, session, acts.say(store, Judgement(left, right, verdict, signed)))


@router.get("/correct")
def form(request: Request, store: ReadStore) -> Response:
    """What can be said about a claim, a record or an entity."""
    what = request.query_params.get("what", "").strip()
    if not what:
        raise UsageError("name what is to be corrected: a claim, flow, event or tie by id, an entity by name or id")
    if queries.is_claim(store, what):
        grounds = queries.evidence(store, what, limit=None)
        kind = grounds[0].kind
        shown: dict[str, Any] = {"grounds": grounds, "entity": None, "documents": (), "goods": _goods(store, grounds)}
    else:
        profile = queries.entity(store, what)
        kind, shown = "entity", {"grounds": (), "entity": profile.entity, "documents": profile.documents, "goods": ()}
    return page(
        request,
        "correct.html",
        what=what,
        kind=kind,
        fields=FIELDS[kind],
        session=session_of(request),
        **shown,
    )


@router.post("/correct", dependencies=[FromHere])
def correct(request: Request, session: Writer, sent: Annotated[CorrectForm, Form()]) -> Response:
    """Correct, reject or split; what came of it is shown next."""
    signed = acts.signature(session.author, sent.reason)
    with within(None), write_store(request) as store:
        if sent.act == "reject":
            said = acts.reject(store, signed, what=sent.what)
        elif sent.act == "apart":
            said = acts.apart(store, signed, entity=sent.what, documents=sent.documents)
        else:
            goods = sent.goods if sent.field in GOODS_FIELDS else None
            said = acts.correct(store, signed, what=sent.what, field=sent.field, value=_value(sent), goods=goods)
        return _done(request, session, said)


@router.post("/undo", dependencies=[FromHere])
def undo(request: Request, session: Writer, sent: Annotated[UndoForm, Form()]) -> Response:
    """Take statements back; what came of it is shown next."""
    signed = acts.signature(session.author, sent.reason.strip() or "taken back")
    with within(None), write_store(request) as store:
        said = [acts.undo(store, signed, id=i) for i in sent.id]
        ids, words = tuple(i for s in said for i in s.ids), tuple(w for s in said for w in s.said)
        entities = tuple(e for s in said for e in s.difference.entities)
        records = tuple(r for s in said for r in s.difference.records)
        whole = acts.Said(ids, words, acts.Difference(entities, records))
        return _done(request, session, whole, undone=True)


@router.get("/done/{number}")
def done(request: Request, session: Writer, number: str) -> Response:
    """What came of what was said last."""
    if number not in session.done:
        raise NotFound("what was said then is not remembered here any more; the list of changes has it")
    undone = "undone" in request.query_params
    return page(request, "done.html", said=session.done[number], undone=undone)


@router.get("/judgements")
def judgements(request: Request, store: ReadStore) -> Response:
    """What people said, the latest first, and whether it is applied."""
    terms = terms_of(request, JudgementTerms)
    found = queries.judgements(store, state=terms.state)
    return page(request, "judgements.html", rows=found[::-1][:SAID], all=len(found), state=terms.state)


@router.get("/changes")
def changes(request: Request, store: ReadStore) -> Response:
    """What imports, removals and statements changed."""
    terms = terms_of(request, ChangeTerms)
    found = queries.changes(store, terms.since, limit=SAID)
    return page(request, "changes.html", found=found, since=terms.since)


def _done(request: Request, session: Session, said: acts.Said, *, undone: bool = False) -> Response:
    terms = {"undone": "1" if undone else None, "lang": request.query_params.get("lang")}
    return RedirectResponse(address(f"/done/{session.remember(said)}", terms), 303)


def _written(anchor: Anchor) -> str:
    return json.dumps(_ANCHOR.dump_python(anchor, mode="json"), ensure_ascii=False)


def _read(text: str) -> Anchor:
    try:
        return _ANCHOR.validate_json(text)
    except ValidationError as error:
        raise UsageError("the two of this pair cannot be read; open the review again") from error


def _value(sent: CorrectForm) -> str | list[str] | None:
    """The value as it was written; names of a role are set apart by 、 or line ends. Raises UsageError for no value."""
    if sent.none:
        return None
    if not sent.value.strip():
        raise UsageError("give the right value, or say that there is none")
    if sent.field in ROLE_FIELDS:
        return [n.strip() for n in sent.value.replace("、", "\n").splitlines() if n.strip()]
    return sent.value.strip()


def _goods(store: Any, grounds: queries.Page[queries.Ground]) -> list[str]:
    """The names of the goods that a flow's claims have, as a correction names them."""
    ids = {r for g in grounds for r in g.records if g.kind == "flow"}
    flows: list[Flow] = [queries.flow(store, i).row.flow for i in sorted(ids)]
    return list(dict.fromkeys(i.name.value for f in flows for i in f.items))
