"""Eighth floor, the keeping of a registry: what is wrong with it (`lint`), what its claims would catch (`mutation`),
how it is written to (`writer`), and claims out of other formats and into them (`exchange`).
"""
