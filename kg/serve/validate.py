"""``/validate``: RDF in, SHACL report out; nothing is stored and nothing is fetched."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from fastapi import APIRouter
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

from kg.errors import UsageError
from kg.rdf.documents import Document
from kg.serve.answers import JSON, data, html
from kg.serve.body import FORM, MULTIPART, address_parameters, media_type
from kg.serve.media import RDF, THINGS, Form, named_form, sent_form
from kg.serve.negotiation import choose
from kg.serve.pages import render
from kg.serve.payload import Payload, form_of
from kg.serve.sent import checked, payload_of
from kg.serve.service import service_of
from kg.shacl.baseline import Baseline, read_baseline
from kg.shacl.formats import FORMATS, ReportFormat
from kg.shacl.grouping import groups
from kg.shacl.job import Options, validated
from kg.shacl.report import Report
from kg.shacl.suppressions import Suppression, read_suppressions
from kg.store.answers import transcribed
from kg.store.media import JSONLD, TURTLE, with_media_type


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: the name of an option, what it does, and what its text means."""

    name: str
    words: str
    read: Callable[[str, str], Any]


def _text(name: str, said: str) -> str:
    return said


def _switch(name: str, said: str) -> bool:
    return said.lower() in ("1", "true", "on")


def _words(name: str, said: str) -> tuple[str, ...]:
    return tuple(said.split())


def _baseline(name: str, said: str) -> Baseline:
    return read_baseline(said, name)


def _suppressions(name: str, said: str) -> tuple[Suppression, ...]:
    return read_suppressions(said, name)


def _number(name: str, said: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise UsageError(f"{said[:40]!r} is no number", where=name, todo="Give a whole number.")
    return int(said)


# A parameter for each option of a validation, by its name there.
_PARAMETERS = (
    Parameter("engine", "What evaluates the shapes: pyshacl, or fast.", _text),
    Parameter("whole_graph", "true: also our rules across articles.", _switch),
    Parameter("inference", "What follows by this counts as data: rdfs, owlrl, or both.", _text),
    Parameter("focus", "Only results about these nodes: IRIs with spaces between them.", _words),
    Parameter("shape", "Only these shapes, and what they refer to: IRIs, or how they end.", _words),
    Parameter("max_results", "Stop when so many results are found.", _number),
    Parameter("abort", "true: stop at the first shape with a violation.", _switch),
    Parameter("profile", "true: also how long each shape took.", _switch),
    Parameter("baseline", "Results that are known: the file that the command writes.", _baseline),
    Parameter("suppress", "Results that do not count: the command's file.", _suppressions),
    Parameter("show_suppressed", "true: show the results too that do not count.", _switch),
    Parameter("severity", "Show results of this severity and graver ones.", _text),
    Parameter("limit", "Show at most so many results.", _number),
    Parameter("limit_per_shape", "Show at most so many results of each shape.", _number),
    Parameter("advanced", "true: also SHACL Advanced Features.", _switch),
    Parameter("shapes_check", "Ill-formed shapes: refuse, warn (leave them out) or off.", _text),
    Parameter("allow_empty", "true: it is no error if no shape finds a node to look at.", _switch),
    Parameter("summary", "true: only how many results there are by shape and property.", _switch),
    Parameter("lang", "The languages of messages, names and labels, the best first: en,fr.", _text),
)
router = APIRouter(tags=["Validation"])
HTML = "html"
_MOST_FIELDS = 32
_DOCUMENTS = ("data", "shapes", "ontology")
_OWN = {form.media_type: form for form in FORMATS}
_OWN_NAMES = {form.name: form for form in FORMATS}
_TEXT = {"schema": {"type": "string"}}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            **{form.media_type: _TEXT for form in RDF},
            JSONLD.media_type: {"schema": {}},
            MULTIPART: {
                "schema": {
                    "type": "object",
                    "required": ["data"],
                    "properties": {name: {"type": "string"} for name in _DOCUMENTS},
                }
            },
        },
    },
    "parameters": [
        {"name": name, "in": "query", "required": False, "description": words, **_TEXT}
        for name, words in (
            (
                "format",
                f"The form of the report: {', '.join(form.name for form in FORMATS)}; Accept works too.",
            ),
            *((each.name, each.words) for each in _PARAMETERS),
            ("timeout", "How many seconds it may take; as for a query."),
        )
    ],
}


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be validated, against what (ours if None), beside what, and how."""

    data: Document
    shapes: Document | None = None
    ontology: Document | None = None
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Wanted:
    """How the answer is to be: the name of its form, and for a page where it stands."""

    form: str
    path: str = ""
    root_path: str = ""
    base_iri: str = ""

    @property
    def scope(self) -> Scope:
        """Give what a page must know of the request and of the service."""
        service = SimpleNamespace(settings=SimpleNamespace(base_iri=self.base_iri))
        app = SimpleNamespace(state=SimpleNamespace(service=service))
        return {"path": self.path, "root_path": self.root_path, "app": app}


@router.get("/validate", summary="Validate on a page")
async def form(request: Request) -> Response:
    """Give the form."""
    return html(_page(request.scope, Order(_document("data", b"")), None))


@router.post("/validate", summary="Validate RDF", openapi_extra=_BODY)
async def validate(request: Request) -> Response:
    """Check the body, or ``data`` of a form or a JSON object, against our shapes or against ``shapes`` of it."""
    form, scope = _wanted(request), request.scope
    base = service_of(request).settings.base_iri
    wanted = Wanted(form.name, scope["path"], str(scope.get("root_path", "")), base)
    found = await checked(request, answered, await payload_of(request), wanted)
    return html(found.decode()) if form.name == HTML else data(found, form.media_type)


def answered(payload: Payload, wanted: Wanted) -> bytes:
    """Give the answer to a validation; runs in a process of its own, where nothing can be fetched.

    :raises kg.errors.KgError: if what is ordered makes no sense, or cannot be done.
    """
    order = asyncio.run(_order(payload.request()))
    report = carry_out(order)
    if wanted.form == HTML:
        return _page(wanted.scope, order, report).encode()
    own = _OWN_NAMES.get(wanted.form)
    return own.write(report) if own else transcribed(report.graph, named_form(wanted.form, THINGS))


def _wanted(request: Request) -> ReportFormat | Form:
    """Give the form of the answer: by ``?format=`` or by Accept; RDF forms beyond the report's own too.

    :raises kg.errors.NotAcceptable: if the report has no such form.
    """
    said = address_parameters(request).one("format")
    if said is None:
        said = choose(request.headers.get("accept"), (JSON, *_OWN, *(form.media_type for form in THINGS)))
    return _OWN.get(said) or _OWN_NAMES.get(said) or named_form(said, THINGS)


async def _order(request: Request) -> Order:
    sent, parameters = media_type(request), address_parameters(request)
    document, beside, fields = _document("data", b""), list[Document](), dict[str, str]()
    if sent in (FORM, MULTIPART):
        async with form_of(request, _MOST_FIELDS) as form:
            document, *beside = [await _part(form, name) for name in _DOCUMENTS]
            fields = {
                name: value if isinstance(value, str) else (await value.read()).decode("utf-8", "replace")
                for name, value in form.items()
                if name not in _DOCUMENTS
            }
    elif (body := await request.body()) and sent == JSON and (envelope := _envelope(body)) is not None:
        document, *beside = [_said(envelope, name) for name in _DOCUMENTS]
        fields = {
            name: " ".join(map(str, value)) if isinstance(value, list) else str(value)
            for name, value in envelope.items()
        }
    else:
        document = _document("data", body, sent_form(sent))
    if not document.content.strip() and sent in (FORM, MULTIPART, JSON):
        raise UsageError("there is no 'data'", where="data", todo="Send the RDF as the field 'data'.")
    given = ((each, parameters.one(each.name) or fields.get(each.name)) for each in _PARAMETERS)
    options = Options(**{each.name: each.read(each.name, said) for each, said in given if said})
    shapes, ontology = (each if each.content.strip() else None for each in beside or [_document("", b"")] * 2)
    return Order(document, shapes, ontology, options)


def _document(name: str, body: bytes, form: Form = TURTLE) -> Document:
    return Document(name, body, form.media_type)


def _envelope(body: bytes) -> dict[str, Any] | None:
    """Give a JSON object that holds documents as text; None for one that is itself a document (JSON-LD)."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and isinstance(value.get("data"), str) else None


