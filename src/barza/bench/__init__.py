"""Speed, beside a floor of the same run: ``barza bench intake | desk | screening``."""
