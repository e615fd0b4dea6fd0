# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Looks at texts with the rules and the dictionary of their review's language.

Everything here may be called from a job: it holds no widget, and reads files when first asked.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale

from app.bootstrap import Services
from app.insight.action_checks.wording_hints import is_captured_action, wording_hints
from app.insight.language.hints import Hint, language_hints
from app.insight.language.kept_words import kept_words
from app.insight.language.review_language import (
    review_language,
    text_language,
    told_language,
)
from app.insight.language.rule import LanguageRules
from app.insight.language.summary import LanguageSummary, language_summary
from app.insight.nameless import personal_names
from app.insight.spelling.known_words import known_words
from app.insight.spelling.misspellings import Misspelling, misspellings
from app.review.review import Review
from app.rules.rules import Rules
from app.spelling.dictionary_files import FOLDER
from app.spelling.hunspell_dictionary import HunspellDictionary

Mark = Hint | Misspelling
OFF = "off"


@dataclass(frozen=True)
class TextReader:
    """Every method may raise UserFacingError: rules of a team, or a dictionary, can be amiss."""

    services: Services
    rules: Rules

    def marks(self, review: Review, text: str, *, is_action: bool = False) -> tuple[Mark, ...]:
        """Return the wordings and misspelt words of a text, in order; none overlap.

        Of an action, words that name no end are wordings too.
        """
        language = text_language(text, review, self.rules.languages, app_language())
        rules = self.rules.language(language)
        hints = language_hints(text, rules, personal_names(review), ignored=kept_words(review))
        if is_action or is_captured_action(text):
            open_ends = wording_hints(text, self.rules.actions, kept_words(review))
            alone = (each for each in open_ends if not any(_overlap(each, one) for one in hints))
            hints = tuple(sorted((*hints, *alone), key=lambda hint: hint.start))
        dictionary = self._dictionary(language)
        if dictionary is None:
            return hints
        words = misspellings(text, dictionary, known_words(review))
        left = [word for word in words if not any(_overlap(word, hint) for hint in hints)]
        return tuple(sorted((*hints, *left), key=lambda mark: mark.start))

    def summary(self, review: Review) -> LanguageSummary:
        """Return the wordings of the whole review."""
        known, shown = self.rules.languages, app_language()
        usual = review_language(review, known, shown)

        def rules_for(text: str) -> LanguageRules:
            said = review.lifecycle.language in known
            guess = "" if said else told_language(text)
            return self.rules.language(guess if guess in known else usual)

        return language_summary(review, rules_for, kept_words(review))

    def offers(self, review: Review, text: str, word: str) -> tuple[str, ...]:
        """Return what may have been meant by a misspelt word of a text."""
        language = text_language(text, review, self.rules.languages, app_language())
        dictionary = self._dictionary(language)
        return () if dictionary is None else dictionary.offers(word)

    def has_dictionary(self, review: Review) -> bool:
        """Return whether the texts of a review are looked at for spelling."""
        language = review_language(review, self.rules.languages, app_language())
        return self._dictionary(language) is not None

    @property
    def is_spelling_off(self) -> bool:
        """True where the settings want no word looked up."""
        return self.services.settings.spelling == OFF

    @property
    def dictionary_folder(self) -> str:
        """Where a person puts dictionaries of their own."""
        return str(self.services.data_dir / FOLDER)

    def _dictionary(self, language: str) -> HunspellDictionary | None:
        if self.is_spelling_off:
            return None
        return self.services.dictionaries.dictionary(language)


def app_language() -> str:
    """Return the language the window speaks, as two letters."""
    return QLocale().name().partition("_")[0]


def _overlap(first: Mark, second: Mark) -> bool:
    return first.start < second.end and second.start < first.end
