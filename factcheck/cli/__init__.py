"""Top floor: argv → settings → pipeline → report; the only place that prints or exits."""
