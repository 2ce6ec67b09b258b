"""What tells the lines of an article from those of the page around it, in English and Arabic, as patterns."""

FURNITURE = (
    r"skip to (?:main )?content|newsletter|sign up|subscribe|subscription|stay informed|more about\b|read more|"
    r"read also|related (?:articles|stories)|news ?line|follow us|share this|click here|cookie|all rights reserved|"
    r"republishing this content|^\W*advertisement|^\W*comments?\W*$|write to the editors|"
    r"اقرا ايضا|اقرأ أيضا|تابعونا|اشترك|النشرة البريدية|جميع الحقوق محفوظة"
)
"""A line of the page around an article, whatever the case of its letters."""

ENDS = r"[.!?؟…:;\"”»)\]]\W*$"
"""The end of a sentence, or of a quotation: a line that ends so is no headline."""

CREDITED = (
    r"^\W*(?:by|written by|reporting by|author|words|photos?|story|بقلم|كتب|كتبت|إعداد|اعداد|تقرير)\b|^\W*\w*\W*$"
)
"""A line that may credit somebody, or holds a word at most: it is passed over where a headline is sought."""

AHEAD = (
    r"\b(?:expected to|likely to|would (?:\w+ )?likely|could|may|might|will|set to|plans? to|forecast|about to)\b|"
    r"متوقع|يتوقع|سوف|قد ي|قد ت|من المرجح"
)
"""Words by which a sentence tells of what is expected rather than of what happened."""
