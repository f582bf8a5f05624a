"""What stands behind each command of `phuongoi`."""
