"""Bluesky's answers as pages of records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, TypeVar

from graphkit.errors import Skippable
from graphkit.sources.bluesky import answers, posts
from graphkit.sources.bluesky.answers import Actor, Context, FeedItem, Node, PostView
from graphkit.sources.bluesky.posts import Said, as_far_as, author_of, moment
from graphkit.sources.http.answer import Malformed
from graphkit.sources.records import Account, Interaction, act_id
from graphkit.sources.source import Listing, OfPost, Page

T = TypeVar("T")

# What a handle is called that does not lead back to its account.
NO_HANDLE: Final = "handle.invalid"
NOT_FOUND: Final = "app.bsky.feed.defs#notFoundPost"
BLOCKED: Final = "app.bsky.feed.defs#blockedPost"


def account(actor: Actor, complete: bool = False) -> Account:
    """An account, met in passing or (`complete`) read."""
    handle = None if actor.handle == NO_HANDLE else actor.handle
    return Account(
        account_id=actor.did,
        handle=handle,
        name=actor.display_name,
        bio=actor.description,
        url=f"https://bsky.app/profile/{actor.did}",
        followers=actor.followers_count,
        following=actor.follows_count,
        posts=actor.posts_count,
        verified=actor.verification.verified_status == "valid" if actor.verification else None,
        created_at=moment(actor.created_at),
        complete=complete,
    )


def profiles(answer: answers.Profiles) -> Page:
    """What several accounts say about themselves."""
    return Page(accounts=[account(actor, complete=True) for actor in answer.profiles])


def profile(answer: Actor) -> Page:
    """What an account says about itself."""
    return Page(accounts=[account(answer, complete=True)])


def feed(answer: answers.Feed) -> Page:
    """What an account posted, answered, quoted and reposted; and of what it answered, whatever is shown."""
    views = [view for item in answer.feed for view in _views(item)]
    gone = [uri for item in answer.feed if item.reply for uri in _gone(item.reply)]
    reposts = [repost for item in answer.feed if (repost := _repost(item)) is not None]
    reposters = [item.reason.by for item in answer.feed if item.reason and item.reason.by]
    return _page(views, reposters, reposts, answer.cursor, gone)


def thread(answer: answers.Thread) -> Page:
    """Every answer under a post, at any depth. Raises Skippable where the post cannot be seen."""
    top = _seen(answer.thread)
    nodes = [node for node in _nodes(answer.thread) if node.post]
    page = _page([node.post for node in nodes if node.post])
    cut = [node.post for node in nodes if node.post and node.replies is None]
    deeper = [_under(post) for post in cut if post.reply_count and post is not top]
    gone = [node.uri for node in _nodes(answer.thread) if node.type == NOT_FOUND]
    return Page(page.accounts, page.posts, page.interactions, deeper, gone=gone)


def post(answer: answers.Thread) -> Page:
    """A post and what can be read of it, or an answer and the thread it is in. Raises Skippable as `thread` does."""
    view = _seen(answer.thread)
    page = _page([view])
    what = posts.said(view)
    if what is None or what.parent is None:
        return page
    whole = Listing("comments", what.root, author_of(what.root))
    return Page(page.accounts, page.posts, page.interactions, [whole])


def found(answer: answers.Posts) -> Page:
    """Posts that quote a post, or are found by a hashtag."""
    return _page(answer.posts, cursor=answer.cursor)


def likes(answer: answers.Likes) -> Page:
    """Who liked a post, each towards its author."""
    acts = [_towards(answer.uri, "like", like.actor, like.created_at) for like in answer.likes]
    return _page([], [like.actor for like in answer.likes], acts, answer.cursor)


def reposts(answer: answers.Reposts) -> Page:
    """Who reposted a post, each towards its author."""
    acts = [_towards(answer.uri, "repost", actor) for actor in answer.reposted_by]
    return _page([], answer.reposted_by, acts, answer.cursor)


def follows(answer: answers.Follows) -> Page:
    """Whom an account follows."""
    who = answer.subject.did
    acts = [
        Interaction(interaction_id=act_id("follow", who, actor.did), kind="follow", actor_id=who, target_id=actor.did)
        for actor in answer.follows
    ]
    return _page([], [answer.subject, *answer.follows], acts, answer.cursor)


def _page(
    views: Iterable[PostView],
    actors: Iterable[Actor] = (),
    acts: Iterable[Interaction] = (),
    cursor: str | None = None,
    gone: Sequence[str] = (),
) -> Page:
    """A page of posts and answers, each once, with their authors, and of whatever else was in it."""
    seen = _each(views, lambda view: view.uri)
    said = [what for view in seen if (what := posts.said(view)) is not None]
    own = [what for what in said if what.parent is None]
    people = _each([*actors, *(view.author for view in seen)], lambda actor: actor.did)
    interactions = [*acts, *(act for what in said for act in posts.acts(what))]
    return Page(
        accounts=[account(actor) for actor in people],
        posts=[posts.post(what) for what in own],
        interactions=_each(interactions, lambda act: act.interaction_id),
        listings=[listing for what in own for listing in _listings(what)],
        # Some servers end with an empty cursor.
        cursor=cursor or None,
        gone=list(dict.fromkeys(gone)),
    )


def _views(item: FeedItem) -> Iterator[PostView]:
    yield item.post
    if item.reply:
        # What is gone or blocked has no author, and what is answered then says nothing.
        context = (as_far_as(item.reply.root, PostView), as_far_as(item.reply.parent, PostView))
        yield from (view for view in context if view is not None)


def _gone(context: Context) -> Iterator[str]:
    """What was answered and is not there any more."""
    for raw in (context.root, context.parent):
        named = as_far_as(raw, Node)
        if named is not None and named.type == NOT_FOUND:
            yield named.uri


def _repost(item: FeedItem) -> Interaction | None:
    """Besides being reposted, a post is in a feed for being pinned."""
    reason = item.reason
    if reason is None or reason.by is None or reason.type != "app.bsky.feed.defs#reasonRepost":
        return None
    return _towards(item.post.uri, "repost", reason.by, reason.indexed_at)


def _seen(node: Node) -> PostView:
    if node.post is not None:
        return node.post
    if node.type in (NOT_FOUND, BLOCKED):
        raise Skippable(f"{node.uri} is blocked, or not there any more.", target=node.uri)
    raise Malformed("it is neither a post nor the address of one that cannot be seen")


def _nodes(root: Node) -> Iterator[Node]:
    """All places of a thread, which is as deep as people like."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(node.replies or []))


