"""The map drawn plainly, as SVG: for a slide, on a machine without a browser. What it shows is the view's alone."""

from __future__ import annotations

from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from graphkit.maps.labels import LONGEST, Box, Label, Placed, placed
from graphkit.maps.marks import Mark, marks_of
from graphkit.maps.pack import View
from graphkit.maps.palette import EDGES, GREY, GROUND, INK, MUTED, colours_of, ink_on
from graphkit.maps.stage import Stage, stage_of
from graphkit.text import fitted, printable

WIDTH, HEIGHT = 1920, 1080
# Beside the map, the list: from here to the right edge.
LIST_LEFT: Final = 1310
LISTED: Final = 15
BESIDE: Final = Box(LIST_LEFT + (WIDTH - LIST_LEFT) / 2, HEIGHT / 2, WIDTH - LIST_LEFT, HEIGHT)
# A disc's rim lies so far outside its accounts.
BEYOND: Final = 1.04
NAMED: Final = 20
FONT: Final = "Segoe UI, Roboto, Noto Sans, DejaVu Sans, Helvetica, Arial, sans-serif"


def draw_svg(view: View) -> bytes:
    """The picture: title, communities, ties, accounts, labels of the seeds and the first candidates, and their list.

    Every text is a text element and nothing else: there are no scripts, links or styles in it.
    """
    stage = stage_of(view, left=50, top=165, right=LIST_LEFT - 60, bottom=HEIGHT - 70)
    colours = colours_of(view)
    marks = marks_of(view, stage, colours)
    picture = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "width": str(WIDTH),
            "height": str(HEIGHT),
            "font-family": FONT,
            "fill": INK,
        },
    )
    SubElement(picture, "title").text = printable(view["title"])
    SubElement(picture, "rect", width=str(WIDTH), height=str(HEIGHT), fill=GROUND)
    _heading(picture, view)
    _communities(picture, view, stage, colours)
    _ties(picture, marks, view)
    _accounts(picture, marks)
    _labels(picture, view, stage, marks)
    _list(picture, view, colours)
    drawn: bytes = tostring(picture, encoding="utf-8", xml_declaration=True)
    return drawn


def _heading(picture: Element, view: View) -> None:
    _text(picture, view["title"], 50, 70, 40, most=75, bold=True)
    _text(picture, view["summary"], 50, 112, 24, most=130, colour=MUTED)
    _text(picture, " · ".join(filter(None, (view["source"], view["left_out"]))), 50, HEIGHT - 28, 16, 210, MUTED)


def _communities(picture: Element, view: View, stage: Stage, colours: dict[int, str]) -> None:
    for community in view["communities"]:
        colour = colours[community["id"]]
        SubElement(
            picture,
            "circle",
            {
                **_disc(*stage.at(community["x"], community["y"]), stage.scale * community["radius"] * BEYOND),
                "fill": colour,
                "fill-opacity": "0.1",
                "stroke": EDGES.get(colour, colour),
                "stroke-opacity": "0.55",
            },
        )


def _ties(picture: Element, marks: list[Mark], view: View) -> None:
    """All of one colour in one path: inside a community its colour, between two of them grey."""
    lines: dict[str, list[str]] = {}
    for source, target in zip(view["ties"]["source"], view["ties"]["target"], strict=True):
        one, other = marks[source], marks[target]
        colour = one.colour if one.community == other.community else GREY
        lines.setdefault(colour, []).append(f"M{one.x:.1f} {one.y:.1f}L{other.x:.1f} {other.y:.1f}")
    for colour, drawn in lines.items():
        SubElement(
            picture,
            "path",
            {
                "d": "".join(drawn),
                "fill": "none",
                "stroke": EDGES.get(colour, colour),
                "stroke-opacity": _strength(colour),
            },
        )


def _strength(colour: str) -> str:
    """Ties between communities cross the whole map and would bury it."""
    return "0.07" if colour == GREY else "0.13"


def _accounts(picture: Element, marks: list[Mark]) -> None:
    """The faint first, so that seeds and candidates lie on top."""
    for mark in sorted(marks, key=lambda mark: mark.height):
        if mark.role == "seed":
            SubElement(picture, "polygon", points=_star(mark), fill=INK, stroke=GROUND)
        elif mark.role == "candidate":
            _candidate(picture, mark)
        else:
            faint = {"opacity": "0.55"} if mark.role == "fan" else {}
            edge = {"stroke": EDGES[mark.colour], "stroke-width": "0.75"} if mark.colour in EDGES else {}
            SubElement(picture, "circle", {**_disc(mark.x, mark.y, mark.radius), "fill": mark.colour, **edge, **faint})


