"""`factcheck`: a linter for facts. The public API; everything else may move."""

__version__ = "0.1.0"
