"""The overview (总览): how the plan stands, for a leader's minute."""
