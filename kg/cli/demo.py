"""``kg demo``."""

from kg.cli.session import Session


def demo(session: Session) -> None:
    """Do demo."""
    print(session)