def _candidate(picture: Element, mark: Mark) -> None:
    ring = {"fill": mark.colour, "stroke": INK, "stroke-width": "2"}
    SubElement(picture, "circle", {**_disc(mark.x, mark.y, mark.radius), **ring})
    size = mark.radius * (0.82 if (mark.rank or 0) > 99 else 1.08)
    if mark.rank is not None:
        colour = ink_on(mark.colour)
        _text(picture, mark.rank, mark.x, mark.y + 0.36 * size, size, 6, colour, bold=True, anchor="middle")


def _labels(picture: Element, view: View, stage: Stage, marks: list[Mark]) -> None:
    names = [_name_of(community, stage) for community in view["communities"]]
    known = sorted((mark for mark in marks if mark.role in ("seed", "candidate")), key=lambda mark: mark.order)
    named = [mark for mark in known if mark.role == "seed" or (mark.rank or NAMED + 1) <= NAMED]
    wanted = [Label(mark.label, mark.x, mark.y, 17, mark.radius + 3, mark.role == "seed") for mark in named]
    for one in placed([*wanted, *names], known, kept=[BESIDE]):
        _label(picture, one)


def _name_of(community: dict[str, Any], stage: Stage) -> Label:
    x, y = stage.at(community["x"], community["y"] - BEYOND * community["radius"])
    return Label(community["name"], x, y, size=20, gap=4, always=True, loose=True)


def _label(picture: Element, one: Placed) -> None:
    if one.away:
        ends = {"x1": one.label.x, "y1": one.label.y, "x2": one.x, "y2": one.y}
        SubElement(picture, "line", {**{end: f"{place:.1f}" for end, place in ends.items()}, "stroke": INK})
    size, bold = one.label.size, one.label.always
    # Twice, since not every program for slides knows that a rim can be painted under its letters.
    for rim in ({"stroke": GROUND, "stroke-width": "4", "stroke-linejoin": "round"}, {}):
        _text(picture, one.text, one.x, one.y + 0.35 * size, size, LONGEST, bold=bold, anchor="middle", more=rim)


def _list(picture: Element, view: View, colours: dict[int, str]) -> None:
    """The first candidates: rank, who, score, and the first reason beneath."""
    accounts = view["accounts"]
    ranked = sorted(
        (detail["rank"], int(position))
        for position, detail in view["details"].items()
        if accounts["role"][int(position)] == "candidate" and detail["rank"] is not None
    )
    for line, (rank, position) in enumerate(ranked[:LISTED]):
        detail, y = view["details"][str(position)], 180 + 57 * line
        colour = colours.get(accounts["community"][position], GREY)
        SubElement(picture, "circle", {**_disc(LIST_LEFT + 52, y - 7, 7), "fill": colour})
        _text(picture, rank, LIST_LEFT + 32, y, 20, 6, MUTED, anchor="end")
        _text(picture, accounts["label"][position], LIST_LEFT + 68, y, 21, 32, bold=True)
        if detail["score"] is not None:
            _text(picture, f"{detail['score']:.1f}", WIDTH - 50, y, 21, 8, bold=True, anchor="end")
        for reason in detail["for"][:1]:
            _text(picture, reason["sentence"], LIST_LEFT + 68, y + 22, 15, 62, MUTED)


def _text(
    parent: Element,
    text: object,
    x: float,
    y: float,
    size: float,
    most: int,
    colour: str = INK,
    *,
    bold: bool = False,
    anchor: str = "start",
    more: dict[str, str] | None = None,
) -> None:
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-size": f"{size:.1f}", "fill": colour, "text-anchor": anchor}
    weight = {"font-weight": "700"} if bold else {}
    SubElement(parent, "text", {**place, **weight, **(more or {})}).text = fitted(printable(text).strip(), most)


def _disc(x: float, y: float, radius: float) -> dict[str, str]:
    return {"cx": f"{x:.1f}", "cy": f"{y:.1f}", "r": f"{radius:.1f}"}


def _star(mark: Mark) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in mark.corners())
