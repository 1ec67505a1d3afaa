"""Presidio's analyzer with a blank pipeline: what finds personal data elsewhere, and nothing else.

It is installed by `make bench` alone (requirements/bench.in).
"""

import logging
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any


def rate(texts: Sequence[str]) -> float | None:
    """Messages a second, or None where Presidio isn't installed."""
    try:
        analyzer = _analyzer()
    except ModuleNotFoundError:
        return None
    analyzer.analyze(texts[0], language="en")
    started = time.perf_counter()
    for text in texts:
        analyzer.analyze(text, language="en")
    return len(texts) / (time.perf_counter() - started)


def _module(name: str) -> Any:
    """By name, because the project is checked without them."""
    return import_module(name)


def _analyzer() -> Any:
    """With all recognizers of its own, and no network: suffixes of domains come with tldextract."""
    presidio, engines = _module("presidio_analyzer"), _module("presidio_analyzer.nlp_engine")
    spacy, domains = _module("spacy"), _module("tldextract.tldextract")
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    domains.TLD_EXTRACTOR = domains.TLDExtract(cache_dir=None, suffix_list_urls=())
    engine = engines.SpacyNlpEngine(models=[{"lang_code": "en", "model_name": "blank"}])
    engine.nlp = {"en": spacy.blank("en")}
    return presidio.AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
