"""Pages of warnings (预警), notices (通知), who has been silent (谁没有报), and the settings of reminders."""
