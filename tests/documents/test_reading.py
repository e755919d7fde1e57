import os
import socket
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_files import GERMAN, check_offsets, refusal, told

import kerege.documents
from kerege.base.findings import FindingsError, Severity
from kerege.documents import Document, read_document, read_documents
from kerege.documents.limits import MAX_BYTES, MAX_FOLDER_DEPTH, MAX_PARAGRAPHS

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"


def test_text_is_kept_to_the_character() -> None:
    raw = "Erster Satz.  \r\n\r\n\tZweiter\u00a0Satz. Dritter?\rNoch einer.\n"
    document = read_document(raw.encode(), name="a.txt")
    assert document.text == raw
    assert document.form == "text"
    assert told(document) == ["Erster Satz.", "Zweiter\u00a0Satz.", "Dritter?", "Noch einer."]
    assert document.name == "a.txt"
    assert len(document.digest) == 64
    check_offsets(document)


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_document("\ufeffÖl ist da.".encode(), name="a.txt")
    assert document.text == "Öl ist da."
    assert document.findings == ()


def attempt(data: bytes, form: str | None) -> tuple[Document | None, set[str]]:
    try:
        return read_document(data, name="x.bin", form=form), set()
    except FindingsError as raised:
        return None, {f.code for f in raised.findings if f.severity is Severity.ERROR}


@given(st.text(max_size=400))
def test_offsets_hold_on_any_text(text: str) -> None:
    data = text.encode("utf-8", "replace")
    document, codes = attempt(data, "text")
    if document is None:
        assert codes & {"no-text", "form-unsupported", "encoding-unknown"}
    else:
        check_offsets(document)


@given(
    st.text(alphabet='ab.АБә!?…"„“»() \n\t#*[]|->`_1279\\:/', max_size=300),
    st.sampled_from(["text", "markdown"]),
)
@settings(max_examples=300)
def test_offsets_hold_on_stops_and_markup(text: str, form: str) -> None:
    document, _ = attempt(text.encode(), form)
    if document is not None:
        assert document.text == text
        check_offsets(document)


@given(st.binary(max_size=600), st.sampled_from([None, "text", "markdown", "html"]))
@settings(max_examples=200)
def test_any_bytes_give_a_document_or_findings(data: bytes, form: str | None) -> None:
    document, codes = attempt(data, form)
    if document is None:
        assert codes
    else:
        check_offsets(document)


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(GERMAN[0], encoding="utf-8")
    (tmp_path / "b" / "c.docx").write_bytes(b"PK\x03\x04word/")
    (tmp_path / "b" / "d.txt").write_text(GERMAN[1], encoding="utf-8")
    (tmp_path / ".hidden").write_text("no", encoding="utf-8")
    (tmp_path / "e.txt").write_bytes(b"")
    read = list(read_documents([tmp_path, tmp_path / "absent.txt"]))
    assert [d.name if d else f[0].code for d, f in read] == [
        "a.txt",
        "form-unsupported",
        "d.txt",
        "no-text",
        "file-unreadable",
    ]


