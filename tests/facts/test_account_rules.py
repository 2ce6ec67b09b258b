"""Accounts of invented claims: their ranges hold every figure, and copying adds no voice."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from annals.facts.accounts import Account, Agreement, accounts_about
from annals.facts.index import Index, build_index
from annals.model import Article, Claim, Relation
from annals.model.kinds import ARTICLE
from annals.model.record import rebuild
from annals.values.figure import parse
from tests.support import TOY, altered, having, loaded
from tests.values.test_figures import FIGURES

ABOUT = "al-mahbara-2003-03-capture"
ARTICLES = tuple(loaded(TOY).archive.articles.values())
PUBLISHERS = ("harbour-post", "salt-gazette", "harbour-weekly")
ORIGINS = st.sampled_from(["nib-monitor", "guard-radio", *PUBLISHERS])
SAID = st.tuples(st.integers(0, 2), ORIGINS, FIGURES)
"""Which article says it, whose figure it is, and the figure."""


def claim(id: str, article: Article, origin: str, figure: str, updates: str = "") -> Claim:
    """Return a claim that so many of the Guard were killed."""
    chain = (origin,) if origin == article.publisher else (origin, article.publisher)
    relations = (rebuild(Relation, "updates", updates, "stated", None),) if updates else ()
    model = article.claims[0]
    changed = {"id": id, "about": ABOUT, "states": "killed", "side": "warraqa-guard", "relations": relations}
    return altered(model, {**changed, "figure": parse(figure), "chain": chain, "subset": None, "to": None})


def index_of(said: list[tuple[int, str, str]], *, in_turn: bool = False) -> Index:
    """Return the index of an archive whose articles say just that; `in_turn`: each updates the one before."""
    claims: dict[int, list[Claim]] = {place: [] for place in range(len(ARTICLES))}
    before = ""
    for number, (place, origin, figure) in zip(count(1), said, strict=False):
        claims[place].append(claim(f"c{number}", ARTICLES[place], origin, figure, before if in_turn else ""))
        before = f"{ARTICLES[place].id}/c{number}"
    articles = {
        article.id: altered(article, {"claims": tuple(claims[place])}) for place, article in enumerate(ARTICLES)
    }
    return build_index(having(loaded(TOY).archive, ARTICLE, articles))


def account_of(index: Index) -> Account:
    (found,) = accounts_about(index, ABOUT)
    return found


def rising(said: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what is said with its figures in order: tallies rise, or stay as they are."""
    figures = sorted(number for _place, number in said)
    return [(place, number) for (place, _number), number in zip(said, figures, strict=True)]


@given(st.lists(SAID, min_size=1, max_size=6))
def test_a_range_holds_every_figure_with_a_number(said: list[tuple[int, str, str]]) -> None:
    account = account_of(index_of(said))
    figures = [figure for _place, _origin, text in said if (figure := parse(text)).has_number]
    counted = [figure for figure in figures if not figure.vague] or figures
    if not figures:
        assert (account.low, account.high) == (None, None)
        return
    assert account.low is not None
    assert account.high is not None
    assert account.low <= account.high
    assert all(account.low <= figure.low for figure in counted if figure.low is not None)
    assert all(account.high >= figure.high for figure in counted if figure.high is not None)


@given(st.lists(SAID, min_size=1, max_size=6))
def test_origins_and_articles_are_no_more_than_claims(said: list[tuple[int, str, str]]) -> None:
    account = account_of(index_of(said))
    assert len(account.statements) == len(said)
    assert 1 <= account.voices.count + len(account.voices.press) <= len(said)
    assert len(account.articles) <= len(said)
    assert len(set(account.voices.origins)) == account.voices.count


@given(st.lists(SAID, min_size=1, max_size=5), st.integers(0, 2), st.data())
def test_a_repeat_by_another_publisher_adds_no_origin(
    said: list[tuple[int, str, str]], place: int, data: st.DataObject
) -> None:
    _place, origin, figure = data.draw(st.sampled_from(said))
    before = account_of(index_of(said))
    after = account_of(index_of([*said, (place, origin, figure)]))
    assert set(after.voices.origins) == set(before.voices.origins)
    assert (after.low, after.high) == (before.low, before.high)


@given(st.lists(SAID, min_size=2, max_size=5))
def test_a_best_figure_without_an_update_is_the_only_one_stated(said: list[tuple[int, str, str]]) -> None:
    best = account_of(index_of(said)).best
    assert best is None or {figure for _place, _origin, figure in said} == {str(best)}


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 999)), min_size=1, max_size=5).map(rising))
def test_the_last_tally_of_one_origin_is_its_best_figure(said: list[tuple[int, int]]) -> None:
    account = account_of(index_of([(place, "nib-monitor", str(number)) for place, number in said], in_turn=True))
    assert account.best == said[-1][1]


@given(SAID)
def test_one_claim_is_one_account_and_its_figure_the_best(said: tuple[int, str, str]) -> None:
    account = account_of(index_of([said]))
    assert account.agreement is Agreement.SINGLE
    assert account.best is None or account.low == account.best


@given(st.lists(SAID, min_size=2, max_size=5))
def test_accounts_agree_where_every_figure_is_the_same(said: list[tuple[int, str, str]]) -> None:
    index = index_of(said)
    same = len({figure for _place, _origin, figure in said}) == 1
    one = len({(place, index.owner(origin)) for place, origin, _figure in said}) == 1
    assert (account_of(index).agreement is Agreement.AGREE) is (same and not one)


@given(st.lists(SAID, min_size=2, max_size=5))
def test_one_account_told_in_several_claims_is_one(said: list[tuple[int, str, str]]) -> None:
    account = account_of(index_of([(0, "nib-monitor", figure) for _place, _origin, figure in said]))
    assert account.agreement is Agreement.SINGLE
    assert account.differing == ()


@given(SAID, SAID)
def test_figures_that_a_number_fits_are_no_differing_accounts(
    one: tuple[int, str, str], other: tuple[int, str, str]
) -> None:
    account = account_of(index_of([one, other]))
    differ = account.agreement is Agreement.DIFFER
    if not (parse(one[2]).has_number and parse(other[2]).has_number):
        assert not differ
    if differ:
        (low, high), (least, most) = (parse(figure).bounds for _place, _origin, figure in (one, other))
        assert high < least or most < low
