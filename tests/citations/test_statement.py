"""The citation of one statement says on whose word it is and what was not said, so that it can stand alone."""

from annals.citations.statement import statement_cited
from annals.language.catalog import ENGLISH
from annals.site.labels import Labels, Speaking
from annals.site.statement_rows import plain
from tests.support import Loaded

OWN = "https://archive.example/a/x/v1/"


def cited(loaded: Loaded, key: str) -> str:
    statement = loaded.index.statements[key]
    article = loaded.archive.articles[statement.article.id]
    said = plain(statement, Labels(Speaking(ENGLISH, loaded.archive.name)), loaded.archive.name)
    return statement_cited(loaded.archive, article, statement.claim, said, OWN, 1)


def test_it_names_source_article_paragraph_and_version(toy: Loaded) -> None:
    assert cited(toy, "ggm67h9m/c1") == (
        "Killed, Warraqa Guard: 31 killed, by the account of Nib Monitor: “Al-Mahbara: toll rises”, Salt Gazette, "
        "between 7 and about 8 March 2003, paragraph 2; Annals of Warraqa, record ggm67h9m, version 1, statement c1, "
        f"{OWN}#c1."
    )


def test_a_carrier_that_we_inferred_is_called_probable(real: Loaded) -> None:
    assert "Human Rights, probably through Agence France-Presse: “" in cited(real, "mt5c42d9/c8")


def test_a_publisher_on_its_own_word_is_named_once(real: Loaded) -> None:
    assert cited(real, "mt5c42d9/c16").count("The New Arab") == 1


def test_every_statement_that_is_denied_or_not_confirmed_says_so(real: Loaded, toy: Loaded) -> None:
    words = {"denies": "denied", "declines": "no comment", "unverified": "not verified"}
    for loaded in (real, toy):
        for key, statement in loaded.index.statements.items():
            if statement.claim.stance:
                assert words[statement.claim.stance] in cited(loaded, key)
