"""Writing: a value in words, and a value in the notation in which another one is written.

The way back from what `values/read.py` reads: registries print their values by it, `claims test` makes sentences with
it, and a fix says with it what the article should say. One way to write each notation.
"""
