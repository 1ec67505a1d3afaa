"""Width and height of a picture, out of its first bytes: shown without them it is cut square.

Source: the PNG, GIF, JPEG (ITU-T T.81) and WebP specifications.
"""

from struct import error, unpack

_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def size(content: bytes) -> tuple[int, int] | None:
    """In pixels; None where it can't be told."""
    try:
        found = _size(content)
    except (error, IndexError):  # cut short
        return None
    return found if found and min(found) > 0 else None


def _size(content: bytes) -> tuple[int, int] | None:
    if content.startswith(b"\x89PNG"):
        width, height = unpack(">II", content[16:24])
    elif content.startswith(b"GIF8"):
        width, height = unpack("<HH", content[6:10])
    elif content.startswith(b"\xff\xd8"):
        return _jpeg(content)
    elif content[8:16] == b"WEBPVP8X":
        width, height = (int.from_bytes(content[i : i + 3], "little") + 1 for i in (24, 27))
    else:
        return None
    return int(width), int(height)


def _jpeg(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at < len(content):
        if content[at] != 0xFF:
            return None
        marker, (length,) = content[at + 1], unpack(">H", content[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = unpack(">HH", content[at + 5 : at + 9])
            return int(width), int(height)
        at += 2 + length
    return None
