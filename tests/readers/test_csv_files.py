from __future__ import annotations

import random

import polars as pl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

HEADER = "commenter,post_id,post_author,text\n"


def texts(log: gk.Log) -> list[str | None]:
    return log.interactions["text"].to_list()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators(separator: str, write: Write) -> None:
    text = "commenter,post_id,post_author,text\nben,p1,ana,hi\n".replace(",", separator)
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana")]


def test_tabs_in_a_tsv_whose_header_holds_commas(write: Write) -> None:
    text = "commenter\tpost_id\tpost_author\tlikes, shares, and saves, all\nben\tp1\tana\t3\n"
    assert ends(gk.read(write("comments.tsv", text))) == [("ben", "ana")]


@pytest.mark.parametrize(
    ("header", "last"),
    [(HEADER, "cem,p1,ana,x"), (HEADER, '"cem,p1,ana,x"'), (f'"{HEADER.strip()}"\n', '"cem,p1,ana,x"')],
)
def test_lines_that_a_spreadsheet_took_for_cells(header: str, last: str, write: Write) -> None:
    """Where Excel parts cells by semicolons, it saves a line with quotes in it as one cell in quotes."""
    log = gk.read(write("comments.csv", f'{header}"ben,p1,ana,""hi, you"""\n{last}\n'))
    assert ends(log) == [("ben", "ana"), ("cem", "ana")]
    assert texts(log) == ["hi, you", "x"]


def test_lines_in_cells_may_be_parts_of_a_row(write: Write) -> None:
    lines = ("commenter,post_id,post_author,text", 'ben,p1,ana,"hi', 'you"')
    text = "".join('"' + line.replace('"', '""') + '"\n' for line in lines)
    assert texts(gk.read(write("comments.csv", text))) == ["hi\nyou"]


@pytest.mark.parametrize("cell", ["ben, b", "ben\nb,,,", "b" * 200_000])
def test_a_short_row_is_no_line_in_a_cell(cell: str, write: Write) -> None:
    log = gk.read(write("comments.csv", f'{HEADER}"{cell}"\ncem,p1,ana,x\n'))
    assert log.interactions["actor_id"].to_list() == [cell, "cem"]


@pytest.mark.parametrize("name", ["comments.tsv", "comments.tab"])
@pytest.mark.parametrize("separator", [",", ";", "|"])
def test_a_table_without_tabs_though_its_name_says_so(name: str, separator: str, write: Write) -> None:
    text = (HEADER + "ben,p1,ana,hi\n").replace(",", separator)
    assert ends(gk.read(write(name, text))) == [("ben", "ana")]


def test_a_header_with_separators_in_quotes(write: Write) -> None:
    text = '"commenter";"post_id";"post_author";"a,b,c,d,e,f"\nben;p1;ana;x\n'
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana")]


def test_cells_with_line_breaks_quotes_and_separators(write: Write) -> None:
    cell = 'one\ntwo, "three"\r\nfour'
    text = HEADER + 'ben,p1,ana,"' + cell.replace('"', '""') + '"\ncem,p1,ana,x\n'
    log = gk.read(write("comments.csv", text))
    assert texts(log) == [cell, "x"]


def test_quotes_in_the_middle_of_a_cell(write: Write) -> None:
    log = gk.read(write("comments.csv", HEADER + 'ben,p1,ana,a 5" tin\ncem,p1,ana,x\ndora,p2,ana,"a, b"\n'))
    assert texts(log) == ['a 5" tin', "x", "a, b"]


def test_a_quote_that_never_closes(write: Write) -> None:
    with pytest.raises(gk.DataError, match=r"row 2 .*a quote that opens in this row is never closed") as caught:
        gk.read(write("comments.csv", HEADER + 'ben,p1,ana,x\ncem,p1,ana,"x\n' + "dora,p1,ana,y\n" * 9))
    assert caught.value.row == 2


def test_more_after_a_closing_quote(write: Write) -> None:
    with pytest.raises(gk.DataError, match="row 1 ") as caught:
        gk.read(write("comments.csv", HEADER + 'ben,p1,ana,"hi" she said\n'))
    assert caught.value.row == 1
    assert "quotes" in caught.value.advice


def test_too_many_cells(write: Write) -> None:
    with pytest.raises(gk.DataError, match="row 2 has 6 cells, the header 4") as caught:
        gk.read(write("comments.csv", HEADER + "ben,p1,ana,x\ncem,p1,ana,a, b, c\n"))
    assert caught.value.row == 2


def test_too_few_cells_are_counted(write: Write) -> None:
    log = gk.read(write("comments.csv", HEADER + "ben,p1,ana,\ncem,p1\ndora,p1,ana\n"))
    assert ends(log) == [("ben", "ana"), ("cem", "ana"), ("dora", "ana")]
    assert "2 rows shorter than the header" in told(log)


