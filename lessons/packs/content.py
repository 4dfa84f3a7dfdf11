"""Everything that a pack says, as plain values: the same content always makes the same pack.

All texts are in the lesson's language unless a `lang` beside them says otherwise. Nothing here
depends on the hour: a channel's number and facts stand here, whether it is open does not.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

# Another number here makes every pack anew: raise it when what is built from the same content changes.
FORMAT = 1


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look. `href` is an absolute address, or empty."""

    text: str
    bold: bool = False
    href: str = ""


@dataclass(frozen=True)
class Paragraph:
    """`kind` is "p", "ul" or "ol"; a paragraph has one line, a list one for each point."""

    kind: str
    lines: tuple[tuple[Run, ...], ...]


Prose = tuple[Paragraph, ...]


@dataclass(frozen=True)
class Fact:
    """A heading with its text."""

    label: str
    text: str


@dataclass(frozen=True)
class Message:
    name: str
    text: str
    me: bool


@dataclass(frozen=True)
class Ask:
    question: str
    note: str
    kind: str = "ask"


@dataclass(frozen=True)
class Chat:
    intro: str
    messages: tuple[Message, ...]
    question: str
    kind: str = "chat"


@dataclass(frozen=True)
class Cards:
    title: str
    hint: str
    cards: tuple[str, ...]
    kind: str = "cards"


@dataclass(frozen=True)
class Starters:
    heading: str
    entries: tuple[str, ...]
    kind: str = "starters"


@dataclass(frozen=True)
class Picture:
    """`stored` names a JPEG or PNG in the default storage; `name` is its file name inside a pack."""

    stored: str
    name: str
    alt: str
    caption: str
    sha256: str
    kind: str = "picture"


@dataclass(frozen=True)
class Note:
    """For the teacher only."""

    title: str
    prose: Prose
    kind: str = "note"


@dataclass(frozen=True)
class Read:
    """The title is empty where the text speaks for itself."""

    text: str
    title: str = ""
    kind: str = "read"


@dataclass(frozen=True)
class Write:
    prompt: str
    lines: int
    kind: str = "write"


@dataclass(frozen=True)
class Draw:
    prompt: str
    kind: str = "draw"


@dataclass(frozen=True)
class Choose:
    prompt: str
    options: tuple[str, ...]
    kind: str = "choose"


Part = Ask | Chat | Cards | Starters | Picture | Note | Read | Write | Draw | Choose


@dataclass(frozen=True)
class Step:
    title: str
    minutes: int
    teacher: Prose
    pupils: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Sheet:
    title: str
    intro: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Answer:
    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    question: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Letter:
    title: str
    prose: Prose


@dataclass(frozen=True)
class Way:
    """`label` says what one does ("Call 116 111"); `value` is the bare number or address."""

    label: str
    value: str
    href: str
    is_phone: bool
    # The languages spoken there, where the lesson's is not among them; else empty.
    languages: str = ""

    @property
    def full_label(self) -> str:
        """ "Call 0800 96 116 (svenska)"."""
        return f"{self.label} ({self.languages})" if self.languages else self.label


@dataclass(frozen=True)
class Channel:
    name: str
    what_for: str
    ways: tuple[Way, ...]
    facts: tuple[str, ...]
    checked: str
    # The language of the words where it is not the lesson's; else empty.
    lang: str
    is_emergency: bool


@dataclass(frozen=True)
class Source:
    title: str
    publisher: str
    url: str
    dated: str
    seen: str


@dataclass(frozen=True)
class Attachment:
    """An editor's own file, by its name in the default storage."""

    title: str
    stored: str
    extension: str
    for_teachers: bool
    file_hash: str


@dataclass(frozen=True)
class Licence:
    label: str
    # Empty where all rights are reserved.
    url: str
    # One sentence: what one may do, and whom to name.
    attribution: str


@dataclass(frozen=True)
class LessonContent:
    language: str
    slug: str
    title: str
    kicker: str
    promise: str
    summary: str
    content_note: str
    site_name: str
    organisation: str
    # Absolute addresses: of the lesson, of the pupil view, and the one to type.
    address: str
    pupil_address: str
    short_address: str
    version: str
    changes: str
    # The day on which these words were published, ISO 8601.
    published: str
    minutes: int
    # Time, group, ages and so on, as the page tells them.
    facts: tuple[Fact, ...]
    needs: tuple[str, ...]
    objectives: tuple[str, ...]
    competences: tuple[str, ...]
    before: tuple[Fact, ...]
    steps: tuple[Step, ...]
    # Differentiation, accessibility, assessment, reflection.
    around: tuple[Fact, ...]
    aftercare: str
    sheets: tuple[Sheet, ...]
    quiz: tuple[Question, ...]
    letter: Letter | None
    channels: tuple[Channel, ...]
    sources: tuple[Source, ...]
    evidence: str
    measured: str
    licence: Licence
    citation: str
    attachments: tuple[Attachment, ...]
    # The headings and labels of every document, in the lesson's language (lessons.packs.words).
    words: dict[str, str]
    # They read larger letters.
    for_youngest: bool = False

    @property
    def digest(self) -> str:
        """A fingerprint of everything, 64 hexadecimal digits."""
        text = json.dumps([FORMAT, asdict(self)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def card_sets(self) -> tuple[Cards, ...]:
        """The cards of all steps, for the pupil sheets."""
        return tuple(part for step in self.steps for part in step.parts if isinstance(part, Cards))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture once."""
        places: tuple[Step | Sheet, ...] = (*self.steps, *self.sheets)
        found = {part.name: part for place in places for part in place.parts if isinstance(part, Picture)}
        return tuple(found.values())
