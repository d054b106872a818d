"""Modules as one script."""

from __future__ import annotations

import pytest

from graphkit.maps.modules import join_modules


def _joined(**modules: str) -> str:
    return join_modules({f"{name}.js": text for name, text in modules.items()}.__getitem__, "main.js")


def test_a_module_comes_after_all_it_uses_and_once() -> None:
    joined = _joined(
        main='import { one } from "./one.js";\nimport { two } from "./two.js";\none(two);\n',
        one='import {\n  two,\n} from "./two.js";\nexport function one() {}\n',
        two="export const two = 2;\n",
    )

    assert joined == "const two = 2;\nfunction one() {}\none(two);\n"


def test_a_circle_is_named() -> None:
    with pytest.raises(ValueError, match=r"main\.js -> one\.js -> main\.js"):
        _joined(main='import { one } from "./one.js";\n', one='import { main } from "./main.js";\n')


@pytest.mark.parametrize(
    "odd",
    [
        'import one from "./one.js";',
        'import "./one.js";',
        'import { one as two } from "elsewhere";',
        "export default 1;",
        'export * from "./one.js";',
        "export { one };",
    ],
)
def test_other_forms_are_refused(odd: str) -> None:
    with pytest.raises(ValueError, match=r"main\.js"):
        _joined(main=f"{odd}\n", one="")
