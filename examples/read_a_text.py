"""From a text to a reviewed claim: read it, see how it stands to a case, accept one, follow it back.

The text is made up for this example; its figures are those of claims in the case, or differ from them.

Run: python examples/read_a_text.py
"""

import tempfile
from pathlib import Path

import kerege as kg
from kerege.evidence import open_candidates, open_ledger, review, store_reading, trace
from kerege.review.words import figure_words, what_words, who_words

TEXT = """Astana, 12 March 2024

Kazakhstan exported 46.6 million tonnes of crude to the European Union in 2023, the energy ministry said.
Trade with China came to 31.5 billion dollars last year.
The capacity of the CPC pipeline is 60 million tonnes a year.
Transit through Kazakhstan is expected to reach 35 million tonnes by 2029.
"""


def main() -> None:
    case = kg.load_case("kazakhstan")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "note.txt")
        path.write_text(TEXT, encoding="utf-8")
        (sheet,) = kg.read_texts([path], case=case).sheets
        for candidate, match in zip(sheet.candidates, sheet.matches, strict=True):
            if candidate.kind == "quantity":
                known = ", ".join(c.claim for c in match.comparisons)
                print(f"{figure_words(candidate)}: {what_words(candidate)}, {who_words(candidate)},", end=" ")
                print(f"{candidate.period}, said by {candidate.speaker}: {match.status} {known}".rstrip())

        with open_ledger(Path(folder, "claims.db")) as ledger:
            store_reading(ledger, sheet.document, sheet.candidates, author="A. Analyst")
            waiting = open_candidates(ledger)
            first = next(w for w in waiting if w.candidate.kind == "quantity")
            made = review(ledger, first.id, "accept", author="B. Reviewer")
            back = trace(ledger, made.claim)
            print(f"\n{len(waiting)} candidates wait. {made.author} accepts {made.claim}:")
            print(f"  {back.claim.value} {back.claim.unit} rests on: {back.sentence.strip()}")


if __name__ == "__main__":
    main()
