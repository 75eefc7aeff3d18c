"""Seventh floor: report → bytes; one module a format, each owns its shape."""
