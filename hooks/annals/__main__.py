"""`python -m annals` is the command `annals`."""

import sys

from annals.cli import main

sys.exit(main())
