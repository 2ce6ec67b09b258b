"""`annals release`: data, records, register, licences and the site in one sealed folder."""

from pathlib import Path

import click

from annals.cli.common import base, target
from annals.cli.project import OK, PROBLEMS, Project, in_project
from annals.language.messages import counted
from annals.problems import UsageError, report
from annals.release.bag import faults
from annals.release.pack import write_release
from annals.site.build import read_source
from annals.urls import PLACEHOLDER

_EPILOG = """\b
Examples:
  annals release build/release             run 'annals build' first
  annals release build/release --verify    is it unaltered?

exit codes: 0 sealed or unaltered, 1 altered, or the archive has problems, 2 wrong usage"""


@click.command("release", epilog=_EPILOG)
@click.argument("dir", metavar="DIR")
@click.option("--site-dir", default="site", show_default=True, metavar="DIR", help="Folder of the built site.")
@click.option("--verify", is_flag=True, help="Write nothing; list each file of the release in DIR that was altered.")
@click.option("--trial", is_flag=True, help="Seal a site that has no address yet; what it cites leads nowhere.")
@in_project
def command(project: Project, dir: str, site_dir: str, verify: bool, trial: bool) -> int:
    """Write a folder with checksums (a BagIt bag): data, records, register, licences, and a copy of the site (WACZ).

    The same records give the same bytes. DIR is the folder of the release; an earlier release there is replaced. With
    --verify, list what was altered since.
    """
    if verify:
        found = faults(Path(dir))
        print(report(found) if found else f"{dir} is unaltered since it was sealed")
        return PROBLEMS if found else OK
    if base() == PLACEHOLDER and not trial:
        hint = "set ANNALS_SITE_URL, and build the site with it; --trial seals it all the same"
        raise UsageError(f"the site has no address: its citations would say {PLACEHOLDER} for good; {hint}")
    folder = target(project.root, dir, "a release", ("bagit.txt",))
    source = read_source(project.root, project.progress())
    number = write_release(source, (project.root / site_dir).resolve(), folder, base())
    print(f"{counted(number, 'file')} in {dir}")
    return OK
