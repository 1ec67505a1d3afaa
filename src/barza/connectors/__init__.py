"""The networks. Pure Python and the networks' own client libraries: no Django, no database."""