def _listings(said: Said) -> Iterator[Listing]:
    """What can be read of a post; where a count is nought there is nothing to read."""
    view = said.view
    counts: dict[OfPost, int | None] = {
        "comments": view.reply_count,
        "quotes": view.quote_count,
        "reposts": view.repost_count,
        "likes": view.like_count,
    }
    for kind, count in counts.items():
        if count != 0:
            yield Listing(kind, view.uri, view.author.did, expected=count, published=said.created_at)


def _under(view: PostView) -> Listing:
    """The answers under an answer; they are had by whom the whole thread is had by."""
    what = posts.said(view)
    root = what.root if what else view.uri
    return Listing(
        "comments", view.uri, author_of(root), expected=view.reply_count, published=what.created_at if what else None
    )


def _towards(uri: str, kind: str, actor: Actor, when: str | None = None) -> Interaction:
    """A like or a repost of the post `uri`."""
    return Interaction(
        interaction_id=act_id(kind, actor.did, uri),
        kind=kind,
        actor_id=actor.did,
        target_id=author_of(uri),
        post_id=uri,
        created_at=moment(when),
    )


def _each(things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Each once, as it came first."""
    once: dict[str, T] = {}
    for thing in things:
        once.setdefault(name(thing), thing)
    return list(once.values())
