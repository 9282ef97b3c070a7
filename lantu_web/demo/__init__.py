"""Demonstration (演示数据): a county that is not one, marked wherever it is shown."""
