"""Second floor: text → mentions of dates, figures, names. Registry and article are read by the same rules."""
