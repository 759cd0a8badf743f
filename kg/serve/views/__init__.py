"""What the pages show, read from the graphs into frozen values."""
