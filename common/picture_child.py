"""The limited process that makes a picture anew: upload on stdin, JPEG on stdout. Any other end is a refusal."""

import io
import sys

from common import limited

SIDE = 512
# More points than this do not fit into the memory of the child; a JPEG is read smaller from the start.
MOST_POINTS = 40_000_000
# How it ends then.
TOO_LARGE = 3
FORMATS = ("JPEG", "PNG", "WEBP")
# Faces are above the middle.
MIDDLE = (0.5, 0.4)


def main() -> None:
    """Limit this process, read, answer."""
    limited.limit()
    sys.stdout.buffer.write(made_anew(sys.stdin.buffer.read()))


def made_anew(content: bytes) -> bytes:
    """The square JPEG. Raises whatever Pillow raises; with too many points the process ends."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None
    picture: Image.Image = Image.open(io.BytesIO(content), formats=FORMATS)
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))
    if picture.width * picture.height > MOST_POINTS:
        sys.exit(TOO_LARGE)
    if picture.mode not in ("RGB", "RGBA"):
        picture = picture.convert("RGBA")
    # Small before anything else: each step on the whole picture would need its memory once more.
    picture.thumbnail((2 * SIDE, 2 * SIDE))
    small = ImageOps.fit(ImageOps.exif_transpose(picture).convert("RGBA"), (SIDE, SIDE), centering=MIDDLE)
    # What can be seen through becomes white; a new image carries nothing of the old one along.
    paper = Image.new("RGB", small.size, "white")
    paper.paste(small, mask=small)
    found = io.BytesIO()
    paper.save(found, "JPEG", quality=85)
    return found.getvalue()


if __name__ == "__main__":
    main()
