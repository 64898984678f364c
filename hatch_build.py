"""Puts the bundled model, lexicon and parameters into the wheel.

An editable install reads them from the checkout instead, so that a model trained anew is the one
that is used.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED = {
    "models/wuzhen.joblib": "wuzhen/bundled/wuzhen.joblib",
    "data/lexicon": "wuzhen/bundled/lexicon",
    "params.yaml": "wuzhen/bundled/params.yaml",
}


class BundleHook(BuildHookInterface[Any]):
    """Adds the bundled files to a wheel that will be installed away from the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files for hatchling."""
        if version != "editable":
            build_data["force_include"].update(BUNDLED)
