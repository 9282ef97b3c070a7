"""The plan as recorded (规划库): versions, passages, indicators, promises, projects, amendments, import."""
