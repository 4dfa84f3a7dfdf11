"""What editors upload: pictures lose all but the picture, documents are what their names say."""

import mimetypes
import struct
import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from core.models import CustomDocument, CustomImage
from core.uploads.documents import check_content
from core.uploads.pictures import check_picture, stripped

pytestmark = pytest.mark.django_db


SECRET = "Kimalaisentie 7"
MARKS = [SECRET.encode(), b"Exif", b"GPS", b"PhoneMaker", b"http://ns.adobe.com/xap", b"xpacket", b"<script>"]
XMP = f"<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
TURNED_RIGHT = 6  # The EXIF orientation of a phone that was held upright.
ORIENTATION, MAKER, ARTIST, GPS = 0x0112, 0x010F, 0x013B, 0x8825


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[ORIENTATION], data[MAKER], data[ARTIST] = orientation, "PhoneMaker", SECRET
    place = data.get_ifd(GPS)
    place[1], place[2], place[3], place[4] = "N", (60.0, 10.0, 15.5), "E", (24.0, 56.0, 3.0)
    return data


def drawing(width: int = 48, height: int = 32) -> Image.Image:
    """Red on the left, blue on the right, green in the upper left corner."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    picture.paste("green", (0, 0, width // 4, height // 2))
    return picture


def encoded(picture: Image.Image, kind: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def with_secrets(kind: str, orientation: int = 1) -> bytes:
    """A picture as a talkative phone writes it: place, maker, author, XMP, a comment, bytes after the end."""
    options: dict = {"exif": exif(orientation), "xmp": XMP, "quality": 95}
    if kind == "JPEG":
        options["comment"] = SECRET
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Comment", SECRET)
        info.add_itxt("XML:com.adobe.xmp", XMP.decode())
        options = {"exif": exif(orientation), "pnginfo": info}
    return encoded(drawing(), kind, **options)


SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
PHOTO_KINDS = ["JPEG", "PNG", "WEBP", "AVIF"]


def saved(content: bytes, name: str) -> CustomImage:
    image = CustomImage(title="Probe", file=ContentFile(content, name=name))
    image.full_clean(exclude=["file_hash", "width", "height"])
    image.save()
    return image


def stored(file) -> bytes:
    with file.storage.open(file.name) as handle:
        return handle.read()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def largest_difference(one: Image.Image, other: Image.Image) -> int:
    return max(
        high for _low, high in ImageChops.difference(one.convert("RGBA"), other.convert("RGBA")).getextrema()
    )


# --- Pictures: nothing but the picture ------------------------------------------------------------


@pytest.mark.parametrize("kind", PHOTO_KINDS)
def test_the_probe_really_holds_a_place(kind):
    """Otherwise the tests below would prove nothing."""
    content = with_secrets(kind)
    assert opened(content).getexif().get_ifd(GPS)[2] == (60.0, 10.0, 15.5)
    assert SECRET.encode() in content


@pytest.mark.parametrize("kind", PHOTO_KINDS)
def test_the_stored_original_holds_no_place_no_camera_and_no_author(kind):
    content = stored(saved(with_secrets(kind), f"phone.{SUFFIXES[kind]}").file)
    assert opened(content).format == kind
    assert not dict(opened(content).getexif())
    assert [mark for mark in MARKS if mark in content] == []


@pytest.mark.parametrize("kind", PHOTO_KINDS)
@pytest.mark.parametrize(
    "spec", ["original", "width-40", "fill-10x10", "format-jpeg", "format-png", "format-webp", "format-avif"]
)
def test_no_rendition_holds_a_place(kind, spec):
    rendition = saved(with_secrets(kind), f"phone.{SUFFIXES[kind]}").get_rendition(spec)
    content = stored(rendition.file)
    assert not dict(opened(content).getexif())
    assert [mark for mark in MARKS if mark in content] == []


@pytest.mark.parametrize("kind", PHOTO_KINDS)
def test_a_picture_from_a_phone_held_upright_stands_upright(kind):
    image = saved(with_secrets(kind, orientation=TURNED_RIGHT), f"phone.{SUFFIXES[kind]}")
    picture = opened(stored(image.file)).convert("RGB")
    assert (image.width, image.height) == picture.size == (32, 48)
    # Turned right, the left side is on top, and the green corner lies at the upper right.
    right, red, blue = picture.getpixel((28, 4)), picture.getpixel((4, 4)), picture.getpixel((4, 44))
    assert right[1] > 90
    assert max(right[0], right[2]) < 60
    assert red[0] > 200
    assert blue[2] > 200


@pytest.mark.parametrize("kind", PHOTO_KINDS)
def test_the_picture_itself_stays_what_it_was(kind):
    content = encoded(drawing(), kind, quality=95)
    assert largest_difference(opened(content), opened(stripped(ContentFile(content, "a")).read())) <= 60


def palette_picture() -> Image.Image:
    picture = drawing().convert("P", palette=Image.Palette.ADAPTIVE, colors=8)
    picture.info.pop("transparency", None)
    return picture


def see_through() -> Image.Image:
    picture = drawing().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return picture


@pytest.mark.parametrize(
    ("picture", "kind", "options"),
    [
        (see_through(), "PNG", {}),
        (see_through().convert("LA"), "PNG", {}),
        (palette_picture(), "PNG", {}),
        (palette_picture(), "PNG", {"transparency": palette_picture().getpixel((1, 1))}),
        (palette_picture(), "PNG", {"transparency": bytes([0, 60, 120, 180, 240, 255, 255, 255])}),
        (drawing(), "PNG", {"transparency": (255, 0, 0)}),
        (drawing().convert("L"), "PNG", {"transparency": 29}),
        (drawing().convert("1"), "PNG", {}),
        (palette_picture(), "GIF", {}),
        (palette_picture(), "GIF", {"transparency": palette_picture().getpixel((1, 1))}),
    ],
    ids=[
        "RGBA",
        "LA",
        "palette",
        "one clear colour",
        "veiled colours",
        "clear red",
        "clear grey",
        "bilevel",
        "GIF",
        "clear GIF",
    ],
)
def test_palette_and_transparency_are_kept(picture, kind, options):
    content = encoded(picture, kind, **options)
    result = stripped(ContentFile(content, "a")).read()
    assert largest_difference(opened(content), opened(result)) == 0
    before, after = (opened(data).convert("RGBA").getchannel("A").getextrema() for data in (content, result))
    assert after == before


def test_transparent_webp_stays_transparent():
    content = encoded(see_through(), "WEBP", lossless=True)
    alpha = opened(stripped(ContentFile(content, "a")).read()).getchannel("A")
    assert alpha.getextrema()[0] < 20
    assert alpha.getextrema()[1] > 230


def test_the_colour_profile_is_kept():
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = encoded(drawing(), "JPEG", icc_profile=profile)
    assert opened(stripped(ContentFile(content, "a.jpg")).read()).info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
@pytest.mark.parametrize("tail", [b"<html><script>alert(1)</script></html>", b"PK\x03\x04 hidden archive"])
def test_bytes_after_the_picture_are_dropped(kind, tail):
    content = stored(saved(encoded(drawing(), kind) + tail, f"a.{SUFFIXES[kind]}").file)
    assert tail not in content
    assert content.count(b"script") == 0


def test_a_comment_in_a_gif_is_dropped():
    assert SECRET.encode() not in stored(saved(encoded(drawing(), "GIF", comment=SECRET), "a.gif").file)


def test_replacing_the_file_of_a_picture_strips_the_new_one_too():
    image = saved(encoded(drawing(), "JPEG"), "a.jpg")
    image.file = ContentFile(with_secrets("JPEG"), name="b.jpg")
    image.save()
    assert [mark for mark in MARKS if mark in stored(image.file)] == []


def test_saving_a_picture_again_does_not_encode_it_again():
    image = saved(encoded(drawing(), "JPEG"), "a.jpg")
    before, name = stored(image.file), image.file.name
    image.title = "Another title"
    image.save()
    assert (stored(image.file), image.file.name) == (before, name)


def test_size_and_hash_are_those_of_the_stored_file():
    image = saved(with_secrets("JPEG", orientation=TURNED_RIGHT), "a.jpg")
    content = stored(image.file)
    assert image.file_size == len(content)
    image.file_hash = ""
    assert image.get_file_hash() == CustomImage.objects.get(pk=image.pk).get_file_hash()


def test_a_phone_picture_that_holds_a_second_one_keeps_the_first():
    """Phones add a depth map or a small copy behind the photo ("MPO"): that is no moving picture."""
    content = encoded(
        drawing(), "MPO", save_all=True, append_images=[drawing().resize((24, 16))], exif=exif()
    )
    assert opened(content).format == "MPO"
    result = opened(stored(saved(content, "a.jpg").file))
    assert (result.format, result.size, getattr(result, "n_frames", 1)) == ("JPEG", (48, 32), 1)
    assert not dict(result.getexif())


# --- Pictures: what is refused --------------------------------------------------------------------


def huge_png(width: int, height: int) -> bytes:
    """A few hundred bytes that promise a huge picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(64)))
        + chunk(b"IEND", b"")
    )


