"""What nobody sees who opens the file is read all the same, and named."""

import pytest

from mentors.lists.columns.layout import NO_HEADER
from mentors.lists.fields import Field
from mentors.lists.keeping import dumped, loaded
from mentors.lists.preview import layouts, preview
from mentors.lists.reading.safely import read_list
from mentors.queries.imports import MOST_NAMED, hidden_of
from tests.mentors.lists.files import ANNA, HEADINGS, cell, csv_file, ods_file, xlsx_file


def hide(book):
    sheet = book.active
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True


def an_ods() -> bytes:
    rows = ["".join(map(cell, row)) for row in (HEADINGS, ANNA, ANNA)]
    hidden = '<table:table-column table:visibility="collapse"/>'
    before = f'<table:table-column table:number-columns-repeated="4"/>{hidden}<table:table-column/>'
    last = f'<table:table-row table:visibility="filter">{rows[2]}</table:table-row>'
    return ods_file(*rows[:2], before=before, after=last)


@pytest.mark.parametrize("make", [lambda: xlsx_file([HEADINGS, ANNA, ANNA], change=hide), an_ods])
def test_hidden_rows_and_columns_are_read_and_named(make, today):
    book = read_list(make())
    seen = preview(book, layouts(book), known=[], areas={}, today=today)
    assert len(seen.rows) == 2
    (hidden,) = hidden_of(loaded(dumped(seen)))
    assert (hidden.columns, hidden.rows, hidden.count, hidden.whole) == (("E-Mail",), (3,), 1, False)


def test_a_list_without_anything_hidden_names_nothing(today):
    book = read_list(xlsx_file([HEADINGS, ANNA]))
    seen = preview(book, layouts(book), known=[], areas={}, today=today)
    assert hidden_of(loaded(dumped(seen))) == []


def test_of_many_hidden_rows_the_first_are_named_and_the_rest_counted(today):
    def hide_all(book):
        for number in range(2, 40):
            book.active.row_dimensions[number].hidden = True

    people = [["Weiß", f"Anna {n}", "", f"0176 04069{n:03}", "", "", "", "", ""] for n in range(38)]
    book = read_list(xlsx_file([HEADINGS, *people], change=hide_all))
    (hidden,) = hidden_of(loaded(dumped(preview(book, layouts(book), known=[], areas={}, today=today))))
    assert (len(hidden.rows), hidden.count, hidden.more) == (MOST_NAMED, 38, 38 - MOST_NAMED)


def test_without_headings_every_row_is_a_person_and_the_looks_of_the_cells_are_proposed(today):
    people = [["Weiß", f"Anna {n}", f"0176 04069{n:03}", f"anna{n}@example.org"] for n in range(3)]
    book = read_list(csv_file(people))
    proposed = layouts(book)
    assert proposed[""].header == NO_HEADER
    assert [column.field for column in proposed[""].columns] == [None, None, Field.PHONE, Field.MAIL]
    seen = preview(book, proposed, known=[], areas={}, today=today)
    assert seen.counts == {"rows": 3, "new": 0, "known": 0, "unclear": 0, "refused": 3}
    (part,) = loaded(dumped(seen)).parts
    assert [(line.at, line.number, line.cells[1]) for line in part.head] == [
        (0, 1, "Anna 0"),
        (1, 2, "Anna 1"),
        (2, 3, "Anna 2"),
    ]


def test_one_person_without_headings_is_proposed_by_the_looks_of_her_cells(today):
    book = read_list(csv_file([["Weiß", "Anna", "0176 04069563", "anna@example.org"]]))
    proposed = layouts(book)
    assert [column.field for column in proposed[""].columns] == [None, None, Field.PHONE, Field.MAIL]
    named = {"": proposed[""].changed({0: Field.LAST, 1: Field.FIRST})}
    seen = preview(book, named, known=[], areas={}, today=today)
    assert [row.record.name for row in seen.rows] == ["Anna Weiß"]
    # Near miss: one row by which nobody could be reached, and one cell of many rows.
    assert layouts(read_list(csv_file([["Weiß", "Anna", "Rodenbeck"]]))) == {}
    assert layouts(read_list(csv_file([["Weiß", "0176 04069563"], ["Schwarz", ""]]))) == {}


def test_beside_a_sheet_with_headings_one_without_is_left_alone(today):
    def more(book):
        book.create_sheet("Notizen").append(["Bürgerhaus", "0571 12345"])
        book["Notizen"].append(["Rathaus", "0571 54321"])

    book = read_list(xlsx_file([HEADINGS, ANNA], change=more))
    assert set(layouts(book)) == {"Liste"}


def test_what_may_never_be_stored_stands_in_no_sample(today):
    book = read_list(csv_file([[*HEADINGS, "Religion"], [*ANNA, "evangelisch"]]))
    seen = preview(book, layouts(book), known=[], areas={}, today=today)
    assert "evangelisch" not in dumped(seen).decode()