def _said(envelope: dict[str, Any], name: str) -> Document:
    text, kind = envelope.get(name, ""), envelope.get(f"{name}_type")
    if not isinstance(text, str):
        raise UsageError("this must be RDF as text", where=name, todo="Send it as a string.")
    return _document(name, text.encode(), sent_form(kind) if isinstance(kind, str) and kind else TURTLE)


async def _part(fields: FormData, name: str) -> Document:
    """Give a field of a form; its form is what ``{name}_type`` says, else the part itself, else Turtle."""
    field, said = fields.get(name), fields.get(f"{name}_type")
    body, own = b"", None
    if isinstance(field, UploadFile):
        body = await field.read()
        suffix = (field.filename or "").rpartition(".")[2].lower()
        own = with_media_type(field.content_type or "", RDF) or next(
            (form for form in RDF if suffix in form.suffixes), None
        )
    elif isinstance(field, str):
        body = field.encode()
    return _document(name, body, sent_form(said) if isinstance(said, str) and said else own or TURTLE)


def carry_out(order: Order) -> Report:
    """Give the report that was ordered.

    :raises kg.errors.RdfError: if a document does not parse.
    :raises kg.errors.InputError: if the shapes are ill-formed or can't be evaluated.
    """
    shapes, ontology = ([each] if each else [] for each in (order.shapes, order.ontology))
    return validated([order.data], shapes, order.options, ontology=ontology, at_once=None)


def _page(scope: Scope, order: Order, report: Report | None) -> str:
    return render(
        scope,
        "validate.html",
        title="Validate",
        report=report,
        groups=groups(report) if report else (),
        data=order.data.content.decode(errors="replace"),
        shapes=order.shapes.content.decode(errors="replace") if order.shapes else "",
        media_type=order.data.media_type,
        forms=RDF,
    )
