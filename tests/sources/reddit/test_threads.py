from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.sources.reddit.threads import Place, place, subject

ids = st.text("0123456789abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=7)
# Names of old accounts hold what names may not hold today.
names = st.text(min_size=1, max_size=20)
places = st.one_of(
    st.builds(Place, ids),
    st.builds(Place, ids, ids),
    st.builds(Place, ids, st.none() | ids, st.lists(ids, min_size=1).map(tuple), st.none() | names),
)


@given(places)
def test_a_subject_means_its_place(one: Place) -> None:
    assert place(subject(one)) == one


@given(places, places)
def test_no_two_places_share_a_subject(one: Place, other: Place) -> None:
    assert (subject(one) == subject(other)) == (one == other)
