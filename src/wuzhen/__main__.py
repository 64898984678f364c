"""``python -m wuzhen`` is ``wuzhen``."""

from wuzhen.cli import main

main()
