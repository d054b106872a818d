from __future__ import annotations

import pytest

import graphkit as gk
from tests.readers.conftest import Write

NODES = "nodedef>name VARCHAR,label VARCHAR,size DOUBLE\n71,Ana B.,3\n82,Ben,1\n93,Cem,1\n"


def test_ties_with_the_names_of_their_ends(write: Write) -> None:
    text = NODES + "edgedef>node1 VARCHAR,node2 VARCHAR,weight DOUBLE\n82,71,2.5\n93,71,\n"
    log = gk.read(write("net.gdf", text))
    assert [read.format for read in log.inputs] == ["GDF"]
    assert log.edges.select("source", "target", "weight").rows() == [("82", "71", 2.5), ("93", "71", 1.0)]
    assert dict(log.accounts.select("account_id", "name").rows()) == {"71": "Ana B.", "82": "Ben", "93": "Cem"}


@pytest.mark.parametrize(("directed", "ties"), [("true", 1), ("false", 2), ("FALSE", 2)])
def test_a_tie_without_direction_is_one_each_way(directed: str, ties: int, write: Write) -> None:
    text = NODES + f"edgedef>node1 VARCHAR,node2 VARCHAR,directed BOOLEAN\n82,71,{directed}\n"
    assert gk.read(write("net.gdf", text)).edges.height == ties


def test_without_weight_and_direction_a_tie_counts_once_as_it_is_written(write: Write) -> None:
    log = gk.read(write("net.gdf", NODES + "edgedef>node1 VARCHAR,node2 VARCHAR\n82,71\n"))
    assert log.edges.select("source", "target", "weight").rows() == [("82", "71", 1.0)]


def test_gephi_writes_colours_between_single_quotes(write: Write) -> None:
    nodes = "nodedef>name VARCHAR,label VARCHAR,color VARCHAR\n71,Ana,'255,0,0'\n82,'Ben, B.','0,0,9'\n"
    log = gk.read(write("net.gdf", nodes + "edgedef>node1 VARCHAR,node2 VARCHAR,color VARCHAR\n82,71,'1,2,3'\n"))
    assert log.edges.select("source", "target").rows() == [("82", "71")]
    assert dict(log.accounts.select("account_id", "name").rows()) == {"71": "Ana", "82": "Ben, B."}
