"""What people send us about accounts, with every limit. Nothing here writes."""
