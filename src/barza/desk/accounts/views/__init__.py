"""Pages of resolutions, approvals and the register."""
