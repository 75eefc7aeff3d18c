"""Exchange: claims out of the files of other programs, and into them; one module per format.

Import, in order: a format's module reads a file into `Draft`s (`drafts.py`), `checked.py` holds each to the loader of
claims files, the layout of `writer` writes what is left. Export: `plain.py` reads claims files as plain data, a
format's module writes it.
"""
