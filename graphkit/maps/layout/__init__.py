"""Where each account stands on the map: a disc for each community, a force layout inside, discs packed by ties.

A force layout of the whole network is a hairball; communities first is legible, and fast. Figures: docs/map-layout.md.
"""

from graphkit.maps.layout.layout import Layout, lay_out

__all__ = ["Layout", "lay_out"]
