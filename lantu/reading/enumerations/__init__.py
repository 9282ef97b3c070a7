"""列举 · numbers that announce a list (六大产业：…), the list, and whether the two agree."""

from __future__ import annotations

from lantu.plan.model import Enumeration, Section
from lantu.reading.enumerations.after import list_after
from lantu.reading.enumerations.announcements import Announcement, find_announcements
from lantu.reading.enumerations.before import list_before
from lantu.reading.enumerations.elsewhere import Elsewhere
from lantu.reading.enumerations.listing import Listing
from lantu.source.text import SourceText


def read_enumerations(text: SourceText, outline: tuple[Section, ...]) -> tuple[Enumeration, ...]:
    """Return the enumerations (列举) of a text in order: announced, listed, and whether listed = announced.

    A list stands right before its number (甲、乙、丙三大工程), after it (四大板块：一是…；二是…), or, for a slogan made of
    numerals (“两区五基地”), elsewhere in the document. A number whose list is not found announces nothing that could be
    checked and is left out; a list that ends in 等 is open, and is given only where it is complete.

    >>> text = SourceText.of_words("做强煤炭、焦化、建材三大产业。办好“吃、住、行、游”五件事。")
    >>> [(e.announced, e.listed, e.holds, e.items) for e in read_enumerations(text, ())]
    [(3, 3, True, ('煤炭', '焦化', '建材')), (5, 4, False, ('吃', '住', '行', '游'))]
    """
    elsewhere = Elsewhere(text, outline)
    found = []
    for announcement in find_announcements(text):
        listing = (
            list_before(text.words, announcement)
            or list_after(text, announcement, outline)
            or elsewhere.find(announcement)
        )
        if listing is not None:
            found.append(_enumeration(text, announcement, listing))
    return tuple(found)


def _enumeration(text: SourceText, announcement: Announcement, listing: Listing) -> Enumeration:
    items = tuple(text.words[start:end] for start, end in listing.items)
    near = [span for span in listing.items if announcement.block_start <= span[0] and span[1] <= announcement.block_end]
    first = min([announcement.start, *(start for start, _ in near if start < announcement.start)])
    last = max([announcement.end, *(end for _, end in near if listing.follows)])
    count = len(items)
    return Enumeration(
        announced=announcement.number,
        items=items,
        listed=count,
        holds=count == announcement.number,
        place=text.place(first, last),
        item_places=tuple(text.place(start, end) for start, end in listing.items),
    )