def test_reading_is_a_stream(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN[0], encoding="utf-8")
    endless = (tmp_path / "a.txt" for _ in iter(int, 1))
    stream = read_documents(endless)
    assert [next(stream)[0] is not None for _ in range(3)] == [True, True, True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
def test_pipes_devices_and_folders_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, kind in (
        (tmp_path / "pipe", "a named pipe"),
        (Path("/dev/zero"), "a device"),
        (tmp_path, "a folder"),
    ):
        with pytest.raises(FindingsError) as raised:
            read_document(path)
        (finding,) = raised.value.findings
        assert (finding.code, finding.found) == ("not-a-file", kind)
        assert "not a file" in finding.message


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_link_loops_and_odd_names_end_in_findings(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "self").symlink_to(tmp_path)
    (tmp_path / "odd\nname\u202e.txt").write_text(GERMAN[0], encoding="utf-8")
    read = list(read_documents([tmp_path]))
    assert [f[0].code for d, f in read if d is None] == ["file-unreadable", "not-a-file"]
    (document,) = [d for d, _ in read if d]
    assert document.name == "odd\\nname\\u202e.txt"
    with pytest.raises(FindingsError, match="file-unreadable"):
        read_document("a\x00b")


def test_undecodable_names_are_written_as_escapes(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff.txt"
    try:
        with open(path, "wb") as file:  # noqa: PTH123  (a name that is no text)
            file.write(GERMAN[0].encode())
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    ((document, _),) = read_documents([tmp_path])
    assert document is not None
    assert document.name == "\\udcff.txt"


def test_a_gigabyte_in_a_sparse_file_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(FindingsError) as raised:
        read_document(tmp_path / "big.txt")
    (finding,) = raised.value.findings
    assert (finding.code, finding.expected, finding.found) == (
        "file-too-large",
        "at most 32 MiB",
        "1,024.0 MiB",
    )


def test_too_much_of_anything_is_refused() -> None:
    assert refusal(b"a" * (MAX_BYTES + 1), "a.txt") == ("file-too-large",)
    assert refusal(b"a" * 10_000_000, "a.txt") == ("text-too-long",)
    assert refusal(b"a\n\n" * (MAX_PARAGRAPHS + 1), "a.txt") == ("too-many-paragraphs",)
    assert refusal(b" \n\t", "a.txt") == ("no-text",)
    assert refusal(b"---\n", "a.md") == ("no-text",)


def test_a_long_word_is_cut_and_said() -> None:
    document = read_document(b"a" * 1_000_000, name="a.txt")
    check_offsets(document)
    assert max(s.end - s.start for s in document.sentences) <= 5_000
    assert [f.code for f in document.findings] == ["long-sentences"]


@pytest.mark.parametrize(
    "unit",
    [
        "A. ",
        "1. ",
        "z. B. ",
        "г. ",
        '."',
        ".",
        "17. Juni ",
        "1 january 2024 ",
        "[",
        "<!--",
        "](a",
        "|a",
        "_a ",
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_traps_for_expressions_stay_linear(unit: str, form: str) -> None:
    check_offsets(read_document(("ab " + unit * (60_000 // len(unit))).encode(), name="a", form=form))


def test_wishes_are_checked() -> None:
    assert refusal(b"Ein Satz.", "a.txt", form="docx") == ("form-unknown",)
    assert refusal(b"Ein Satz.", "a.txt", published="gestern") == ("date-unknown",)
    stated = read_document(b"Ein Satz.", name="2020-01-01.txt", published="2024-11")
    assert (stated.published, stated.published_precision) == (date(2024, 11, 1), "month")
    assert read_document(b"Ein Satz.", name="a.txt", published=date(2024, 5, 6)).published == date(2024, 5, 6)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    # still a class: modules first loaded here name it as a type
    monkeypatch.setattr(socket, "socket", type("Refused", (socket.socket,), {"__init__": refuse}))
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for words in (
        b"http://example.org/",
        b"<html><body><img src=http://example.org/a.png><p>Ein Satz.</p></body>",
    ):
        read_document(words, name="a.html")


def test_public_names() -> None:
    assert all(getattr(kerege.documents, name) for name in kerege.documents.__all__)
    with pytest.raises(AttributeError, match="no attribute"):
        _ = kerege.documents.nothing


@pytest.mark.shared
def test_the_five_articles() -> None:
    if not ARTICLES.is_dir():
        pytest.skip("the evidence folder is not beside this checkout")
    read = {d.name[:3]: d for path in sorted(ARTICLES.glob("*.txt")) for d in [read_document(path)]}
    assert [d.paragraphs[-1].language for d in read.values()] == ["nl", "de", "de", "de", "de"]
    assert all(len({s.language for s in d.sentences}) == 1 for d in read.values())
    counts = {name: len(d.sentences) for name, d in read.items()}
    assert all(abs(counts[n] - near) <= 3 for n, near in zip(counts, (57, 19, 20, 53, 38), strict=True))
    dates = {name: (d.published, d.published_precision) for name, d in read.items() if d.published}
    assert dates == {"001": (date(2024, 1, 31), "day"), "003": (date(2024, 11, 1), "month")}
    for document in read.values():
        check_offsets(document)
        assert document.findings == ()


@pytest.mark.skipif(sys.platform == "win32", reason="long paths need rights there")
def test_folders_too_deep_end_in_a_finding(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * (MAX_FOLDER_DEPTH + 2))
    deep.mkdir(parents=True)
    ((document, (finding,)),) = read_documents([tmp_path])
    assert document is None
    assert finding.code == "folder-too-deep"
    assert "too deep to be walked" in finding.message
