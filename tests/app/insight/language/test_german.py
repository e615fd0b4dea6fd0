# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""The German rules: every class is seen, machines and plain facts are left alone."""

from __future__ import annotations

import pytest

from app.insight.language.hints import language_hints
from app.rules.rules import Rules

RULES = Rules().language("de")
FLAGGED = {
    "counterfactual": [
        "Das hätte im Review auffallen müssen.",
        "Wir hätten den Schalter vorher prüfen sollen.",
        "Mit einem Alarm hätten wir es früher bemerkt.",
        "Das wäre mit einem Test nicht passiert.",
        "Wenn wir das gewusst hätten, lief es anders.",
    ],
    "failure-of-person": [
        "Der Admin hat vergessen, das Zertifikat zu erneuern.",
        "Die Warnung wurde übersehen.",
        "Das Team hat den Alarm nicht bemerkt.",
        "Die Tabelle wurde versehentlich gelöscht.",
        "Im Dienstplan haben wir das nicht dokumentiert.",
    ],
    "blame-noun": [
        "Es war menschliches Versagen.",
        "Die Schuld liegt beim Betrieb.",
        "Ein Bedienfehler.",
    ],
    "adjective": ["Eine schlampige Änderung ging hinaus.", "Schlechte Planung kostete Zeit."],
    "minimiser": [
        "Offensichtlich war sie voll.",
        "Wir haben einfach neu gestartet.",
        "Im Nachhinein zeigt es sich.",
    ],
    "absolutes": ["Niemand bemerkte es.", "Wir prüfen immer alles.", "Jeder wusste es."],
    "who-why": [
        "Warum hat der Entwickler das ausgerollt?",
        "Wer hat das gelöscht?",
        "Warum wurde das nicht bemerkt?",
    ],
    "name-as-subject": ["@kim löschte die Tabelle.", "Ann meldete den Fehler."],
    "hedge-drama": [
        "Es war eine Katastrophe.",
        "Vermutlich war er kalt.",
        "Ich glaube, es war der Cache.",
    ],
    "single-cause": ["Die eigentliche Ursache war ein Leck.", "Die Grundursache ist bekannt."],
    "broad": ["Beim Ausfall waren einige Nutzer langsam.", "Es gab einen Totalausfall."],
}
CLEAN = [
    "Der Dienst hat die Nachricht nicht empfangen.",
    "Der Pod startete nicht und wurde neu gestartet.",
    "Der Endpunkt sollte 200 liefern.",
    "Technische Schulden werden abgebaut.",
    "Er sagte „wir hätten das prüfen müssen“.",
    "Der Ausfall dauerte von 14:03 bis 14:20.",
    "Der Ablauf ist nicht einfach zu verstehen.",
    "Die Fehlerrate war leicht erhöht.",
]


@pytest.mark.parametrize(
    ("wanted", "text"), [(wanted, text) for wanted, texts in FLAGGED.items() for text in texts]
)
def test_each_class_of_wording_is_seen(wanted: str, text: str) -> None:
    assert wanted in [hint.hint_class for hint in language_hints(text, RULES, ["Ann Lee"])]


@pytest.mark.parametrize("text", CLEAN)
def test_machines_and_plain_facts_are_left_alone(text: str) -> None:
    assert language_hints(text, RULES) == ()
