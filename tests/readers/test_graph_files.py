from __future__ import annotations

import networkx as nx
import pytest

import graphkit as gk
from tests.readers.conftest import Write

BOMB = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
<{root}><graph>&b;</graph></{root}>"""
WRITERS = {"gexf": nx.generate_gexf, "graphml": nx.generate_graphml}
IGRAPH = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="v_name" for="node" attr.name="name" attr.type="string"/>
  <graph id="G" edgedefault="directed">
    <node id="n0"><data key="v_name">{}</data></node>
    <node id="n1"><data key="v_name">{}</data></node>
    <edge source="n0" target="n1"/>
  </graph>
</graphml>"""
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="{namespace}" version="1">
  <graph defaultedgetype="directed">
    <attributes class="node"><attribute id="0" title="bio" type="string"/></attributes>
    <attributes class="node" mode="dynamic"><attribute id="1" title="followers" type="{kind}"/></attributes>
    <nodes>
      <node id="a" label="Ana">
        <attvalues><attvalue for="0" value="bakes"/><attvalue for="1" value="12"/></attvalues>
        <nodes><node id="b" label="Ben"/></nodes>
      </node>
    </nodes>
    <edges><edge source="a" target="b" weight="2"/>{edges}</edges>
  </graph>
</gexf>"""
GEXF_1_0 = """<gexf xmlns="http://www.gephi.org/gexf" version="1.0">
  <graph type="static" edges="directed">
    <attributes type="static" class="node"><attribute id="0" title="bio" type="string"/></attributes>
    <nodes><node id="a" label="Ana"><attvalues><attvalue id="0" value="bakes"/></attvalues></node></nodes>
    <edges><edge id="0" source="a" target="b" cardinal="3"/><edge id="1" source="b" target="c" type="dou"/></edges>
  </graph>
