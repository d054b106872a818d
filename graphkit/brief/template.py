"""A brief to fill in: every key it can hold, with what it does."""

from __future__ import annotations

from typing import Final

from graphkit.brief.tiers import TIERS, Tier

_TEMPLATE: Final = """\
# What you look for, beside nearness to the accounts you know. Everything may stay out.
# Use it with: graphkit expand FILES --seed @someone --brief THIS_FILE

# What their posts and bio should be about: ten to thirty words and phrases, as they write them.
keywords = []
# Hashtags count twice. With or without the #.
hashtags = []

# The same in one or two sentences, compared by meaning with what those on the list write; said for or against them, and
# in no score. Needs the extra “meaning”: pip install "graphkit-explorer[meaning]"
# about = "Long runs in the mountains, and the gear for days outside."

# Only these platforms, and only this follower band. Whose count is unknown is listed apart.
# platforms = ["instagram", "tiktok"]
# followers = "5k-100k"

# Who publishes in none of these languages is no candidate; how many of its commenters write in them is said for or
# against it. Needs the extra “languages”: pip install "graphkit-explorer[languages]"
# languages = ["de", "en"]

# Where they say they are, as people write it. It turns nobody away and is in no score: it is said for or against.
# locations = ["Vienna", "Wien", "Austria"]

# relevance: who is like the accounts you know. reach: who adds most people to theirs, and is like them.
# goal = "relevance"

# Who names your brand unpaid is a fan already. Accounts of the brand are no candidates.
# [brand]
# name = "Acme"
# aliases = ["acme outdoor", "#acmelife"]
# not_with = ["cartoon"]      # a text with one of these words is about another Acme
# accounts = ["@acme"]

# Images you have, in folders beside this file: colours and tones like those of your brand are said for an account.
# [look]
# brand = "images/brand"      # at least 12 of them
# images = "images/accounts"  # one folder an account, named by handle, id or platform_handle, with at least 12 each

# Who names a competitor is not turned away; it is said as a doubt.
# [[competitors]]
# name = "Rival"
# accounts = ["@rival"]

# How much of an account must have been seen for a place in the list. Who falls short is in crawl_next.csv.
# [seen]
# posts = 3
# coverage = 0.5              # of the comments its posts have, as far as the platform counts them
# days = 90                   # since its last post, from the newest act in the data

# What an account is compared with: those of its tier on its platform. These are the ones without a brief.
{tiers}
# How much each part of the score counts beside the others; without this, as the goal has it. What is not known of
# anybody counts nothing.
# [weights]
# closeness = 75      # how near the account is to the ones you know (for reach: 50)
# exchange = 10       # acts that went both ways between it and them
# topic = 15          # how much of what it publishes is about your keywords
# brand = 5           # how often it names your brand, unpaid
# engagement = 5      # how many comment on a post, beside its partners
# reach = 0           # how many comment there who comment on none of them (for reach: 40)
# look = 0            # how alike its images are in colour and tone; try 10 with [look]

# Points off for whose comments look traded or bought, until you have checked by hand; 0 for none.
# [penalty]
# traded = 2
# bought = 5
"""


def _written(tier: Tier) -> str:
    return f"""\
# [[tiers]]
# name = "{tier.name}"
# least = {tier.least}
# source = "{tier.source}"
# dated = "{tier.dated}"
"""


TEMPLATE: Final = _TEMPLATE.format(tiers="".join(map(_written, TIERS)))
