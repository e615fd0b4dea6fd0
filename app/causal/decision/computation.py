# SPDX-FileCopyrightText: Hotwash contributors
# SPDX-License-Identifier: Apache-2.0
"""Answers that need other answers first, each worked out once and without recursion.

Chains of causes may be thousands deep, so Python's own stack is not used.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable
from typing import Generic, TypeVar

from app.causal.decision.limits import Limits

Question = TypeVar("Question", bound=Hashable)
Answer = TypeVar("Answer")


class Computation(ABC, Generic[Question, Answer]):
    """Works out `attempt` for a question after everything it asks for."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._answers: dict[Question, Answer] = {}
        self._open: list[Question] = []
        limits.register(self._answers)

    def __call__(self, question: Question) -> Answer:
        """Return the answer. After an exception the computation is of no more use."""
        answer = self.known(question)
        if answer is not None:
            return answer
        waiting, known, attempt, step = self._open, self.known, self.attempt, self._limits.step
        waiting.append(question)
        while waiting:
            step()
            question = waiting[-1]
            answer = known(question)
            if answer is None:
                answer = attempt(question)
                if answer is None:
                    continue
                self._limits.remember()
                self._answers[question] = answer
            waiting.pop()
        assert answer is not None
        return answer

    def known(self, question: Question) -> Answer | None:
        """Return what is answered already or plain to see, or None."""
        return self._answers.get(question)

    def ask(self, question: Question) -> Answer | None:
        """Return an answer that `attempt` needs, or None: then it comes before the next attempt."""
        answer = self.known(question)
        if answer is None:
            self._open.append(question)
        return answer

    @abstractmethod
    def attempt(self, question: Question) -> Answer | None:
        """Return the answer, or None after `ask` returned None."""
