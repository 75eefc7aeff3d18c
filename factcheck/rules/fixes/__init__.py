"""Fixes: the one replacement that makes a statement agree with the registry, where there is exactly one.

`proposal.py` writes it in the article's own notation; `verified.py` keeps it only if the article, read again, agrees.
"""
