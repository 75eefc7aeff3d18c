"""Linting: a registry → problems, each at its place with its mend; one module a rule, its docstring is its page."""
