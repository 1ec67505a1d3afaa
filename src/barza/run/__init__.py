"""Starting Barza on one machine: the embedded database, the processes, the preparations."""
