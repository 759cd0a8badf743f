"""``kg query``."""

from kg.cli.session import Session


def query(session: Session) -> None:
    """Do query."""
    print(session)