def test_empty_last_cells_are_not_too_few(write: Write) -> None:
    log = gk.read(write("comments.csv", HEADER + 'ben,p1,ana,\ncem,p1,ana,"a, ""b"" \n"\n'))
    assert log.notes == ()


def test_too_few_cells_beside_stray_quotes(write: Write) -> None:
    log = gk.read(write("comments.csv", HEADER + 'ben,p1,ana,5" tin\ncem,p1,ana\ndora,p1,ana,\n'))
    assert texts(log) == ['5" tin', None, None]
    assert "1 rows shorter than the header" in told(log)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_blank_lines_are_no_comments(line_end: str, write: Write) -> None:
    text = ("\n" + HEADER + "\nben,p1,ana,x\n\n,,,\ncem,p1,ana,y\n\n\n").replace("\n", line_end)
    log = gk.read(write("comments.csv", text))
    assert ends(log) == [("ben", "ana"), ("cem", "ana")]
    assert "rows with nothing in them, passed over" in told(log)


def test_two_columns_of_one_name(write: Write) -> None:
    log = gk.read(write("comments.csv", "commenter,commenter,post_id,post_author\nben,cem,p1,ana\n"))
    assert ends(log) == [("ben", "ana")]
    assert "1 columns share a name with one before, which was read: commenter_duplicated_0" in told(log)


def test_two_spellings_of_one_name(write: Write) -> None:
    log = gk.read(write("comments.csv", "Commenter,post id,commenter,PostAuthor\nben,p1,cem,ana\n"))
    assert ends(log) == [("ben", "ana")]
    assert "1 columns share a name" in told(log)


@pytest.mark.parametrize("name", ["^commenter$", "*", "^.*$"])
def test_column_names_that_look_like_patterns(name: str, write: Write) -> None:
    text = f"{name},post_id,post_author\nben,p1,ana\n"
    assert ends(gk.read(write("comments.csv", text), columns={"commenter": name})) == [("ben", "ana")]


@pytest.mark.parametrize("content", ["\n", "   \n  \n", ",,,\n1,2,3,4\n", "\ufeff"])
def test_a_file_without_a_header(content: str, write: Write) -> None:
    with pytest.raises(gk.DataError, match="no header"):
        gk.read(write("comments.csv", content))


def test_a_header_alone(write: Write) -> None:
    with pytest.raises(gk.DataError, match=r"no comment and no tie in .*comments.csv \(0 interactions\)"):
        gk.read(write("comments.csv", HEADER))
    log = gk.read([write("comments.csv", HEADER), write("more_comments.csv", HEADER + "ben,p1,ana,x\n")])
    assert "1 file with a header and no rows" in told(log)


def test_large_tables_keep_every_row(write: Write) -> None:
    """Large enough for polars to read it in several pieces at once."""
    draw = random.Random(0)
    cells = ["x", "", "a\nb", 'say ""hi""', "a, b", "\n\n", "it's"]
    rows = [f'u{number},p1,ana,"{draw.choice(cells) * draw.randrange(5)}"\n' for number in range(40_000)]
    log = gk.read(write("comments.csv", HEADER + "".join(rows)))
    assert log.interactions["actor_id"].to_list() == [f"u{number}" for number in range(40_000)]


def test_a_cell_longer_than_the_standard_library_likes(write: Write) -> None:
    long = "x" * 200_000
    log = gk.read(write("comments.csv", HEADER + f'ben,p1,ana,{long} 5" tin\n'))
    assert texts(log) == [f'{long} 5" tin']


def test_ids_stay_as_they_are_written(write: Write) -> None:
    ids = ["18093512345678901", "9007199254740993", "-1", "007", "UCaXkIU1"]
    rows = "".join(f"{who},{who},{who},x\n" for who in ids)
    log = gk.read(write("comments.csv", HEADER.replace("commenter", "commenter_id") + rows))
    assert log.interactions["actor_id"].to_list() == ids
    assert log.interactions["post_id"].to_list() == ids


@pytest.mark.parametrize("column", ["commenter_id", "commenter", "post_id", "post_author"])
def test_ids_that_a_spreadsheet_rounded(column: str, write: Write) -> None:
    header = "commenter_id,commenter,post_id,post_author"
    cells = ["5", "ben", "7", "ana"]
    cells[header.split(",").index(column)] = "1.80935E+16"
    with pytest.raises(gk.DataError, match=r"row 2 .*was rounded: 1\.80935E") as caught:
        gk.read(write("comments.csv", f"{header}\n5,ben,7,ana\n{','.join(cells)}\n"))
    assert (caught.value.row, caught.value.column) == (2, column)


def test_a_column_of_numbers_and_words(write: Write) -> None:
    text = "commenter,post_id,post_author,likes\nben,p1,ana,3\ncem,p1,ana,many\ndora,p1,ana,1.2K\n"
    log = gk.read(write("comments.csv", text))
    assert log.interactions["likes"].to_list() == [3, None, 1200]
    assert "1 cells in “likes” could not be understood" in told(log)