def huge_webp(width: int, height: int) -> bytes:
    """The header of a WebP with an extended size, and nothing behind it."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    frame = encoded(drawing(), "WEBP", lossless=True)[12:]
    body = b"WEBP" + b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + frame
    return b"RIFF" + struct.pack("<I", len(body)) + body


# Below Pillow's warning, between its warning and its error, above its error.
@pytest.mark.parametrize("size", [(4_500, 4_500), (5_500, 5_500), (16_000, 7_800), (60_000, 60_000)])
def test_a_picture_that_promises_too_many_pixels_is_refused_by_its_header(size):
    with pytest.raises(ValidationError) as refusal:
        stripped(ContentFile(huge_png(*size), "bomb.png"))
    assert refusal.value.code == "too_many_pixels"


def test_a_webp_that_promises_too_many_pixels_is_refused():
    with pytest.raises(ValidationError) as refusal:
        stripped(ContentFile(huge_webp(16_383, 7_800), "bomb.webp"))
    assert refusal.value.code == "too_many_pixels"


def test_an_avif_that_promises_too_many_pixels_is_refused():
    content = encoded(Image.new("L", (5_000, 4_100)), "AVIF", quality=1, speed=10)
    assert len(content) < 20_000
    with pytest.raises(ValidationError) as refusal:
        stripped(ContentFile(content, "bomb.avif"))
    assert refusal.value.code == "too_many_pixels"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")  # as in production
def test_the_refusal_names_the_size():
    with pytest.raises(ValidationError) as refusal:
        stripped(ContentFile(huge_png(4_500, 4_500), "bomb.png"))
    assert "4500" in refusal.value.messages[0]


def test_a_bomb_is_refused_when_code_saves_it_without_asking():
    image = CustomImage(title="Bomb")
    # Past the constructor, which reads the size through Wagtail.
    image.file.file, image.file.name, image.file._committed = (
        ContentFile(huge_png(4_500, 4_500)),
        "bomb.png",
        False,
    )
    with pytest.raises(ValidationError):
        image.save()
    assert not CustomImage.objects.filter(title="Bomb").exists()


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "AVIF"])
def test_a_moving_picture_is_refused(kind):
    frames = [drawing(), drawing().rotate(180)]
    content = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert opened(content).n_frames == 2
    with pytest.raises(ValidationError) as refusal:
        stripped(ContentFile(content, "a"))
    assert refusal.value.code == "moving_picture"


SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        b"",
        b"not a picture",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        encoded(drawing(), "TIFF"),
        encoded(drawing(), "BMP"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(content):
    with pytest.raises(ValidationError) as refusal:
        stripped(ContentFile(content, name="a.png"))
    assert refusal.value.code == "unreadable_picture"


@pytest.mark.parametrize("kind", PHOTO_KINDS)
def test_a_picture_that_was_cut_off_is_refused_in_words_before_it_is_saved(kind):
    content = encoded(drawing(400, 300), kind)
    with pytest.raises(ValidationError) as refusal:
        check_picture(ContentFile(content[: len(content) * 2 // 3], "a"))
    assert refusal.value.code == "unreadable_picture"


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow describes the damage
@pytest.mark.parametrize("kind", PHOTO_KINDS)
def test_a_damaged_picture_is_refused_or_cleaned_and_never_an_error(kind):
    whole = with_secrets(kind, orientation=TURNED_RIGHT)
    for position in range(0, len(whole), max(1, len(whole) // 150)):
        damaged = bytearray(whole)
        damaged[position] ^= 0xFF
        try:
            content = stripped(ContentFile(bytes(damaged), "a")).read()
        except ValidationError:
            continue
        assert SECRET.encode() not in content, position


# --- Pictures through the editors' form -----------------------------------------------------------


def upload_picture(desk, content: bytes, name: str):
    file = SimpleUploadedFile(name, content, content_type="image/*")
    return desk.post(reverse("wagtailimages:add"), {"title": "Uploaded", "file": file, "collection": 1})


def test_a_picture_uploaded_in_the_form_is_stored_without_its_place(desk):
    response = upload_picture(desk, with_secrets("JPEG"), "phone.jpg")
    assert response.status_code == 302
    content = stored(CustomImage.objects.get(title="Uploaded").file)
    assert [mark for mark in MARKS if mark in content] == []


def test_pictures_uploaded_many_at_once_are_stored_without_their_place(desk):
    file = SimpleUploadedFile("phone.jpg", with_secrets("JPEG"), content_type="image/jpeg")
    response = desk.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Many", "files[]": file, "collection": 1},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert response.json()["success"] is True
    content = stored(CustomImage.objects.get(pk=response.json()["image_id"]).file)
    assert [mark for mark in MARKS if mark in content] == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bomb.png", huge_png(4_500, 4_600), "too many pixels"),
        ("bomb.png", huge_png(5_500, 5_500), "pixels"),
        ("bomb.png", huge_png(60_000, 60_000), ""),
        ("bomb.webp", huge_webp(16_383, 7_800), ""),
        (
            "moving.gif",
            encoded(drawing(), "GIF", save_all=True, append_images=[drawing().rotate(180)]),
            "This picture moves",
        ),
        ("drawing.svg", SVG, "not a picture that we can read"),
        ("drawing.png", SVG, "not a picture that we can read"),
        ("page.jpg", b"<html><script>alert(1)</script></html>", "not a picture that we can read"),
        ("png.jpg", encoded(drawing(), "PNG"), "The extension does not match"),
        ("half.jpg", encoded(drawing(400, 300), "JPEG")[:1_200], "not a picture that we can read"),
        ("half.png", encoded(drawing(400, 300), "PNG")[:200], "not a picture that we can read"),
    ],
)
def test_a_refused_picture_is_explained_in_the_form(desk, name, content, words):
    response = upload_picture(desk, content, name)
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert errors
    assert words in str(errors)
    assert words in response.content.decode()
    assert not CustomImage.objects.filter(title="Uploaded").exists()


# --- Documents ------------------------------------------------------------------------------------


def container(*members: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for member in members:
            archive.writestr(member, "<w/>")
    return buffer.getvalue()


PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\nendobj\n%%EOF"
PAGE = b"<!DOCTYPE html><html><body><script>alert(1)</script></body></html>"

RIGHT = {
    "guide.pdf": PDF,
    "guide.PDF": PDF,
    "guide.docx": container("[Content_Types].xml", "word/document.xml"),
    "slides.pptx": container("[Content_Types].xml", "ppt/presentation.xml"),
    "table.xlsx": container("[Content_Types].xml", "xl/workbook.xml"),
    "guide.odt": container("mimetype", "content.xml"),
    "book.epub": container("mimetype", "META-INF/container.xml"),
    "film.mp4": b"\x00\x00\x00\x20ftypisom" + bytes(64),
    "film.webm": b"\x1a\x45\xdf\xa3" + bytes(64),
    "plain.txt": "Älä jää yksin. Åh nej! 🌱".encode(),
    "marked.txt": b"\xef\xbb\xbfHello",
    "empty.txt": b"",
    "table.csv": "nimi;puhelin\nSekä että;116 111\n".encode(),
    # Two bytes for each letter, so that a sample of any length ends inside one of them.
    "long.txt": ("x" + "ä" * 4_000).encode(),
    "less.txt": b"a < b, and <3",
    "captions.vtt": b"WEBVTT\n\n00:00.000 --> 00:02.000\nHei",
    "captions2.vtt": b"\xef\xbb\xbfWEBVTT\n",
}

WRONG = {
    "page.pdf": PAGE,
    "program.pdf": b"MZ\x90\x00\x03",
    "archive.pdf": container("a"),
    "page.docx": PAGE,
    "empty.docx": container("[Content_Types].xml"),
    "table.docx": container("[Content_Types].xml", "xl/workbook.xml"),
    "cut.docx": container("word/document.xml")[:-8],
    # ZIP is read from its end: a page may stand before it.
    "behind.docx": PAGE + container("word/document.xml"),
    "page.epub": PAGE,
    "page.mp4": PAGE,
    "page.webm": PAGE,
    "page.txt": PAGE,
    "marked.txt": b"\xef\xbb\xbf" + PAGE,
    "blank.txt": b" \r\n\t" + PAGE,
    "comment.txt": b"<!-- hello --><html>",
    "body.txt": b"<body onload=alert(1)>",
    "image.csv": b"<img src=x onerror=alert(1)>",
    "drawing.txt": SVG,
    "feed.txt": b"<?xml version='1.0'?><a/>",
    "latin.txt": "Ensiapu på svenska: åäö".encode("latin-1"),
    "short-latin.txt": b"\xe5",
    "utf16.txt": "Hello".encode("utf-16"),
    "binary.txt": b"abc\x00def",
    "program.csv": b"\x7fELF\x02\x01",
    "no-captions.vtt": b"00:00.000 --> 00:02.000\nHei",
    "page.html": PAGE,
    "drawing.svg": SVG,
    "program.exe": b"MZ\x90\x00",
    "script.js": b"alert(1)",
    "nameless": b"text",
}


@pytest.mark.parametrize("name", RIGHT)
def test_a_document_that_is_what_its_name_says_is_accepted(name):
    document = CustomDocument(title="Probe", file=ContentFile(RIGHT[name], name=name))
    document.clean()
    document.save()
    assert stored(document.file) == RIGHT[name]


@pytest.mark.parametrize("name", WRONG)
def test_a_document_that_is_not_what_its_name_says_is_refused(name):
    with pytest.raises(ValidationError):
        check_content(ContentFile(WRONG[name], name=name))
    with pytest.raises(ValidationError):
        CustomDocument(title="Probe", file=ContentFile(WRONG[name], name=name)).save()
    assert not CustomDocument.objects.filter(title="Probe").exists()


def upload_document(desk, name: str, content: bytes):
    file = SimpleUploadedFile(name, content)
    return desk.post(reverse("wagtaildocs:add"), {"title": "Uploaded", "file": file, "collection": 1})


@pytest.mark.parametrize("name", ["guide.pdf", "guide.docx", "plain.txt", "captions.vtt"])
def test_a_right_document_passes_the_form(desk, name):
    assert upload_document(desk, name, RIGHT[name]).status_code == 302
    assert stored(CustomDocument.objects.get(title="Uploaded").file) == RIGHT[name]


@pytest.mark.parametrize("name", ["page.pdf", "empty.docx", "page.txt", "latin.txt", "no-captions.vtt"])
def test_a_wrong_document_is_explained_in_the_form(desk, name):
    response = upload_document(desk, name, WRONG[name])
    assert response.status_code == 200
    assert f"This file is called “.{name.rsplit('.', 1)[1]}”" in response.content.decode()
    assert not CustomDocument.objects.filter(title="Uploaded").exists()


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "program.exe", "nameless"])
def test_a_kind_of_document_that_is_not_on_the_list_is_refused_by_the_form(desk, name):
    response = upload_document(desk, name, WRONG[name])
    assert response.status_code == 200
    assert "is not allowed" in response.content.decode()
    assert not CustomDocument.objects.filter(title="Uploaded").exists()


# --- What leaves again ----------------------------------------------------------------------------


def test_a_rendition_is_served_with_a_policy_that_lets_nothing_run(reader):
    rendition = saved(encoded(drawing(), "PNG"), "a.png").get_rendition("width-20")
    response = reader.get(rendition.url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == stored(rendition.file)
    response.close()


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_a_rendition_says_what_kind_of_picture_it_is(reader, monkeypatch, kind):
    rendition = saved(encoded(drawing(), "PNG"), "a.png").get_rendition(f"format-{kind}")
    # As on a small machine that has no list of types of its own.
    monkeypatch.setattr(mimetypes, "_db", mimetypes.MimeTypes())
    response = reader.get(rendition.url)
    response.close()
    assert response.headers["Content-Type"] == f"image/{kind}"


def test_originals_and_documents_do_not_leave_through_the_media_folder(reader):
    image = saved(encoded(drawing(), "PNG"), "a.png")
    document = CustomDocument.objects.create(title="Guide", file=ContentFile(PDF, name="guide.pdf"))
    rendition = image.get_rendition("width-20")
    folder = rendition.url.rsplit("/", 1)[0]
    for address in [
        image.file.url,
        document.file.url,
        f"{folder}/../{image.file.name}",
        f"{folder}/%2e%2e/{document.file.name}",
        f"/media//{image.file.name}",
        f"/media/./{image.file.name}",
    ]:
        # Addresses without a language are tried in the reader's, where there is no such page either.
        assert reader.get(address, follow=True).status_code == 404, address


@pytest.mark.parametrize(
    "path",
    [
        "images",
        "images/",
        "images/nothing.png",
        "images/../../db.sqlite3",
        "images/%00",
        "images/" + "x" * 3_000,
        "/etc/passwd",
    ],
)
def test_a_media_address_that_leads_to_no_picture_is_not_found(reader, path):
    saved(encoded(drawing(), "PNG"), "a.png").get_rendition("width-20")
    # Addresses without a language are tried in the reader's, where there is no such page either.
    assert reader.get(f"/media/{path}", follow=True).status_code == 404


def test_a_document_is_served_by_its_own_view_as_a_download(reader):
    document = CustomDocument.objects.create(title="Plain", file=ContentFile(b"Hei", name="plain.txt"))
    response = reader.get(document.url)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["Content-Security-Policy"] == "default-src 'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies
    response.close()
