"""Fifth floor: stated value against reference value → `Comparison`, by ordered tables of levels."""
