"""Every write of reporting and review, one module per act."""
