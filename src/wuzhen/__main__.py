"""The command ``wuzhen``, also as ``python -m wuzhen``: silent where its start is interrupted."""

import sys


def main() -> None:
    """Run the command; what it needs is imported here, which takes a moment."""
    try:
        from wuzhen.cli import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run()


if __name__ == "__main__":
    main()
