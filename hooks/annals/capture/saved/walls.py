"""What stands in place of an article: a wall before it, a question about cookies, a script, an error."""

import re
from collections.abc import Sequence

from annals.capture.saved.unreadable import Unreadable
from annals.language.words import words

_WALL = re.compile(
    r"subscribe (?:now )?(?:to|for) (?:continue|read|keep|unlock|access|full)|to continue reading|(?:already|"
    r"become) a (?:subscriber|member)|"
    r"(?:log|sign) ?in to (?:read|continue|view|your)|(?:for|available to|"
    r"only) (?:our )?(?:paying )?(?:subscribers|members)(?: only)?\b|"
    r"subscriber[- ](?:only|exclusive)|register (?:for free )?to (?:read|continue)|you have (?:reached|"
    r"read) your|free articles? (?:left|this month)|"
    r"create (?:a )?free account|start your (?:free )?trial|unlock this (?:article|story)|"
    r"rest of this (?:article|story)|"
    r"اشترك (?:الان|الآن )?(?:لمتابعة|لقراءة|للقراءة)|(?:للمشتركين|للاعضاء|للأعضاء) فقط|لمتابعة القراءة|"
    r"سجل الدخول|تسجيل الدخول لمتابعة",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"forgot(?:ten)? (?:your )?password|remember me|sign in with|log in with|enter your (?:e-?mail|password|username)|"
    r"نسيت كلمة (?:المرور|السر)|كلمة المرور|اسم المستخدم",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|we and our (?:\d+ )?partners|your (?:privacy )?(?:consent|choices)|before you continue|gdpr|"
    r"legitimate interest|"
    r"ملفات تعريف الارتباط|الكوكيز|سياسة الخصوصية",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|turn on|requires?|need|without|activate) javascript|javascript (?:is|to be|must be) (?:disabled|"
    r"enabled|required|not)|"
    r"checking (?:if the site|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|just a moment|"
    r"unsupported browser|browser is not supported|"
    r"تفعيل الجافا|javascript معطل",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"page (?:you (?:requested|are looking for|were looking for) )?(?:was |can(?:not|'t|’t) be |could not be |"
    r"is |does )?(?:not )?(?:found|exist|available)\b|"
    r"\b(?:404|403|410|500|502|503)\b.{0,20}(?:error|not found|forbidden|gone|unavailable)|error (?:404|403|410|"
    r"500|502|503)|access denied|"
    r"no longer available|has not archived that url|hrm\.|الصفحة (?:المطلوبة )?غير موجودة|الصفحة التي تبحث",
    re.IGNORECASE,
)
_KINDS = (
    (_WALL, "it is behind a paywall or login; save it as a subscriber sees it"),
    (_LOGIN, "it asks you to log in; save it after you have"),
    (_CONSENT, "it asks about cookies; answer, then save the page that follows"),
    (
        _SCRIPT,
        "it is built by a script; open it in a browser, wait for the text, and save the page or only the text",
    ),
    (_ERROR, "it says that the page does not exist; look for a copy in a web archive"),
)
_FEW = 3
"""Paragraphs of a story that a wall still shows."""

_FEW_WORDS = 150
_HEADING = 6
_LEAST_WORDS = 12
_SENTENCE = re.compile(r"[.!?؟…][\"”»’')\]]*\W*$")


def refuse_walls(blocks: Sequence[str], printed: Sequence[str], headline: str = "") -> None:
    """Raise `Unreadable` where a page holds no article.

    `blocks` are the paragraphs that were taken for it, `printed` all that the page prints, where the reason is sought.
    """
    title = words(headline)
    story = [block for block in blocks if words(block) != title and _is_story(block)]
    length = sum(len(words(block)) for block in story)
    shown = "\n".join(printed)
    few = len(story) <= _FEW and length < _FEW_WORDS
    heads = [text for text in printed if len(words(text)) <= _HEADING]
    if story and not (few and (_WALL.search(shown) or any(_headed(text) for text in heads))):
        return
    why = next((why for pattern, why in _KINDS if pattern.search(shown)), "save only the article's text")
    raise Unreadable(
        f"no article was found in it: {why}"
        if why != "save only the article's text"
        else f"no article was found in it; {why}"
    )


def _headed(text: str) -> bool:
    """Return whether a heading is that of a login, of a page made by a script, or of an error."""
    return any(pattern.search(text) for pattern in (_LOGIN, _SCRIPT, _ERROR))


def is_closed(printed: Sequence[str]) -> bool:
    """Return whether a page says that it is for subscribers, so that its text may not be whole."""
    return any(_WALL.search(text) for text in printed)


def _is_story(text: str) -> bool:
    """Return whether a paragraph tells something, rather than asking a reader to do something."""
    asks = any(pattern.search(text) for pattern, _why in _KINDS) and len(words(text)) < 60
    return not asks and len(words(text)) >= _LEAST_WORDS and bool(_SENTENCE.search(text))
