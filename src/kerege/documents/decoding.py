"""Bytes to text: UTF-8, marks, declarations, then evidence; nothing is repaired without a finding."""

from __future__ import annotations

import codecs
import re

from kerege.base.findings import Finding, error, note, warning
from kerege.documents.forms import utf16_order
from kerege.documents.legacy import declared_charset, guess_legacy

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VALID = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
)
_HIGH, _LEADS = bytes(range(0x80, 0x100)), bytes(range(0xC2, 0xF5))
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_:.-]{2,30})""", re.IGNORECASE
)
_HEAD = 4096
_KEEP_SOURCE = "get the file from its source again, in one encoding (UTF-8 is best)"


def decode(data: bytes, shown: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of the bytes with what must be known about its decoding; an error means no text.

    A byte order mark is taken off, so offsets are those of the text after it.
    """
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        return _decode_utf8(data, shown, marked=True)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_wide(data[len(mark) :], name, shown, ())
    if b"\x00" in data[:_HEAD] and (name := utf16_order(data[:_HEAD])):
        found = note("encoding-assumed", "no byte order mark: UTF-16 was assumed", file=shown, found=name)
        return _decode_wide(data, name, shown, (found,))
    return _decode_utf8(data, shown, marked=False)


def _decode_utf8(data: bytes, shown: str, *, marked: bool) -> tuple[str, tuple[Finding, ...]]:
    """Return the text; of bytes that are no UTF-8, not ``marked`` as such, in the encoding they declare."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as fault:
        first = fault.start
    declared = "" if marked else declared_charset(m.decode("ascii") for m in _DECLARED.findall(data[:_HEAD]))
    if declared:
        try:
            return data.decode(declared), ()
        except (UnicodeDecodeError, LookupError):
            pass
    rest = _VALID.sub(b"", data)
    valid = _count(data, _LEADS) - _count(rest, _LEADS)
    broken = _count(rest, _HIGH)
    if valid and (broken * 20 <= valid or (broken <= 3 and valid >= broken)):
        return data.decode("utf-8", "replace"), (_replaced(shown, first, broken),)
    name = guess_legacy(data)
    if valid * 20 > broken and valid > 3 and name in ("", "cp1252"):
        return "", (_mixed(shown, first, valid, broken),)
    if not name:
        return "", (_undecodable(shown, first, broken),)
    return data.decode(name), (_assumed(shown, name, first),)


def _count(data: bytes, kinds: bytes) -> int:
    return len(data) - len(data.translate(None, kinds))


def _decode_wide(
    data: bytes, name: str, shown: str, before: tuple[Finding, ...]
) -> tuple[str, tuple[Finding, ...]]:
    try:
        return data.decode(name), before
    except UnicodeDecodeError as fault:
        first = fault.start
    text = data.decode(name, "replace")
    broken = text.count("\ufffd")
    if broken * 20 > len(text):
        return "", (*before, _undecodable(shown, first, broken))
    return text, (*before, _replaced(shown, first, broken))


def _replaced(shown: str, first: int, broken: int) -> Finding:
    return warning(
        "encoding-broken",
        "bytes that are no valid text were replaced by the replacement character (U+FFFD)",
        file=shown,
        found=f"{broken:,} bytes, the first at byte {first:,}",
        remedy=_KEEP_SOURCE,
    )


def _mixed(shown: str, first: int, valid: int, broken: int) -> Finding:
    return error(
        "encoding-mixed",
        "the file mixes UTF-8 with another encoding",
        file=shown,
        expected="one encoding",
        found=f"{valid:,} UTF-8 characters and {broken:,} other bytes, the first at byte {first:,}",
        remedy=_KEEP_SOURCE,
    )


def _undecodable(shown: str, first: int, broken: int) -> Finding:
    return error(
        "encoding-unknown",
        "the encoding of the file cannot be told",
        file=shown,
        expected="UTF-8, UTF-16, or an older encoding with words in it",
        found=f"{broken:,} bytes that fit none, the first at byte {first:,}",
        remedy=_KEEP_SOURCE,
    )


def _assumed(shown: str, name: str, first: int) -> Finding:
    return warning(
        "encoding-assumed",
        "the file is not UTF-8 and names no encoding: the most plausible one was taken",
        file=shown,
        found=f"{name}, from the byte at {first:,} on",
        remedy="check the letters with marks; save the file as UTF-8 if they are wrong",
    )
