"""The page that `html` writes: what it tells (`whole`, `passages`, `cards`, `drawing`), and its looks (`data/`).

Last floor, as every format. The modules make plain values out of an outcome; the templates set them, and nothing but
the templates writes markup.
"""
