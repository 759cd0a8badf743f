"""One truth about literals for all engines: what is well-formed, what is less than what, and who reads it otherwise."""
