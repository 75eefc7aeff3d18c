"""Writing claims files: a change is made as text, read back and compared, and only then put in the file's place.

The parts, in order of a change: `lock.py` (one writer at a time), `contents.py` (the file as it is), `tree.py` (where
everything in it stands), `changes.py` and `layout.py` (the text it shall have), `commit.py` (read back, then replace).
"""
