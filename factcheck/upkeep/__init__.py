"""Eighth floor: a registry → what is wrong with it (`lint`), and what its claims would catch (`mutation`)."""
