"""Limits that keep every input bounded in time and memory."""

from __future__ import annotations

from typing import Final

#: bytes of a file; larger files (sparse ones included) are refused unread
MAX_BYTES: Final = 32 * 2**20
#: characters of a text after decoding or extraction, about three hundred articles or one book
MAX_CHARS: Final = 2_000_000
#: paragraphs of a document
MAX_PARAGRAPHS: Final = 100_000
#: characters of a sentence; longer runs are cut at white space, for the sake of every later stage
MAX_SENTENCE: Final = 5_000
#: HTML read in this process; anything larger, richer or with longer tags goes to the child process
EASY_HTML_CHARS: Final = 100_000
EASY_HTML_TAGS: Final = 5_000
EASY_HTML_TAG_CHARS: Final = 8_000
#: pages of a PDF
MAX_PAGES: Final = 3_000
#: child process: seconds for one file, bytes of address space
CHILD_SECONDS: Final = 6.0
CHILD_MEMORY: Final = 1536 * 2**20
#: folders inside folders
MAX_FOLDER_DEPTH: Final = 40
