"""A small platform behind a proxy that breaks its answers, and crawls of it that come to the same in the end.

By hand: `python -m pytest -m slow tests/real/faults`
"""
