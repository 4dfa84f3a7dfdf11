"""The blocks of an ordinary page body, in the order in which editors look for them."""

from core.blocks.links import LinksBlock
from core.blocks.media import DrawingBlock, PictureBlock, VideoBlock
from core.blocks.steps import PhaseBlock, StepsBlock
from core.blocks.talk import ChatBlock, QuestionsBlock, StartersBlock
from core.blocks.text import CalloutBlock, HeadingBlock, ProseBlock, QuoteBlock

BASIC_BLOCKS = [
    ("heading", HeadingBlock()),
    ("text", ProseBlock()),
    ("callout", CalloutBlock()),
    ("quote", QuoteBlock()),
    ("steps", StepsBlock()),
    ("phase", PhaseBlock()),
    ("chat", ChatBlock()),
    ("questions", QuestionsBlock()),
    ("starters", StartersBlock()),
    ("picture", PictureBlock()),
    ("drawing", DrawingBlock()),
    ("video", VideoBlock()),
    ("links", LinksBlock()),
]
