"""The parts of the date resolver; ``kg.annotate.when`` is its face."""
