"""Prints an archive of N documents about invented councils, one a line: `generate.py N`.

One document in four contradicts itself; five lines, at fixed places, are no documents. The same N gives the same bytes.
"""

import datetime
import json
import sys

TOWNS = ["Aune", "Brekke", "Ost", "Karadal", "Sarykol", "Velna", "Tormi"]
PEOPLE = ["Ida Lindqvist", "Jon Aasen", "Marit Solheim", "Oskar Ruiz", "Dana Petrova"]
BAD = [
    "{this is no JSON",
    '{"id": "no-text"}',
    '{"id": "no-date", "text": "The council met.", "date": "2022-13-40"}',
    '{"id": "a-number", "text": 5}',
    '["a", "list"]',
]


def document(n):
    """The n-th document: sound, or with a weekday, a sum or a word that is wrong."""
    day = datetime.date(2022, 1, 3) + datetime.timedelta(days=n % 300)
    told = day + datetime.timedelta(days=1 if n % 4 == 1 else 0)
    town, person = TOWNS[n % len(TOWNS)], PEOPLE[n % len(PEOPLE)]
    whole = 20 + n % 50
    voted = whole - 7 + (9 if n % 8 == 3 else 0)
    twice = "the the" if n % 16 == 7 else "the"
    paragraphs = [
        f"{town.upper()}, {told:%A}, {day:%B} {day.day} -- The council of {town} met in {twice} town hall, "
        f"Mayor {person} said, to speak about the bridge.",
        f"{person} told reporters that {whole} villages had been cut off, of which {voted} have been reached by road "
        f"and 5 by boat.",
        f'"We will mend the bridge before the winter," {person} said. The council meets again in a month.',
    ]
    return {"id": f"{day:%Y/%m}/{n:05}", "text": "\n\n".join(paragraphs), "date": day.isoformat()}


def main():
    number = int(sys.argv[1])
    places = {number * (2 * i + 1) // (2 * len(BAD)): line for i, line in enumerate(BAD)}
    for n in range(number):
        if n in places:
            print(places[n])
        print(json.dumps(document(n)))


main()
