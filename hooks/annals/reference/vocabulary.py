"""The page pages/vocabulary.md, from the models of a vocabulary: `python -m annals.reference.vocabulary [FILE]`.

A test compares the page with `render`, so that it cannot lag behind the code.
"""

import sys
from pathlib import Path

from annals.model.entries import VocabularyFile
from annals.records.vocabulary import CONFLICT, shipped
from annals.reference.fields import tables_of

_INTRO = """\
# The words of an archive

What a record may say, such as that people were *killed*, that a place is a *town*, or that an event was a *strike*, is
a closed list of words. The lists are the vocabulary of the archive. Two come with the program:

- `conflict`, for battles, attacks and who held which town: it has the types of event of ACLED, the precision of places
  of UCDP GED, a list of harm to civilians, and pictures of who held a place when.
- `local-news`, for a flood, a strike, a trial or a vote: it has types of event of its own, and none of those lists and
  pictures.

An archive without a file `archive/vocabulary.yml` uses `conflict`. This is the page of an event in an archive of local
news, made by the same program from the same kinds of record:

![The page of an invented flood: three articles give 120, 163 and about 200 damaged homes](assets/local-news.png)

## Choose one, and add words {#own}

Write which vocabulary your archive uses into `archive/vocabulary.yml`. `annals init --vocabulary local-news` does so.

```yaml
use: local-news
```

Below it you can add words, or put a word of yours in the place of one of the same name:

```yaml
use: local-news
measures:
  - name: boats
    means: boats that sank
    family: count
    unit: boats
    one: "{figure} boat"
    title: Boats that sank
    main: yes
place_kinds:
  - name: harbour
    small: yes
phrases:
  losses: What happened to people
```

Without `use:` the file has to hold every list itself. `annals check` tells all that is wrong with it in one run, each
with its line. Once records use a word, keep it: a record whose word is gone is refused, and its older versions can no
longer be shown as pages.

The words are published with the data, in `data/vocabulary.json`. When the file changes, the next build makes every page
anew.

## What the program itself relies on {#fixed}

These are the same in every archive:

- The families of measures. What is counted or measured has a figure, and figures are compared; `losses` of one event
  are compared with one another, so that the dead are not taken for the dead and wounded; what is told in `words` is put
  side by side; a `happening` is compared by its day alone.
- `occurrence`, that the event happened. `control`, that a side holds or took a place: with it pages have who held it
  when; without it no page and no table speaks of it. `presence` and `absence`, what a side holds in an area, and that
  it holds nothing there any more. `population`, which stands beside a census. `killed`, in the columns of UCDP GED.
- The units `days` and `km`, in which durations and distances are compared.
- A status of `people`: those whose losses stand first, such as civilians. With it there is a list of what happened to
  them, and a table; without it neither is made or linked.
- Places of the kind `governorate`, whose other names follow from their own, such as *Aleppo province*.
- Sources of the kinds `publisher` and `wire`, which drafts propose for who published an article, and who passed it on.
- How statements relate to one another, what a source does with a statement that it does not make, and times of day. See
  [Fields](fields.md).

`annals new` and the form offer what the words of a text tell, in English and Arabic: killed, wounded, displaced, homes.
They know the measures of `conflict`, and offer only those that the archive has; for any other a person chooses.

## The file {#file}

It is YAML, read as strictly as a record, without lines `---`.
"""


def render() -> str:
    """Return the page as Markdown."""
    head, *tables = tables_of(shipped(CONFLICT), VocabularyFile, "##")
    return "\n".join([_INTRO, head.partition("\n\n")[2], *tables])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(render(), encoding="utf-8", newline="")
    else:
        sys.stdout.write(render())
