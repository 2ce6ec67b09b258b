"""Time our own share, records to outputs, in this process: `python -m bench.own ROOT` prints JSON."""

import json
import sys
import time
from pathlib import Path

from annals.site.build import build_site


def main() -> int:
    """Print the seconds of processor time spent in `build_site` on the archive under ROOT."""
    started = time.process_time()
    build_site(Path(sys.argv[1]))
    print(json.dumps({"seconds": time.process_time() - started}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
