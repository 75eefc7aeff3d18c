"""First floor: bytes of an article → `Document` → sentences; offsets stay true to the source."""
