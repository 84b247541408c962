"""What a person means by a name or id when judging and correcting, as anchors that outlive the next import."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ..graph.anchor import Anchor, ClaimAnchor, EntityAnchor, claim_anchor, key_of, name_key
from ..graph.claim import Claim
from ..graph.document import LocalEntity
from ..graph.entity import Entity
from ..graph.errors import Ambiguous, NotFound, UsageError
from ..graph.judgement import ROLE_FIELDS, WORD_FIELDS
from ..graph.resolve.goods import core, same_goods
from ..graph.resolve.names import fold
from ..graph.resolve.profiles import Profile
from ..graph.store import Store
from ..graph.store.codec import local_of, profile_of
from ..graph.store.dialects import ask
from .naming import find

_LOCALS = ask(
    """
    SELECT l.document, l.id, l.body, p.id AS profile, p.body AS told FROM profile p JOIN local_entity l ON l.profile = p.id
    WHERE p.entity = ? AND l.n >= 0 ORDER BY l.document, l.n
""",
    """
    MATCH (p:Profile {entity: $a}) MATCH (l:LocalEntity {profile: p.id}) WHERE l.n >= 0
    RETURN l.document AS document, l.id AS id, l.body AS body, p.id AS profile, p.body AS told ORDER BY document, l.n
    """,
)
_CLAIMS = ask(
    "SELECT claim FROM support WHERE record = ?1 UNION SELECT id FROM claim WHERE id = ?1",
    "MATCH (n:Support {record: $a}) RETURN n.claim AS claim UNION MATCH (n:Claim {id: $a}) RETURN n.id AS claim",
)
_BEARER = ask(
    "SELECT l.document, l.id, l.body, p.body AS told, p.entity FROM profile p JOIN local_entity l ON l.profile = p.id"
    " WHERE p.id = ? AND l.n >= 0 ORDER BY l.document, l.n LIMIT 1",
    "MATCH (p:Profile {id: $a}) MATCH (l:LocalEntity {profile: p.id}) WHERE l.n >= 0 RETURN l.document AS document,"
    " l.id AS id, l.body AS body, p.body AS told, p.entity AS entity ORDER BY l.document, l.n LIMIT 1",
)
_KNOWN = ask(
    "SELECT 1 FROM claim WHERE id = ?1 UNION SELECT 1 FROM record WHERE id = ?1",
    "MATCH (n:Claim {id: $a}) RETURN 1 AS n UNION MATCH (n:Record {id: $a}) RETURN 1 AS n",
)
_NAMESAKES = ask(
    """
    SELECT p.body FROM entity_name n JOIN profile p ON p.entity = n.entity WHERE n.folded = ? AND p.entity <> ?