def test_schemas_hold(write: Write) -> None:
    from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS

    log = gk.read(write("comments.csv", HEADER + "ben,p1,ana,x\n"))
    for frame, schema in ((log.accounts, ACCOUNTS), (log.posts, POSTS), (log.interactions, INTERACTIONS)):
        assert frame.schema == pl.Schema(schema)
    assert log.edges.schema == EDGES


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (r'"she said \"hi\" twice"', 'she said "hi" twice'),
        (r'"\"hi\""', '"hi"'),
        (r'"\"hi\", she said"', '"hi", she said'),
        (r'"5\", or 6\""', '5", or 6"'),
        (r'"doubled ""so"" and \"so\", once"', 'doubled "so" and "so", once'),
        (r'"¯\_(ツ)_/¯ \"so\""', r'¯\_(ツ)_/¯ "so"'),
    ],
)
def test_quotes_behind_a_stroke(written: str, said: str, write: Write) -> None:
    log = gk.read(write("comments.csv", f"{HEADER}ben,p1,ana,{written}\ncem,p1,ana,x\n"))
    assert texts(log) == [said, "x"]


@pytest.mark.parametrize("last", [r"C:\ ", "C:\\"])
def test_a_stroke_at_the_end_of_a_cell_escapes_nothing(last: str, write: Write) -> None:
    text = f'text,commenter,post_id,post_author\n"{last}","ben","p1","ana"\n"a, b","cem","p1","ana"\n'
    log = gk.read(write("comments.csv", text))
    assert texts(log) == [last, "a, b"]
    assert ends(log) == [("ben", "ana"), ("cem", "ana")]


def test_tabs_with_quotes_as_they_are_written(write: Write) -> None:
    text = 'commenter\tpost_id\tpost_author\ttext\nben\tp1\tana\t"hi" she said\ncem\tp1\tana\t"so\n'
    assert texts(gk.read(write("comments.tsv", text))) == ['"hi" she said', '"so']


def test_a_table_of_two_columns_is_not_one_record(write: Write) -> None:
    log = gk.read(write("accounts.csv", "id,title\nchannelId,Ana\nUC2,Ben\n"))
    assert log.accounts.select("account_id", "name").rows() == [("channelId", "Ana"), ("UC2", "Ben")]


def test_a_cell_without_end_in_a_table_of_two_columns(write: Write) -> None:
    text = 'id,title\nUC1,"' + ("x" * 1000 + "\n") * 17_000
    with pytest.raises(gk.DataError, match="not a proper table"):
        gk.read(write("accounts.csv", text))


def test_short_rows_are_counted_where_a_reader_knows_the_table_too(write: Write) -> None:
    log = gk.read(
        write("comments.csv", "postUrl,id,ownerUsername,text\ninstagram.com/p/A1/,1,ben,\ninstagram.com/p/A1/,2,cem\n")
    )
    assert "1 rows shorter than the header" in told(log)


def test_tables_put_one_behind_the_other(write: Write) -> None:
    log = gk.read(write("comments.csv", HEADER + "ben,p1,ana,hi\n" + HEADER + "cem,p1,ana,text\n"))
    assert ends(log) == [("ben", "ana"), ("cem", "ana")]
    assert "1 rows that name the columns again, passed over" in told(log)


def test_ids_that_a_spreadsheet_took_for_formulas(write: Write) -> None:
    """Ids of YouTube may begin with a stroke."""
    with pytest.raises(gk.DataError, match=r"the id in row 2 of “post_id” was taken for a formula: #NAME\?"):
        gk.read(write("comments.csv", HEADER + "ben,p1,ana,x\ncem,#NAME?,ana,y\n"))


@pytest.mark.parametrize(
    ("ids", "refused"),
    [
        (["18093536360613600", "7", "18093536360614700", "18093536360615900"], True),
        (["7300012345678901000", "7300012345678904000", "7300012345679901000"], True),
        (["18093536360613600", "18093536360614700", "18093536360615901"], False),
        (["18093536360613600", "18093536360613600", "18093536360614700"], False),
        (["100", "200", "1700000000000000"], False),
    ],
)
def test_ids_whose_last_digits_a_program_filled_up_with_zeros(ids: list[str], refused: bool, write: Write) -> None:
    path = write("comments.csv", "commenter_id,post_author\n" + "".join(f"{id_},ana\n" for id_ in ids))
    if not refused:
        assert gk.read(path).interactions["actor_id"].to_list() == ids
        return
    with pytest.raises(gk.DataError, match=rf"row 1 of “commenter_id” was rounded: {ids[0]}"):
        gk.read(path)


def test_times_that_may_be_read_two_ways_are_told_how_to_be_written(write: Write) -> None:
    log = gk.read(write("a.csv", "commenter,post_author,date\nben,ana,5/1/2026\ncem,ana,6/1/2026\n"))
    assert log.interactions["created_at"].to_list() == [None, None]
    assert "2 cells in “date” could not be understood: taken as unknown (write them as 2026-01-31 15:05)" in told(log)
