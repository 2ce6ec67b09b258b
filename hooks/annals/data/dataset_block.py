"""The data described for searches of datasets, in the page of the data: a Dataset of schema.org."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from annals import urls
from annals.data.files import DataFile
from annals.data.things import SCHEMA
from annals.licences import CC0
from annals.model import Archive


def dataset(archive: Archive, base: str, updated: date, files: Iterable[DataFile]) -> dict[str, Any]:
    """Return the description, as of the day `updated`, with the files that can be downloaded."""
    about, address = archive.about, urls.absolute(base, urls.DATA)
    return {
        "@context": SCHEMA,
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": f"{about.title}: data",
        "description": f"{about.subtitle}: who reported what, on whose word and when, statement by statement.",
        "creator": {"@type": "Organization", "name": about.title, "url": urls.absolute(base, urls.HOME)},
        "license": CC0,
        "isAccessibleForFree": True,
        "inLanguage": about.language,
        "dateModified": updated.isoformat(),
        "temporalCoverage": about.period.text,
        "spatialCoverage": {"@type": "Place", "name": archive.name(about.region)},
        "distribution": [_download(base, file) for file in files],
    }


def _download(base: str, file: DataFile) -> dict[str, str]:
    address = urls.absolute(base, f"{urls.DATA}{file.name}")
    return {"@type": "DataDownload", "name": file.title, "encodingFormat": file.type, "contentUrl": address}
