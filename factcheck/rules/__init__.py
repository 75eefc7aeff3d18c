"""Sixth floor: comparison → finding; one module a rule, its docstring is its page."""
