"""Every write about warnings, reminders and their settings."""