</gexf>"""
each = pytest.mark.parametrize("format_", WRITERS)


def written(graph: nx.Graph, format_: str) -> str:
    return "\n".join(WRITERS[format_](graph))


@each
def test_directed_ties_with_weights_and_names(format_: str, write: Write) -> None:
    graph = nx.DiGraph()
    graph.add_node("18093512345678901", label="Ana", followers=12)
    graph.add_node("b", label="Ben")
    graph.add_node("c", label="Cem, tied to nobody")
    graph.add_edge("18093512345678901", "b", weight=2.5)
    log = gk.read(write(f"net.{format_}", written(graph, format_)))
    assert log.edges.select("source", "target", "weight").rows() == [("18093512345678901", "b", 2.5)]
    assert log.accounts.select("account_id", "name", "followers").rows() == [
        ("18093512345678901", "Ana", 12),
        ("b", "Ben", None),
        ("c", "Cem, tied to nobody", None),
    ]


@each
def test_undirected_ties_go_both_ways(format_: str, write: Write) -> None:
    graph = nx.Graph([("a", "b"), ("c", "c")])
    log = gk.read(write(f"net.{format_}", written(graph, format_)))
    assert log.edges.select("source", "target", "weight").rows() == [("a", "b", 1.0), ("c", "c", 1.0), ("b", "a", 1.0)]


def test_names_without_labels(write: Write) -> None:
    graph = nx.DiGraph([("a", "b")])
    graph.nodes["a"]["name"] = "Ana"
    assert gk.read(write("net.graphml", written(graph, "graphml"))).accounts["name"].to_list() == ["Ana", None]


@each
def test_parallel_ties_are_kept(format_: str, write: Write) -> None:
    graph = nx.MultiDiGraph([("a", "b"), ("a", "b")])
    assert gk.read(write(f"net.{format_}", written(graph, format_))).edges.height == 2


@each
def test_entity_bombs(format_: str, write: Write) -> None:
    with pytest.raises(gk.DataError, match="declares XML entities"):
        gk.read(write(f"net.{format_}", BOMB.format(root=format_)))


@each
@pytest.mark.parametrize("content", ["<", "<a/>", "plain words", "<gexf><graph></gexf>", "<a>" * 5000])
def test_broken_files(format_: str, content: str, write: Write) -> None:
    with pytest.raises(gk.DataError):
        gk.read(write(f"net.{format_}", content))


@each
def test_nodes_without_ties(format_: str, write: Write) -> None:
    graph = nx.DiGraph()
    graph.add_node("a")
    log = gk.read(write(f"net.{format_}", written(graph, format_)))
    assert log.accounts["account_id"].to_list() == ["a"]
    with pytest.raises(gk.DataError, match="no comment and no tie"):
        gk.find_candidates(log, "a")


def test_nodes_that_are_numbered_are_known_by_their_names(write: Write) -> None:
    files = [write("one.graphml", IGRAPH.format("ana", "ben")), write("two.graphml", IGRAPH.format("cem", "dora"))]
    log = gk.read(files)
    assert log.edges.select("source", "target").rows() == [("ana", "ben"), ("cem", "dora")]
    assert sorted(log.accounts["account_id"]) == ["ana", "ben", "cem", "dora"]


@each
def test_numbered_nodes_may_have_labels_instead(format_: str, write: Write) -> None:
    graph = nx.DiGraph([("n0", "n1")])
    nx.set_node_attributes(graph, {"n0": "Ana", "n1": "Ben"}, "label")
    log = gk.read(write(f"net.{format_}", written(graph, format_)))
    assert log.edges.select("source", "target").rows() == [("Ana", "Ben")]


@pytest.mark.parametrize("names", [("ana", "ana"), ("ana", ""), ("ana", None)])
def test_numbered_nodes_stay_so_where_names_do_not_tell_them_apart(names: tuple[str, str | None], write: Write) -> None:
    graph = nx.DiGraph([("n0", "n1")])
    nx.set_node_attributes(
        graph, {node: name for node, name in zip(graph, names, strict=True) if name is not None}, "name"
    )
    log = gk.read(write("net.graphml", written(graph, "graphml")))
    assert log.edges.select("source", "target").rows() == [("n0", "n1")]


@pytest.mark.parametrize("kind", ["integer", "long", "date", "bigdecimal", "listinteger"])
@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.gexf.net/1.1draft",
        "http://www.gexf.net/1.2draft",
        "http://gexf.net/1.2draft",
        "http://www.gexf.net/1.3",
        "http://gexf.net/1.3",
        "http://www.gephi.org/gexf",
        "http://www.gephi.org/gexf/1.1draft",
        "",
    ],
)
def test_gexf_of_any_namespace_with_attributes_of_any_type(namespace: str, kind: str, write: Write) -> None:
    log = gk.read(write("net.gexf", GEXF.format(namespace=namespace, kind=kind, edges="")))
    assert log.edges.select("source", "target", "weight").rows() == [("a", "b", 2.0)]
    accounts = log.accounts.sort("account_id").select("account_id", "name", "bio", "followers")
    assert accounts.rows() == [("a", "Ana", "bakes", 12), ("b", "Ben", None, None)]


@pytest.mark.parametrize("type_", ["undirected", "mutual"])
def test_a_gexf_with_ties_of_both_directions(type_: str, write: Write) -> None:
    edges = f'<edge source="b" target="c" type="{type_}"/><edge source="c" target="a" type="directed"/>'
    log = gk.read(write("net.gexf", GEXF.format(namespace="http://gexf.net/1.3", kind="integer", edges=edges)))
    assert log.edges.select("source", "target").rows() == [("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")]


def test_the_oldest_gexf(write: Write) -> None:
    log = gk.read(write("net.gexf", GEXF_1_0))
    assert log.edges.select("source", "target", "weight").rows() == [("a", "b", 3.0), ("b", "c", 1.0), ("c", "b", 1.0)]
    assert log.accounts.select("account_id", "name", "bio").row(0) == ("a", "Ana", "bakes")


def test_what_a_gexf_says_of_its_ties(write: Write) -> None:
    graph = nx.DiGraph()
    graph.add_edge("a", "b", kind="reply", weight=4)
    assert gk.read(write("net.gexf", written(graph, "gexf"))).edges.select("kind", "weight").rows() == [("reply", 4.0)]
