"""The table of contents of a cartridge: what is inside, for whom, in which order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from lessons.packs.content import LessonContent
from lessons.packs.markup import EMPTY, tag
from lessons.packs.qti import XML

SPACE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
# Of the whole, and of one resource.
LOM, LOM_RESOURCE = (f"http://ltsc.ieee.org/xsd/imsccv1p1/LOM/{name}" for name in ("manifest", "resource"))
WEB_CONTENT, WEB_LINK = "webcontent", "imswl_xmlv1p1"


@dataclass(frozen=True)
class Resource:
    """One file. Without a title it is not listed: it only belongs to others, which name it in `needs`."""

    key: str
    path: str
    data: bytes
    title: str = ""
    for_teachers: bool = False
    kind: str = WEB_CONTENT
    needs: tuple[str, ...] = ()


def manifest(content: LessonContent, resources: Sequence[Resource]) -> bytes:
    # Moodle looks for the namespace in the first few hundred bytes: it comes first.
    whole = tag(
        "manifest",
        _metadata(content),
        tag("organizations", _organization(content, resources)),
        tag("resources", *map(_resource, resources)),
        xmlns=SPACE,
        xmlns__lomimscc=LOM,
        xmlns__lom=LOM_RESOURCE,
        identifier=f"lesson_{hashlib.sha256(content.address.encode()).hexdigest()[:16]}",
    )
    return f"{XML}{whole}\n".encode()


def _metadata(content: LessonContent) -> SafeString:
    rights = f"{content.licence.attribution} {content.licence.url}".strip()
    general = tag(
        "lomimscc:general",
        _phrase("title", content.title, content.language),
        tag("lomimscc:language", content.language),
        _phrase("description", content.summary or content.promise, content.language),
        *(_phrase("keyword", competence, content.language) for competence in content.competences),
    )
    described = tag(
        "lomimscc:lom", general, tag("lomimscc:rights", _phrase("description", rights, content.language))
    )
    return tag("metadata", tag("schema", "IMS Common Cartridge"), tag("schemaversion", "1.1.0"), described)


def _phrase(name: str, text: str, language: str) -> SafeString:
    return tag(f"lomimscc:{name}", tag("lomimscc:string", text, language=language))


def _organization(content: LessonContent, resources: Iterable[Resource]) -> SafeString:
    listed = [resource for resource in resources if resource.title]
    folders = (
        ("pupils", content.words["for_pupils"], [each for each in listed if not each.for_teachers]),
        ("teacher", content.words["for_teacher"], [each for each in listed if each.for_teachers]),
    )
    items = (
        tag("item", tag("title", title), *map(_item, inside), identifier=f"folder_{key}")
        for key, title, inside in folders
        if inside
    )
    root = tag("item", *items, identifier="root")
    return tag("organization", root, identifier="organization", structure="rooted-hierarchy")


def _item(resource: Resource) -> SafeString:
    title = tag("title", resource.title)
    return tag("item", title, identifier=f"item_{resource.key}", identifierref=resource.key)


def _resource(resource: Resource) -> SafeString:
    is_page = resource.kind == WEB_CONTENT
    return tag(
        "resource",
        _for_instructors() if resource.for_teachers else EMPTY,
        tag("file", href=resource.path),
        *(tag("dependency", identifierref=key) for key in resource.needs),
        identifier=resource.key,
        type=resource.kind,
        href=resource.path if is_page else None,
    )


def _for_instructors() -> SafeString:
    """Platforms hide such a resource from pupils."""
    role = tag(
        "lom:intendedEndUserRole",
        tag("lom:source", "IMSGLC_CC_Rolesv1p1"),
        tag("lom:value", "Instructor"),
    )
    return tag("metadata", tag("lom:lom", tag("lom:educational", role)))
