"""The page as a document: parses, needs nothing from outside, every link has its target, all text escaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kerege.report import write_report

VOID = {"meta", "link", "br", "col", "img", "input", "hr"}


class Reader(HTMLParser):
    """Collects ids, links and loaded addresses, and checks that tags nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.text: list[str] = []
        self.tags: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        given = {k: v or "" for k, v in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])
        self.loaded += [v for k, v in given.items() if k in {"src", "srcset", "xlink:href", "data", "poster"}]
        if tag in {"link", "use", "image"}:
            self.loaded.append(given.get("href", ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@pytest.fixture(scope="module")
def page(written: tuple[Any, Path]) -> str:
    return (written[1] / "report.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reader(page: str) -> Reader:
    found = Reader()
    found.feed(page)
    found.close()
    return found


def test_the_page_nests_properly_and_ids_are_unique(reader: Reader) -> None:
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    assert {"answer", "routes", "balance", "shocks", "backtests", "conflicts", "numbers", "claims"} <= set(
        reader.ids
    )


def test_every_internal_link_has_a_target(reader: Reader) -> None:
    inside = {link[1:] for link in reader.links if link.startswith("#")}
    assert inside
    assert inside <= set(reader.ids)


def test_nothing_is_loaded_from_outside(page: str, reader: Reader) -> None:
    assert all(address.startswith("data:") for address in reader.loaded)
    without_links = re.sub(r'<a href="https?://[^"]*" rel="external noopener noreferrer">', "<a>", page)
    assert not re.search(r"""(src|srcset|data|poster)\s*=\s*["']?\s*(https?:)?//""", without_links)
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|<iframe|<object|<embed", without_links)
    assert "https://" not in without_links.replace("https://example.org", "")


def test_sources_are_links_only_where_they_are_addresses(reader: Reader) -> None:
    outside = {link for link in reader.links if not link.startswith("#")}
    assert outside == {"https://example.org/a", "https://example.org/b?x=1&y=2"}


def test_every_number_of_the_register_links_to_claims_that_exist(study: Any, page: str) -> None:
    for key, number in study.case.numbers.items():
        anchor = "number-" + "-".join(part.replace(":", "-") for part in key if part)
        row = page[page.index(f'<tr id="{anchor}"') :]
        row = row[: row.index("</tr>")]
        assert re.findall(r'href="#claim-([^"]+)"', row) == list(number.estimate.members)
    assert all(f'<tr id="claim-{claim}"' in page for claim in study.case.book.claims)


def test_text_of_the_case_stays_text(page: str, reader: Reader) -> None:
    assert page.count("<script>") == 1
    assert "&lt;script&gt;alert(&#39;note&#39;)&lt;/script&gt; &amp; more" in page
    assert "<b>ports</b>" not in page
    assert any("<script>alert('note')</script> & more" in text for text in reader.text)


def test_the_answer_names_loser_amount_range_and_months(reader: Reader) -> None:
    text = "".join(reader.text)
    answer = " ".join(text[text.index("The answer") :].split())
    assert "CPC shut for 90 days (1 April 2023 to " in answer
    assert re.search(r"Kazakhstan loses 6\.\d\d billion USD \(5\.10 to 7\.90\)", answer)
    assert "of a year's GDP" in answer
    assert re.search(r"By month, in billion USD: Apr \N{MINUS SIGN}2\.10, May", answer)
    assert "Others who gain: Rest of the world " in answer
    assert "find another way out, by Atyrau to Samara" in answer
    assert "within 1 % of normal again from August 2023" in answer
    assert "Of 2 past events that test the model, 2 come out as observed; 1 more tests nothing" in answer


def test_each_income_counts_once_and_members_stand_apart(study: Any, reader: Reader) -> None:
    text = " ".join("".join(reader.text).split())
    first = text[text.index("Change of income, each income counted once") :]
    first = first[: first.index("Members of European Union")]
    assert "Germany" not in first
    summed = study.shocks[0].changes.blocs["change"][0] / 1000
    assert f"European Union {abs(summed):.0f} million USD" in text
    inside = text[text.index("Members of European Union") :][:400]
    assert "Other members" in inside
    assert "Germany" in inside


def test_no_event_is_left_out(study: Any, page: str) -> None:
    for event in study.case.events:
        assert f'id="event-{event.id}"' in page


def test_an_event_that_was_not_run_is_named(study: Any, tmp_path: Path) -> None:
    study.backtests = study.backtests[:1]
    page = write_report(study, tmp_path / "out").read_text(encoding="utf-8")
    assert "Not run: BT12 Court order that lost nothing, BT20 Blackout." in page


def test_a_study_without_shocks_or_events_still_makes_a_page(study: Any, tmp_path: Path) -> None:
    study.shocks, study.backtests = (), ()
    reader = Reader()
    reader.feed(write_report(study, tmp_path / "out").read_text(encoding="utf-8"))
    assert reader.open == []
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)
    assert "The case holds no shock" in "".join(reader.text)


def test_negative_numbers_carry_a_true_minus_sign(page: str) -> None:
    cells = re.findall(r'<td class="n[^"]*">(?:<a[^>]*>)?([^<]*)', page)
    assert any(cell.startswith("\N{MINUS SIGN}") for cell in cells)
    assert not any(re.match(r"-\d", cell) for cell in cells)


def test_every_drawing_has_a_title_and_a_description(page: str) -> None:
    drawings = re.findall(r'<svg [^>]*role="img"[^>]*>.{0,400}', page, re.DOTALL)
    assert len(drawings) >= 10
    for drawing in drawings:
        assert "aria-labelledby=" in drawing
        assert "<title " in drawing


def test_the_border_convention_stands_under_the_map(page: str) -> None:
    assert page.index("Natural Earth 4.1") > page.index('id="map-base"')


def test_the_same_study_gives_the_same_page(study: Any, tmp_path: Path) -> None:
    one = write_report(study, tmp_path / "one").read_bytes()
    two = write_report(study, tmp_path / "two").read_bytes()
    assert one == two
