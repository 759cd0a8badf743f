"""``/validate``: RDF in, SHACL report out; nothing is stored and nothing is fetched."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from fastapi import APIRouter
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import UsageError
from kg.serve.answers import JSON, data, html, json_answer
from kg.serve.body import FORM, MULTIPART, media_type, read_body
from kg.serve.media import RDF, THINGS, Form, named_form, sent_form
from kg.serve.negotiation import choose
from kg.serve.pages import render
from kg.serve.service import Service, service_of
from kg.shacl import Report, validate_bytes
from kg.store.answers import transcribed
from kg.store.media import TURTLE, with_media_type

router = APIRouter(tags=["Validation"])
_OFFERED = (JSON, *(form.media_type for form in THINGS))


@dataclass(frozen=True, slots=True)
class Document:
    """RDF that was sent, and its form."""

    body: bytes
    form: Form


@router.get("/validate", summary="Validate on a page")
async def form(request: Request) -> Response:
    """Give the form."""
    return html(_page(request, Document(b"", TURTLE), None, None))


@router.post("/validate", summary="Validate RDF")
async def validate(request: Request) -> Response:
    """Check the body, or ``data`` of a form, against our shapes, or against ``shapes`` of the form."""
    said = choose(request.headers.get("accept"), _OFFERED)
    document, shapes = await _documents(request)
    service = service_of(request)
    report = await service.read(_checked, service, document, shapes)
    if said == JSON:
        results = [asdict(result) for result in report.results]
        return json_answer({"conforms": report.conforms, "accepted": report.accepted, "results": results})
    if said == "text/html":
        return html(_page(request, document, shapes, report))
    return data(await service.read(transcribed, report.graph, named_form(said, THINGS)), said)


async def _documents(request: Request) -> tuple[Document, Document | None]:
    sent = media_type(request)
    if sent not in (FORM, MULTIPART):
        return Document(await read_body(request), sent_form(sent)), None
    async with request.form(max_files=2, max_fields=8, max_part_size=2**31) as fields:
        document = await _part(fields, "data")
        shapes = await _part(fields, "shapes")
    if not document.body.strip():
        raise UsageError("the form has no 'data'", where="data", todo="Send the RDF as the field 'data'.")
    return document, shapes if shapes.body.strip() else None


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
    return Document(body, sent_form(said) if isinstance(said, str) and said else own or TURTLE)


def _checked(service: Service, document: Document, shapes: Document | None) -> Report:
    return service.checker.run(validate_documents, document, shapes)


def validate_documents(document: Document, shapes: Document | None) -> Report:
    """Give the report on a document; runs in the checking process, where nothing can be fetched."""
    return validate_bytes(
        document.body,
        document.form.media_type,
        shapes=shapes.body if shapes else None,
        shapes_format=(shapes or document).form.media_type,
    )


def _page(request: Request, document: Document, shapes: Document | None, report: Report | None) -> str:
    return render(
        request.scope,
        "validate.html",
        title="Validate",
        report=report,
        data=document.body.decode(errors="replace"),
        shapes=shapes.body.decode(errors="replace") if shapes else "",
        data_form=document.form,
        forms=RDF,
    )
