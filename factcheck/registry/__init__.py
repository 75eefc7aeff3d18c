"""Third floor: claims files → `Claim` → `Registry`; every fault at file:line:column."""
