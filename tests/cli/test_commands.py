"""why, communities, map, export, demo, and the group itself."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from graphkit_cli.main import COMMANDS
from tests.cli.conftest import FILES, Run


@pytest.fixture
def result(run: Run, small: Path) -> Path:
    assert run("expand", *FILES, "--seed", "@ana", "-o", "out").code == 0
    return small / "out"


def test_why_tells_for_and_against(run: Run, result: Path) -> None:
    ran = run("why", "@ben", "-d", "out")
    assert "+  Commented on 1 post by @ana, and @ana on 1 of theirs, latest 2 May 2026" in ran.out
    assert "-  Only 3 posts seen" in ran.out
    assert "@ben: candidate 1 of 3 (with other posts seen, 1 to 3), score" in ran.err


def test_why_suggests_the_nearest_handles(run: Run, result: Path) -> None:
    ran = run("why", "@bn", "-d", "out")
    assert ran.code == 3
    assert "Did you mean @ben" in ran.err


def test_why_of_a_seed_and_of_a_fan(run: Run, result: Path) -> None:
    assert "not scored: a seed" in run("why", "ana", "-d", "out").err


def test_a_score_of_which_nothing_is_known_is_said_to_be_unknown(run: Run, small: Path) -> None:
    """Only the topic counts, and no word of ben's is there."""
    silent = {"posts": ("cake", "tarts", "pies"), "comments": ("lovely", "hm"), "accounts": ("baker",)}
    for name, words in silent.items():
        table = small / f"{name}.csv"
        table.write_text(re.sub("|".join(words), "", table.read_text()))
    weights = [f"--weight={part}=0" for part in ("closeness", "exchange", "brand", "engagement", "reach", "look")]
    asked = ("--keyword", "rolls", *weights, "--weight=topic=100")

    ran = run("expand", *FILES, "--seed", "@ana", "-o", "out", *asked)
    assert ran.code == 0
    assert re.search(r"@ben +8k +\?  low", ran.out)
    assert "score unknown: nothing is known of what your brief asks for; sure" in run("why", "ben", "-d", "out").err
    assert run("map", "-d", "out", "--png", "map.svg").code == 0


def test_why_in_json_has_the_rows_behind_each_sentence(run: Run, result: Path) -> None:
    evidence = json.loads(run("why", "ben", "-d", "out", "--format", "json").out)
    exchange = next(row for row in evidence if row["kind"] == "exchange")
    assert sorted(exchange["rows"]) == ["1", "3"]


def test_next_tells_whom_to_collect_and_why(run: Run, result: Path) -> None:
    ran = run("next", "-d", "out", "--top", 2)
    assert ran.code == 0
    assert "only 3 of its posts seen" in ran.out

    asked = json.loads(run("next", "-d", "out", "--format", "json").out)
    assert {"get", "label", "reason", "url"} <= set(asked[0])


@pytest.mark.parametrize("named", [(), ("-d", "out", "-w", "brand.gk")])
def test_next_wants_a_workspace_or_a_result(run: Run, result: Path, named: tuple[str, ...]) -> None:
    ran = run("next", *named)
    assert ran.code == 2
    assert "a folder of results (-d)" in ran.err


def test_communities_are_listed(run: Run, result: Path) -> None:
    ran = run("communities", "-d", "out", "--format", "json")
    assert sum(row["accounts"] for row in json.loads(ran.out)) == 4


def test_the_map_is_drawn_again_from_the_result(run: Run, result: Path) -> None:
    assert run("map", "-d", "out", "-o", "again.html").code == 0
    assert Path("again.html").read_bytes() == (result / "map.html").read_bytes()


@pytest.mark.parametrize("to", ["gexf", "graphml"])
def test_the_network_is_exported(run: Run, result: Path, to: str) -> None:
    assert run("export", "-d", "out", "--to", to, "-o", f"network.{to}").code == 0
    read = {"gexf": nx.read_gexf, "graphml": nx.read_graphml}[to]
    assert set(read(f"network.{to}").nodes) == {"ana", "ben", "cem", "dora"}


@pytest.mark.parametrize("to", ["csv", "jsonl"])
def test_the_candidates_are_exported_as_they_were_written(run: Run, result: Path, to: str) -> None:
    assert run("export", "-d", "out", "--to", to).out == (result / f"candidates.{to}").read_text()


