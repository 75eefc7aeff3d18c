"""The baseline: findings that a team has seen and leaves for now, in a file of their own, so that only new ones count.

`entries.py` makes an entry of a finding, `file.py` reads and writes the file, `hold.py` holds back what it lists,
`change.py` makes a new one of an old one.
"""
