"""How fast wuzhen is, against what others use: `make bench` writes docs/performance.md."""