@pytest.mark.parametrize(("to", "name", "ending"), [("xlsx", "list.csv", ".xlsx"), ("hubspot", "list.xlsx", ".csv")])
def test_a_file_is_not_called_what_it_is_not(run: Run, result: Path, to: str, name: str, ending: str) -> None:
    ran = run("export", "-d", "out", "--to", to, "-o", name)
    assert ran.code == 2
    assert f"{name} would hold {to}" in ran.err
    assert not Path(name).exists()
    assert run("export", "-d", "out", "--to", to, "-o", f"list{ending}").code == 0


def test_a_page_is_not_called_a_document(run: Run, result: Path) -> None:
    ran = run("map", "-d", "out", "-o", "map.pdf")
    assert ran.code == 2
    assert "Let it end in .html" in ran.err
    assert not Path("map.pdf").exists()


def test_a_tool_that_cannot_take_everybody_is_told(run: Run, result: Path) -> None:
    ran = run("export", "-d", "out", "--to", "aspire", "-o", "-")
    assert ran.out.startswith("email,uid,instagram")
    assert "Left out: 3 candidates on none of its platforms" in ran.err


def test_the_schema_of_the_lines_is_exported(run: Run, result: Path) -> None:
    assert '"$schema"' in run("export", "-d", "out", "--to", "schema").out


@pytest.mark.parametrize("command", ["why ana", "communities", "map", "export --to csv"])
def test_a_folder_without_a_result_says_so(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(*command.split(), "-d", tmp_path)
    assert ran.code == 3
    assert "holds no result" in ran.err


def test_a_file_of_a_result_is_not_taken_for_a_broken_one(run: Run, result: Path) -> None:
    ran = run("why", "ana", "-d", "out/map.html")
    assert ran.code == 3
    assert "out/map.html is a file, and a result is a folder." in ran.err
    assert "perhaps the one it is in: out" in ran.err


def test_the_demo_finds_the_planted_community_without_a_network(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the demo opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.chdir(tmp_path)
    ran = run("demo")
    assert ran.code == 0
    assert "Planted community of the seed: vegan baking." in ran.err
    found = int(ran.err.split("vegan baking. ")[1].split(" of")[0])
    assert found >= 20
    assert (tmp_path / "graphkit-demo" / "map.html").exists()
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_a_mistyped_command_is_understood(run: Run) -> None:
    ran = run("expnad")
    assert ran.code == 2
    assert "Did you mean expand?" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert len(ran.out.splitlines()) > 5


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['graphkit', '--help']\n"
        "from graphkit_cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([m for m in ('polars', 'networkx', 'numpy', 'rich', 'pyvis') if m in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == "[]"


def test_interrupting_says_so_and_leaves_nothing(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("graphkit_cli.run.draw_map", interrupt)
    ran = run("expand", *FILES, "--seed", "ana", "-o", "out")
    assert ran.code == 130
    assert not (small / "out").exists()


def test_a_closed_pipe_is_no_error(small: Path) -> None:
    command = f"{sys.executable} -m graphkit_cli expand {' '.join(FILES)} -s ana -q --format csv | head -c 1"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=small)
    assert "Traceback" not in ran.stderr


def test_no_colour_where_nobody_wants_it(small: Path) -> None:
    command = [sys.executable, "-m", "graphkit_cli", "expand", *FILES, "-s", "ana"]
    assert b"\x1b[" not in subprocess.run(command, capture_output=True, check=True, cwd=small).stdout


def test_why_tells_the_features_beside_the_peers(run: Run, small: Path) -> None:
    assert run("expand", *FILES, "--seed", "ana", "-o", "out").code == 0
    ran = run("why", "ben", "-d", "out", "--features")
    read = run("why", "ben", "-d", "out", "--features", "--format", "jsonl")

    assert ran.code == 0
    assert "commenters_by_post" in ran.out
    assert "?  " in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    rows = {row["feature"]: row for row in map(json.loads, read.out.splitlines())}
    assert rows["repeat"]["of"] == "commenters"
    assert run("why", "ben", "-d", "out", "--features", "--explain").code == 2
