"""What a pack is made of: the kinds of files, and one file as it was built."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a file is for. The last three are forms of the whole."""

    PLAN = "plan"
    SHEETS = "sheets"
    SLIDES = "slides"
    LETTER = "letter"
    OWN = "own"
    ZIP = "zip"
    CARTRIDGE = "cartridge"
    WHOLE = "whole"


FORMS = (Role.ZIP, Role.CARTRIDGE, Role.WHOLE)

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN = "application/vnd.oasis.opendocument"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "pptx": f"{OFFICE}.presentationml.presentation",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "odp": f"{OPEN}.presentation",
    "odt": f"{OPEN}.text",
    "mp4": "video/mp4",
    "zip": "application/zip",
    "imscc": "application/vnd.ims.imsccv1p1",
}


def media_type_of(name: str) -> str:
    return MEDIA_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")


@dataclass(frozen=True)
class BuiltFile:
    """`kind` is what people call it ("PDF"); `pages` counts pages or slides where it has any."""

    name: str
    title: str
    role: Role
    for_teachers: bool
    data: bytes = b""
    pages: int | None = None

    @property
    def kind(self) -> str:
        return self.name.rpartition(".")[2].upper()

    @property
    def media_type(self) -> str:
        return media_type_of(self.name)