""",
    "MATCH (n:EntityName {folded: $a}) MATCH (p:Profile {entity: n.entity}) WHERE p.entity <> $b RETURN p.body AS body",
)

# Bearers of the name, as it was read, that corrections made others.
_CORRECTED_AWAY = ask(
    "SELECT 1 FROM amended_local a JOIN local_entity l ON l.document = a.document AND l.id = a.id"
    " JOIN profile p ON p.id = l.profile WHERE a.key = ? AND p.entity <> ? LIMIT 1",
    "MATCH (a:AmendedLocal {key: $a}) MATCH (l:LocalEntity {document: a.document, id: a.id})"
    " MATCH (p:Profile {id: l.profile}) WHERE p.entity <> $b RETURN 1 AS n LIMIT 1",
)


def subject(store: Store, what: str) -> Anchor:
    """What `what` means: the id of a claim, flow or event, or an entity by name, id or `DOCUMENT#NAME`.

    A flow or event stands for the first of its claims. Raises NotFound or Ambiguous.
    """
    return claim_subject(store, what) if is_claim(store, what) else entity_subject(store, what)


def is_claim(store: Store, what: str) -> bool:
    """Whether `what` is the id of a claim, flow, event or tie."""
    return bool(store.rows(_KNOWN, what))


def claim_subject(store: Store, what: str) -> ClaimAnchor:
    """The claim of an id, or the first of a flow's or event's; raises NotFound."""
    claim = _claims(store, what)[0]
    with store.view() as view:
        (document,) = view.documents_of([claim]).values()
        return claim_anchor(claim, view.reading(document))


def claim_subjects(
    store: Store, what: str, field: str = "rejected", goods: str | None = None
) -> list[tuple[ClaimAnchor, str | None]]:
    """The claims of an id (its own, or all of a flow, event or tie) that state a field, each with its name for `goods`.

    Where none states it, all of them. Raises NotFound, and UsageError for goods that none has.
    """
    with store.view() as view:
        claims = view.claims(_claims(store, what)).values()
        stating = [c for c in claims if _states(c, field)] or list(claims)
        found = [(c, name) for c in stating for name in (_named_so(c, goods) if goods else [None])]
        if not found:
            known = "、".join(dict.fromkeys(i.name.value for c in claims for i in c.items))
            raise UsageError(f"{what} has no goods {goods!r}; it has {known or 'none'}")
        return [(claim_anchor(c.id, view.reading(c.document)), name) for c, name in found]


def _claims(store: Store, what: str) -> list[str]:
    claims = sorted(r["claim"] for r in store.rows(_CLAIMS, what))
    if not claims:
        raise NotFound(f"no claim, flow, event or tie has the id {what!r}; `evidence` lists the claims behind a flow")
    return claims


def _states(c: Claim, field: str) -> bool:
    values = {"status": c.status, "date": c.date, "money": c.money, "currency": c.money}
    if field in ROLE_FIELDS:
        return any(r.role == field for r in c.roles)
    if field in WORD_FIELDS:
        return c.word(field) is not None
    return values.get(field, True) is not None


def _named_so(c: Claim, goods: str) -> list[str]:
    """The names that a claim has for goods: the name itself, else names for goods of that kind."""
    names = [i.name.value for i in c.items]
    return [goods] if goods in names else [n for n in names if same_goods(core(n), core(goods))]


def entity_subject(store: Store, what: str) -> EntityAnchor:
    """The bearers of a name: in one document (`DOCUMENT#NAME`), or of an entity wherever they are named so.

    An entity that is told by one document only (a general name, a common name of a person) is anchored in that document.
    """
    if found := _in_document(store, what):
        return found
    entity = find(store, what)
    anchors = entity_subjects(store, entity)
    named = [a for a in anchors if fold(a.name) == fold(what)] or [a for a in anchors if a.name == entity.name]
    return (named or anchors)[0]


def entity_subjects(store: Store, entity: Entity) -> list[EntityAnchor]:
    """All names that an entity is put together from; those that others bear too only in its documents."""
    anchors: dict[str, EntityAnchor] = {}
    shared: dict[str, bool] = {}
    for r in store.rows(_LOCALS, entity.id):
        local, profile = local_of(r["document"], r["id"], r["body"]), profile_of(r["told"])
        anchor = EntityAnchor(local.type, local.name, local.division, local.document)
        if r["profile"] not in shared:
            shared[r["profile"]] = _everywhere(store, local, profile, entity.id)
        if shared[r["profile"]]:
            anchor = replace(anchor, document=None)
        anchors.setdefault(anchor.text, anchor)
    if not anchors:
        raise NotFound(f"no document names {entity.name}; only a correction does: undo or change that")
    return list(anchors.values())


def entity_in(store: Store, entity: Entity, documents: Iterable[str]) -> list[EntityAnchor]:
    """The names that an entity bears in some documents; raises NotFound for one that does not name it."""
    wanted = list(documents)
    anchors: dict[str, EntityAnchor] = {}
    for r in store.rows(_LOCALS, entity.id):
        if r["document"] in wanted:
            local = local_of(r["document"], r["id"], r["body"])
            anchor = EntityAnchor(local.type, local.name, local.division, local.document)
            anchors.setdefault(anchor.text, anchor)
    if missing := sorted(set(wanted) - {str(a.document) for a in anchors.values()}):
        raise NotFound(f"{entity.name} is not named in {', '.join(missing)}")
    return list(anchors.values())


def party(store: Store, name: str) -> EntityAnchor:
    """Who is meant as a party: an entity of the graph, else a body of this name.

    >>> from aidgraph.graph.store import open_store
    >>> with open_store(":memory:") as store:
    ...     party(store, "松江市侨联").type
    'Organization'
    """
    try:
        found = entity_subject(store, name)
    except Ambiguous:
        raise
    except NotFound:
        return EntityAnchor("Organization", name)
    return replace(found, document=None)


def _in_document(store: Store, what: str) -> EntityAnchor | None:
    document, mark, name = what.rpartition("#")
    if not mark or document not in store.documents():
        return None
    with store.view() as view:
        entities = view.reading(document).entities
    exact = [e for e in entities if fold(e.name) == fold(name)]
    found = exact or [e for e in entities if fold(name) in map(fold, e.aliases)]
    if not found:
        raise NotFound(f"{document} names no {name}; it names {'、'.join(e.name for e in entities[:8]) or 'nobody'}")
    if len({key_of(e) for e in found}) > 1:
        several = ", ".join(str(EntityAnchor(e.type, e.name, e.division)) for e in found)
        raise Ambiguous(f"{document} names several {name}: {several}; rename or judge them by the id of their entity")
    return EntityAnchor(found[0].type, found[0].name, found[0].division, document)


def _everywhere(store: Store, local: LocalEntity, p: Profile, entity: str) -> bool:
    """Whether all bearers of a local entity's name are this entity, so that the name alone says who is meant."""
    if p.narrow or name_key(p.type, p.name, p.division) != key_of(local):
        return False
    if store.rows(_CORRECTED_AWAY, key_of(local), entity):
        return False
    others = (profile_of(r["body"]) for r in store.rows(_NAMESAKES, p.folded, entity))
    return not any(name_key(o.type, o.name, o.division) == key_of(local) for o in others)


def profile_subject(store: Store, profile: str) -> EntityAnchor:
    """The bearers of a profile (by id); raises NotFound."""
    rows = store.rows(_BEARER, profile)
    if not rows:
        raise NotFound(f"no document has the profile {profile!r}")
    (r,) = rows
    local = local_of(r["document"], r["id"], r["body"])
    anchor = EntityAnchor(local.type, local.name, local.division, local.document)
    wide = _everywhere(store, local, profile_of(r["told"]), r["entity"])
    return replace(anchor, document=None) if wide else anchor
