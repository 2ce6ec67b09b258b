"""Invented articles for the tests of reading, as pages, as texts, and as what other programs make of them."""

from datetime import date

PERIOD = date(2003, 1, 1), date(2004, 12, 31)
HEADLINE = "Ink Front pushes on to Tell Qirtas"
STORY = (
    "Fighters of the Ink Front left al-Mahbara on Thursday and moved along the Salt Road towards the sea, people said.",
    "At least 14 guards and 23 carters were killed in two villages on the way, the Nib Monitor said in its daily note.",
    "Nobody in the harbour office would say how long the quay is going to stay open while the mills are standing idle.",
)
ARABIC_HEADLINE = "جبهة الحبر تدخل المحبرة"
ARABIC = (
    "دخل مقاتلو جبهة الحبر بلدة المحبرة يوم الأربعاء بعد انسحاب حرس وراقة منها، وفق ما ذكره مرصد الريشة في بيان له.",
    "وقال المرصد إن ما لا يقل عن 23 عنصرا قتلوا على أطراف تل قرطاس، وإن العشرات غادروا البلدة مع ساعات الصباح الأولى.",
)
ADDRESS = "https://post.example.org/2003/pushes-on"


def paragraphs(story: tuple[str, ...] = STORY) -> str:
    return "".join(f"<p>{text}</p>\n" for text in story)


def page(body: str = "", head: str = "", title: str = HEADLINE, lang: str = "en", before: str = "") -> bytes:
    """Return a page; without a body, one with the headline and the story."""
    whole = body or f"<main><article><h1>{HEADLINE}</h1>{paragraphs()}</article></main>"
    return (
        f'{before}<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">Home</a></nav>{whole}<footer>Contact us.</footer></body></html>'
    ).encode()


def text(*parts: str) -> bytes:
    return ("\n\n".join(parts) + "\n").encode()
