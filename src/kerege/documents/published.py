"""The date of publication, as far as a document tells: labels and datelines at its edges, then its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from kerege.documents.dates import Dated, find_dates, parse_date
from kerege.documents.opening_date import opening_date
from kerege.documents.update_date import UPDATE, before_update

#: words that name the date of publication, and words that name the day on which a reader looked
_PART = re.compile(r"(?:\s[|·•–—/-]|[,;])\s")
_LABEL = re.compile(
    r"[\s\W]{0,5}(?:publi(?:shed|cation date|catiedatum)|posted|date(?:line)?|datum|veröffentlicht"
    r"|erschienen|stand|gepubliceerd|geplaatst|опубликован[оа]?|дата(?:\sпубликации)?|размещено|жарияланған(?:\sкүні)?|жарияланды|күні)"
    r"(?:\s(?:am|on|op|at|den))?\s{0,3}[:|–—-]?\s{0,3}",
    re.IGNORECASE,
)
_READ_ON = re.compile(r"\b(?:abgerufen|accessed|retrieved|дата\sобращения)\b", re.IGNORECASE)
_BYLINE = re.compile(r"(?:von|by|door|автор|от|авторы?:)\s[\w\s.,'’&-]{2,80}$", re.IGNORECASE)
#: writer and section as some papers print them ("Staff Report in Business on")
_SECTION = re.compile(r"[\w\s.,'’&-]{2,60} in [A-Z][\w\s,&-]{2,40} on")
_WEEKDAY = re.compile(
    r"(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag"
    r"|zondag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма"
    r"|сенбі|жексенбі)\.?,?\s{0,3}(?:den\s)?",
    re.IGNORECASE,
)
#: after a date that stands alone: nothing, a clock time, a year word, or a separator or "by" and a few words
_AFTER = re.compile(
    r"(?:\s?(?:года?|г\.|жыл|ж\.))?(?:T\d\d:\d\d[\d:.+Z]{0,16})?[\s,|·•–—-]{0,5}(?:(?:um|at|om|в|сағат)\s)?(?:\d{1,2}[:.]\d\d(?::\d\d)?)?"
    r"(?:\s?(?:uhr|h|a\.?m\.?|p\.?m\.?|cet|cest|b?st|utc|gmt|мск)(?:[+-]\d{1,2}(?::?\d\d)?)?){0,2}\s{0,3}(?:[|·•–—(-]\s?[^.!?]{0,60}|(?<=\d),\s[^.!?]{0,40}|(?:by|von|door)\s[^.!?]{0,40})?",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"(?:\s?(?:года|г\.|ж\.))?\.?\s?(?:\([\w\s/.,-]{2,40}\)|[,.]\s[A-Za-zА-Яа-я/ ]{2,20})?\s?(?:[–—]|--?\s|/)"
)
_PLACE = re.compile(r"(?:[A-ZÄÖÜА-ЯӘҒҚҢӨҰҮҺІЁ][\w'’-]{1,25}[\s/-]?){1,4}[.,]\s")
_RUN_IN = re.compile(r"(?:\s?(?:года?|г\.|жыл|ж\.))?(?:\.|:|\s[–—-])\s[^\Wa-zа-яёәғқңөұүһі\d]")
_FILE_DATE = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)(?:-(\d\d)-(\d\d)|_(\d\d)_(\d\d)|(\d\d)(\d\d))(?![0-9A-Za-z])"
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_FIRST_LINES, _LAST_LINES = 8, 4
_LONGEST = 160
_FRONT_FIELDS = (
    "published",
    "date",
    "datum",
    "pubdate",
    "publish_date",
    "publishdate",
    "date_published",
    "дата",
)

When = tuple[date | None, str]


def from_fields(fields: dict[str, str]) -> When:
    """Return the date that front matter states."""
    for name in _FRONT_FIELDS:
        words = fields.get(name, "")
        plain = parse_date(words)
        if plain:
            return plain
        dates = find_dates(words[:_LONGEST], whole_months=True)
        if dates:
            return dates[0].day, dates[0].precision
    return None, ""


def from_lines(lines: Sequence[str]) -> When:
    """Return the date that a label or dateline in the first or last lines states.

    Labels are believed before datelines, the top before the end; datelines that contradict each other state
    nothing. Dates within sentences, and of updates, are none of publication.
    """
    top = [line.strip()[:_LONGEST] for line in lines[:_FIRST_LINES]]
    rest = [
        line.strip() for line in lines[max(_FIRST_LINES, len(lines) - _LAST_LINES) :] if len(line) <= _LONGEST
    ]
    for part in (top, rest):
        labelled = [found for line in part if (found := _labelled(line))]
        if labelled:
            return labelled[0].day, labelled[0].precision
        standing = [found for line in part if (found := _dateline(line))]
        if standing and part is top:
            standing += [found for line in part[:1] if (found := _agency(line))]
        elif part is top:
            standing = [found for line in part if (found := _agency(line))]
        days = {found.day for found in standing}
        if len(days) == 1:
            return standing[0].day, standing[0].precision
        if days:
            return None, ""
    opening = opening_date(lines)
    if opening is None or any(_is_other(line) for line in top[:3]):
        return None, ""
    return opening.day, opening.precision


def from_name(name: str) -> When:
    """Return the ISO date in a file name, if there is exactly one."""
    return _only(_FILE_DATE.findall(name[:1000]))


def from_url(url: str) -> When:
    """Return the date in the path of an address (``/2024/01/31/``), if there is exactly one."""
    return _only(_URL_DATE.findall(url[:2000]))


def _only(matches: Iterable[tuple[str, ...]]) -> When:
    found = {parse_date("-".join(part.zfill(2) for part in match if part)) for match in matches}
    known = {when for when in found if when}
    return next(iter(known)) if len(known) == 1 else (None, "")


def _is_other(line: str) -> bool:
    """Return whether a line names a date that is none of publication."""
    return bool(UPDATE.search(line) or _READ_ON.search(line))


def _labelled(line: str) -> Dated | None:
    """Return the date behind a label that opens a line or a part of it ("Ministry - Posted on: ...")."""
    starts = [0, *(sign.end() for sign in _PART.finditer(line))]
    label = next((found for start in starts if (found := _LABEL.match(line, start))), None)
    if not label or _is_other(line[: label.end()]):
        return None
    dates = find_dates(line[: label.end() + 60], whole_months=True)
    if not dates:
        return None
    between = _WEEKDAY.sub("", line[label.end() : dates[0].start], count=1).strip(" ,")
    return dates[0] if not between and dates[0].start >= label.end() else None


def _dateline(line: str) -> Dated | None:
    """Return the date of a line that is a date, with at most a by-line, place, weekday or time beside it."""
    line = line[1:-1] if line.startswith("(") and line.endswith(")") else line
    dates = find_dates(line) if len(line) <= 110 else []
    line = before_update(line) if dates else ""
    dates = [dated for dated in dates if dated.end <= len(line)]
    if len(dates) != 1 or _is_other(line):
        return None
    before, after = line[: dates[0].start], line[dates[0].end :]
    before = _WEEKDAY.sub("", before.strip(), count=1) if _WEEKDAY.fullmatch(before.strip()) else before
    trimmed = before.rstrip(" ,|·•:–—-\t")
    separated = not before or before != trimmed
    plain = len(trimmed.split()) <= 4 and not trimmed.endswith((".", "!", "?"))
    alone = not trimmed or (separated and (plain or _BYLINE.match(trimmed))) or _SECTION.fullmatch(trimmed)
    return dates[0] if alone and _AFTER.fullmatch(after) else None


def _agency(line: str) -> Dated | None:
    """Return the date of a dateline before the text: place, date, dash; or a date alone and a full stop."""
    first = find_dates(line[:40]) if line[:1].isdigit() else []
    if first and not first[0].start and _RUN_IN.match(line, first[0].end):
        return first[0]
    place = _PLACE.match(line)
    dates = find_dates(line[:100]) if place else []
    if not place or not dates or dates[0].start > place.end() + 1:
        return None
    return dates[0] if _AGENCY.match(line, dates[0].end) else None
