"""Changes since a revision: only findings that a change of the article, or of a claim, brings up are to count.

`git.py` asks git and nothing else, `changes.py` says what changed of a file, `claims.py` which claims say something
else, `hold.py` holds back what was there before.
"""
