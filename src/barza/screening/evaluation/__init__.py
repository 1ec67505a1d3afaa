"""How well screening reads, measured on labelled rows."""
